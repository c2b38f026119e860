package qadam.tutor;

/** How much help is given, from least to most. A teacher sets the most for a lesson. */
public enum Tier {
    /** Where to look. */
    HINT,
    /** A question that leads on. */
    QUESTION,
    /** The matter itself, in other words. */
    EXPLANATION,
    /** The same thought carried through in another case. */
    EXAMPLE;

    /** The message's key: {@code tutor.tier.hint}. */
    public String key() {
        return "tutor.tier." + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** This one, or the ceiling where this would be more. */
    public Tier atMost(Tier ceiling) {
        return compareTo(ceiling) > 0 ? ceiling : this;
    }
}
