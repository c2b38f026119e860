package qadam.exam;

/** How a response came, and what that makes of it. The code stands in {@code responses.late}. */
public enum Arrival {
    IN_TIME(0),
    /** Evidence and nothing more: of a rehearsal, or of whoever was sent out. */
    EVIDENCE(1),
    /** After the deadline, of an attempt that had fallen silent before it: counts. */
    FROM_OUTBOX(2),
    /** Later, or of an attempt that had not fallen silent: a person decides. */
    WAITING(3), ACCEPTED(4), DECLINED(5);

    private final int code;

    Arrival(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    public boolean counts() {
        return this == IN_TIME || this == FROM_OUTBOX || this == ACCEPTED;
    }

    static Arrival of(int code) {
        for (Arrival arrival : values()) {
            if (arrival.code == code) {
                return arrival;
            }
        }
        throw new IllegalArgumentException("no arrival has code " + code);
    }
}
