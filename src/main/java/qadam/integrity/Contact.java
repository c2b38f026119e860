package qadam.integrity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.People;
import qadam.shared.Refusal;
import qadam.shared.SettingStore;

/** Whom a person whose claim does not go through can ask, as the office has put it: a telephone number, a room, an address. Public. */
final class Contact {
    static final int LONGEST = 200;
    private static final String SETTING = "integrity_contact";

    private final SettingStore settings = new SettingStore();
    private final People people;

    Contact(People people) {
        this.people = people;
    }

    /** Empty text while the office has named none. */
    String now(Handle handle) {
        return settings.find(handle, SETTING).orElse("");
    }

    void change(Handle handle, String words, UUID by, Instant now) {
        if (words.length() > LONGEST || words.lines().count() > 1) {
            throw new Refusal(IntegrityProblem.CONTACT_LONG);
        }
        settings.set(handle, SETTING, words);
        people.audit(handle, now, Optional.of(by), "contact-changed", "integrity", "");
    }
}
