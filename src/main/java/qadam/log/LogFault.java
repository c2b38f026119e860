package qadam.log;

import java.util.Locale;
import java.util.Map;

/** What is wrong with a published log, exactly. Thrown while one is read; the message is for whoever audits it. */
public final class LogFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Each with a sentence in three languages. */
    public enum Kind {
        NO_CHECKPOINT, NOT_A_CHECKPOINT, OTHER_LOG, NOT_SIGNED, NOT_WITNESSED, MISSING, CUT, TILE_DIFFERS, ROOT_DIFFERS, OLDER, HISTORY_CHANGED,
        FOREIGN_FILE, UNREACHABLE, NOT_A_LEAF, NO_SUCH_LEAF, REVOKED_TWICE, NOT_REVOKED, HAS_A_TAG, COMMITMENT_TWICE, NOT_OPENED, OPENED_TWICE,
        OTHER_RULE, CLOSED_WRONG, COUNT_DIFFERS, CLOSING_SIZE, CLOSING_LATE, CLOSING_MISSING, POLICY_DIFFERS;

        public String key() {
            return "log.fault." + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final transient Map<String, Object> values;

    public LogFault(Kind kind, String what) {
        super(kind + " " + what, null, false, false);
        this.kind = kind;
        this.values = Map.of("what", what);
    }

    public Kind kind() {
        return kind;
    }

    /** {@code what}: the file, the index or the line that is wrong. */
    public Map<String, Object> values() {
        return values;
    }
}
