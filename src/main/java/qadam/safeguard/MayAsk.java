package qadam.safeguard;

/** How far somebody's question may go. */
public enum MayAsk {
    /** To a model: an adult who has accepted the notice of the present edition. */
    MODEL,
    /** To a model in its guided manner: 13 to 17, or a younger child with their guardian's consent, where minors' mode is on; the notice is accepted. */
    GUIDED,
    /** To a model once the notice is accepted, at {@link Safeguard#NOTICE}; until then excerpts. */
    NOTICE_FIRST,
    /** To no model: excerpts of lessons. */
    EXCERPTS;

    public boolean isModel() {
        return this == MODEL || this == GUIDED;
    }
}
