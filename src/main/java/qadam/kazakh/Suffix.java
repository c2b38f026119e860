package qadam.kazakh;

/**
 * One suffix as it is written.
 *
 * @param layer how far from the root it stands
 * @param harmony of its vowels; {@link Sound#NEUTRAL} goes with every word
 * @param after the sounds, as bits of {@link Sound}, that may stand before it
 * @param verb whether a word that bears it may be a verb
 */
record Suffix(String text, Layer layer, byte harmony, int after, boolean verb) {
    /** From the end of a word inwards: what stands later here stands nearer to the root. */
    enum Layer {
        PERSON, FINITE, CASE, POSSESSION, PLURAL, RELATIVE, DERIVATION, PARTICIPLE, NEGATION;

        /** The last layer that is done with once a suffix of this one has gone; what goes next must stand further in. */
        int done() {
            return switch (this) {
                case PERSON, CASE, POSSESSION, PLURAL, PARTICIPLE, NEGATION -> ordinal();
                case FINITE -> PARTICIPLE.ordinal();
                case RELATIVE -> CASE.ordinal();   // қала-лар-ымыз-да-ғы: inside it the noun begins anew
                case DERIVATION -> ordinal() - 1;   // several may follow each other
            };
        }

        boolean isOfVerb() {
            return this == FINITE || this == PARTICIPLE;
        }
    }

    Suffix written(String otherwise) {
        return new Suffix(otherwise, layer, harmony, after, verb);
    }

    Suffix ofVerb(boolean also) {
        return new Suffix(text, layer, harmony, after, verb | also);
    }

    /** Two that are written the same. */
    Suffix or(Suffix other) {
        return new Suffix(text, layer, harmony == other.harmony ? harmony : Sound.NEUTRAL, after | other.after, verb | other.verb);
    }
}
