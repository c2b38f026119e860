package qadam.identity;

import java.util.UUID;
import qadam.shared.Ids;

/** How the trail names what was acted on: by pseudonym, never by name. */
final class Subjects {
    private Subjects() {
    }

    static String person(UUID person) {
        return "person " + Ids.hex(person);
    }
}
