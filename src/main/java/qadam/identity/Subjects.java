package qadam.identity;

import java.util.UUID;
import qadam.shared.Ids;

/** How the trail names what was acted on: by pseudonym, never by name. Of a person that is 39 signs, and what follows says where or as what. */
final class Subjects {
    private static final String PERSON = "person ";

    private Subjects() {
    }

    static String person(UUID person) {
        return PERSON + Ids.hex(person);
    }

    /** The pseudonym of the person that the words name; empty when they name none. */
    static String personIn(String object) {
        return object.startsWith(PERSON) ? object.substring(PERSON.length()).split(" ")[0] : "";
    }
}
