package qadam.record;

/** What a step is. The code is stored and never reused; each kind's xAPI mapping is in {@code docs/api/xapi.md}. */
public enum Kind {
    PRACTISED(1), EXAM_STARTED(3), RESPONDED(4), HANDED_IN(5), CREDENTIAL_CLAIMED(6), LAB_HANDED_IN(7);

    private final int code;

    Kind(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Kind of(int code) {
        for (Kind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of step has code " + code);
    }
}
