package qadam.exchange;

/** What was asked and what was answered, as the person saw both; personal data already scrubbed. */
public record Words(String asked, String answered) {
    /** Of each, in characters; what is longer is cut. */
    static final int LONGEST = 8_000;

    public Words {
        asked = cut(asked);
        answered = cut(answered);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
