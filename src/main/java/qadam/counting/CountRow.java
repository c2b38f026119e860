package qadam.counting;

/**
 * One line of a list, judged, as its clerk sees it: never the id.
 *
 * @param line where it stands in the list @param number of the pupil, as it was given
 * @param name empty when nobody of the group is meant
 * @param outcome the end of its words' key
 */
public record CountRow(int line, String number, String name, Outcome outcome) {
    /** What a line leads to, or why it leads to nothing. */
    public enum Outcome {
        COUNTS, UNCOUNTED,
        LINE_UNREADABLE, NUMBER_UNKNOWN, NUMBER_TWICE, NAME_DIFFERS, NAME_UNPRINTABLE, ID_WRONG, ID_TWICE, ID_TAKEN, ID_DIFFERS, ID_MISSING,
        DECLINED, NOT_PASSED, SHEET_OPEN, NOT_SUPERVISED, NO_CONSENT, COUNTED, ISSUED_ALREADY, HELD, NOT_NOW;

        public boolean isGood() {
            return this == COUNTS || this == UNCOUNTED;
        }

        public String key() {
            return "counting.outcome." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
