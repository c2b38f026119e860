package qadam.consent;

/** How old somebody may be, on the side of caution. */
public enum AgeBand {
    UNDER_13, TEENS, ADULT;

    private static final int TEEN = 13;
    private static final int GROWN_UP = 18;

    static AgeBand of(int age) {
        return age < TEEN ? UNDER_13 : age < GROWN_UP ? TEENS : ADULT;
    }

    public boolean isMinor() {
        return this != ADULT;
    }
}
