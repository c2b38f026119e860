package qadam.tutor;

/** What the check says of one sentence of a model. */
enum Verdict {
    /** Its citation holds. */
    CITED(false),
    NO_CITATION(false),
    /** The sentence that the rules give it for what the lessons do not say. */
    SAYS_NOTHING(false),
    /** The number is none of the passages that were sent. */
    UNKNOWN_PASSAGE(false),
    QUOTE_TOO_SHORT(false),
    /** The words do not stand in that passage. */
    QUOTE_NOT_FOUND(false),
    /** The quote is true, but the sentence says something else. */
    CLAIM_NOT_IN_PASSAGE(false),
    /** One of them denies what the other says. */
    DENIES_QUOTE(false),
    /** Not cited, and with a number, a made-up word or too many words that no lesson has. */
    FOREIGN(true),
    /** Wording of our own instructions. */
    LEAK(true),
    MARKUP(true),
    /** An address that stands in none of the passages. */
    LINK(true),
    /** A number or address that looks like a person's. */
    PERSONAL(true),
    WRONG_LANGUAGE(true),
    REPEATED(true),
    GARBLED(true);

    private final boolean withholds;

    Verdict(boolean withholds) {
        this.withholds = withholds;
    }

    /** Whether the sentence is shown to nobody; else it is shown, marked unless CITED, where a cited one stands beside it. */
    boolean withholds() {
        return withholds;
    }
}
