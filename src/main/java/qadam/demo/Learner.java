package qadam.demo;

import java.util.Optional;
import qadam.shared.Region;
import qadam.identity.NationalId;
import qadam.identity.Newcomers.Newcomer;
import qadam.shared.Language;

/** An invented person who has joined. */
record Learner(Newcomer who, Invented invented) {
    /**
     * Who they are said to be.
     *
     * @param confirmed whether the office says so too, and has seen the national id if there is one
     * @param nationalId empty for somebody who would rather not give it
     */
    record Invented(String name, String userName, Language language, Region region, boolean confirmed, Optional<NationalId> nationalId) {
    }
}
