package qadam.answerfile;

import java.util.Map;
import java.util.Optional;
import qadam.shared.Refusal;

/**
 * What became of one answer in a file.
 *
 * @param what key of the words that name it, with their values
 * @param refused why it was not taken
 */
record Became(What what, State state, Optional<Refusal> refused) {
    enum State {
        ADDED, HERE, REVIEW, REFUSED,
        /** Not now: the disk is full, the database is busy, too many at once. The file may come again. */
        LATER;

        public String key() {
            return "answerfile.state." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    record What(String key, Map<String, Object> values) {
    }

    static Became of(What what, boolean added) {
        return new Became(what, added ? State.ADDED : State.HERE, Optional.empty());
    }

    static Became refused(What what, Refusal refusal) {
        int status = refusal.problem().status();
        boolean later = status == 429 || status == 503 || status == 507;
        return new Became(what, later ? State.LATER : State.REFUSED, Optional.of(refusal));
    }
}
