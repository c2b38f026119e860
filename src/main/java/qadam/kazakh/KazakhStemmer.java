package qadam.kazakh;

import java.util.Arrays;
import java.util.List;

/**
 * Takes the suffixes off a Kazakh word, from its end inwards: person, case, possession, plural, derivation, form of the verb, negation.
 * A suffix goes only if its vowels agree with the last vowel that is left, its first consonant with the last sound, and something that can be a word
 * remains. The stem is a key under which the forms of a word meet; most are words of the dictionary, not all.
 *
 * <p>Needs normalised words ({@link Letters#normalised}). Without state: one instance serves every thread.
 */
public final class KazakhStemmer {
    private static final int SHORTEST = 3;
    private static final int MOST_SUFFIXES = 7;
    /** Nobody writes longer words: it is noise, or an attack. */
    private static final int LONGEST = 60;

    private final boolean folded;
    private final Wholes wholes;
    private final SuffixTree tree;

    private KazakhStemmer(boolean folded, List<Suffix> suffixes) {
        this.folded = folded;
        this.wholes = new Wholes(folded);
        this.tree = new SuffixTree(suffixes);
    }

    /** Of words as they are spelt. */
    public static KazakhStemmer exact() {
        return new KazakhStemmer(false, Suffixes.exact());
    }

    /** Of words that {@link Letters#folded} has folded. */
    public static KazakhStemmer loose() {
        return new KazakhStemmer(true, Suffixes.folded());
    }

    /** The stem of a normalised word; a word in another script stays. */
    public String stem(String word) {
        char[] letters = Arrays.copyOf(word.toCharArray(), word.length() + 1);
        return new String(letters, 0, stem(letters, word.length()));
    }

    /** Stems in place; the array must have room for one letter more. Returns the length of the stem. */
    int stem(char[] word, int length) {
        if (length < SHORTEST || length > LONGEST || !isKazakh(word, length)) {
            return length;
        }
        int left = ending(word, length);
        int done = -1;
        boolean verb = false;
        for (int i = 0; i < MOST_SUFFIXES && !wholes.has(word, left); i++) {
            Suffix suffix = last(word, left, done, verb);
            if (suffix == null) {
                break;
            }
            left = ending(word, left - suffix.text().length());
            done = suffix.layer().done();
            verb |= suffix.verb();
        }
        return withoutHigh(word, left);
    }

    private static boolean isKazakh(char[] word, int length) {
        for (int i = 0; i < length; i++) {
            if (SuffixTree.number(word[i]) == 0) {
                return false;
            }
        }
        return true;
    }

    /** The longest suffix that may be taken off, or one that leaves a word we know. */
    private Suffix last(char[] word, int length, int done, boolean verb) {
        Suffix longest = null;
        int node = SuffixTree.ROOT;
        for (int left = length - 1; left >= SHORTEST - 1; left--) {
            node = tree.step(node, word[left]);
            if (node == SuffixTree.ROOT) {
                break;
            }
            Suffix suffix = fitting(tree.at(node), word, left, done, verb);
            if (suffix != null) {
                longest = suffix;
                if (wholes.has(word, left)) {
                    break;
                }
            }
        }
        return longest;
    }

    private Suffix fitting(Suffix[] alike, char[] word, int left, int done, boolean verb) {
        for (Suffix suffix : alike) {
            if (suffix.layer().ordinal() > done && (Sound.last(word, left) & suffix.after()) != 0 && agrees(suffix, word, left)
                && mayRemain(word, left, suffix) && (verb || suffix.layer() != Suffix.Layer.NEGATION)) {
                return suffix;
            }
        }
        return null;
    }

    private boolean agrees(Suffix suffix, char[] word, int left) {
        byte harmony = Sound.harmony(word, left, folded);
        return harmony == Sound.NEUTRAL || suffix.harmony() == Sound.NEUTRAL || harmony == suffix.harmony();
    }

    private boolean mayRemain(char[] word, int left, Suffix suffix) {
        if (left >= SHORTEST) {
            return Sound.vowels(word, left) > 0 && !isBroken(word, left, suffix);
        }
        return switch (suffix.layer()) {
            case PERSON, CASE, POSSESSION, PLURAL, RELATIVE -> wholes.isShortNoun(word);
            case FINITE, PARTICIPLE, NEGATION -> wholes.isShortVerb(word);
            case DERIVATION -> false;
        };
    }

    /** No root of a verb ends so: it is баста-ды, and not баст-ады. */
    private static boolean isBroken(char[] word, int left, Suffix suffix) {
        boolean twoConsonants = !Sound.isVowel(word[left - 1]) && !Sound.isVowel(word[left - 2]);
        return twoConsonants && suffix.layer().isOfVerb() && Sound.isVowel(suffix.text().charAt(0))
            && (word[left - 1] != 'т' || "рйлн".indexOf(word[left - 2]) < 0);
    }

    /** What a following vowel does to the end of a word is undone: кітабы is of кітап, халқы of халық. Returns the length. */
    private int ending(char[] word, int length) {
        if (length > 1 && Sound.isVowel(word[length - 2])) {
            word[length - 1] = switch (word[length - 1]) {
                case 'б' -> 'п';
                case 'г' -> 'к';
                case 'ғ' -> 'қ';
                default -> word[length - 1];
            };
        }
        return length > 2 && isTorn(word[length - 2], word[length - 1]) ? mend(word, length) : length;
    }

    /** Two consonants that no Kazakh word ends in: a vowel stood between them. */
    private static boolean isTorn(char one, char last) {
        return switch (last) {
            case 'қ', 'к', 'п' -> one == 'л' || one == 'р';
            case 'н' -> one == 'р' || one == 'й';
            default -> false;
        };
    }

    private int mend(char[] word, int length) {
        word[length] = word[length - 1];
        word[length - 1] = Sound.harmony(word, length - 1, folded) == Sound.BACK ? 'ы' : folded ? 'и' : 'і';
        return length + 1;
    }

    /** The last ы or і goes: in whole words it looks like "his", in verbs it comes and goes with what follows (дамы-ды, даму). */
    private int withoutHigh(char[] word, int length) {
        if (!isHigh(word[length - 1])) {
            return length;
        }
        boolean root = length > SHORTEST && Sound.isVowel(word[length - 3]) && !Sound.isVowel(word[length - 2]);
        return root || length == SHORTEST && wholes.isShortVerb(word) ? ending(word, length - 1) : length;
    }

    private boolean isHigh(char letter) {
        return letter == 'ы' || letter == (folded ? 'и' : 'і');
    }
}
