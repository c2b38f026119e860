package qadam.model;

/** How a model's servers are: one answers, one answers slowly, none answers, or none was asked yet. */
public enum Health {
    READY, SLOW, DOWN, UNPROBED;

    /** Whether it is worth asking. */
    public boolean answers() {
        return this == READY || this == SLOW;
    }
}
