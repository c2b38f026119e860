package qadam.kazakh;

import java.text.Normalizer;

/**
 * One spelling for each letter. Kazakh is typed on many keyboards: Latin letters stand in Cyrillic words because they look the same,
 * letters of neighbours and of older alphabets and fonts stand for ours, and the nine letters that Russian has not are often not typed at all.
 * Everything works in place on a word and never makes it longer, so that offsets stay those of the text.
 */
public final class Letters {
    private static final String LATIN_TWINS = "ABCEHIKMOPTXYacehikopxyəƏɵƟİ";
    /** Latin Y is the twin of Ү, whose capital is the same straight letter; the small one is that of у. */
    private static final String CYRILLIC_TWINS = "АВСЕНІКМОРТХҮасеһікорхуәӘөӨІ";
    /** Letters of neighbours, of fonts before Unicode and of spelling before 1957 (when Ӯ became Ұ), and ours. */
    private static final String OLD = "ӀӏӉӊӇӈҤҥӃӄҠҡҜҝҞҟҐґӶӷҔҕѲѳӮӯЎўҲҳӒӓӚӛӰӱӦӧӪӫ";
    private static final String OURS = "ІіҢңҢңҢңҚқҚқҚқҚқҒғҒғҒғӨөҰұҰұҺһӘәӘәҮүӨөӨө";
    /** The nine letters, and two that are often typed as е. */
    private static final String KAZAKH = "әғқңөұүһіёэ";
    private static final String FOLDED = "агкноуухиее";

    private static final int CYRILLIC = 0x0400;
    private static final char[] MODERN = new char[0x100];
    private static final char[] LOWER = new char[0x100];
    private static final char[] FOLD = new char[0x100];
    private static final char[] TO_CYRILLIC = new char[0x280];
    private static final char[] TO_LATIN = new char[0x200];

    static {
        for (int i = 0; i < MODERN.length; i++) {
            char letter = (char) (CYRILLIC + i);
            int old = OLD.indexOf(letter);
            MODERN[i] = old < 0 ? letter : OURS.charAt(old);
            LOWER[i] = Character.toLowerCase(letter);
            int special = KAZAKH.indexOf(Character.toLowerCase(MODERN[i]));
            FOLD[i] = special < 0 ? letter : Character.isUpperCase(letter) ? Character.toUpperCase(FOLDED.charAt(special)) : FOLDED.charAt(special);
        }
        for (int i = 0; i < LATIN_TWINS.length(); i++) {
            TO_CYRILLIC[LATIN_TWINS.charAt(i)] = CYRILLIC_TWINS.charAt(i);
            if (LATIN_TWINS.charAt(i) < 0x80) {
                TO_LATIN[CYRILLIC_TWINS.charAt(i) - CYRILLIC] = LATIN_TWINS.charAt(i);
            }
        }
        TO_LATIN['У' - CYRILLIC] = 'Y';
        TO_LATIN['Һ' - CYRILLIC] = 'H';
    }

    private Letters() {
    }

    /** Lower case, today's code points, one script for a word, nothing invisible. Returns the length. */
    static int normalise(char[] word, int length) {
        int kept = withoutMarks(word, length);
        modernise(word, kept);
        if (!isRoman(word, kept)) {
            oneScript(word, kept);
        }
        for (int i = 0; i < kept; i++) {
            word[i] = lower(word, kept, i);
        }
        return kept;
    }

    /** As {@link #normalise(char[], int)}. */
    public static String normalised(String word) {
        char[] letters = word.toCharArray();
        return new String(letters, 0, normalise(letters, letters.length));
    }

    /** The nine letters that a Russian keyboard has not become those that are typed in their place: қ→к, ә→а, і→и and so on. */
    static void fold(char[] word, int length) {
        for (int i = 0; i < length; i++) {
            int at = word[i] - CYRILLIC;
            if (at >= 0 && at < FOLD.length) {
                word[i] = FOLD[at];
            }
        }
    }

    /** As {@link #fold(char[], int)}, of a text in any script and case. */
    public static String folded(String text) {
        char[] letters = text.toCharArray();
        fold(letters, letters.length);
        return new String(letters);
    }

    static boolean isCyrillic(char letter) {
        return letter >= CYRILLIC && letter < 0x0530;
    }

    static boolean isLatin(char letter) {
        return letter < 0x0300 ? Character.isLetter(letter) : letter >= 0x1E00 && letter < 0x1F00 || letter >= 0x2C60 && letter < 0x2C80;
    }

    /** A Roman number, which stands for most centuries and is typed with Latin or Cyrillic letters as they come: it becomes Latin. */
    private static boolean isRoman(char[] word, int length) {
        boolean folded = length > 2;
        for (int i = 0; i < length; i++) {
            if ("XIVХІ".indexOf(word[i]) < 0 && !(folded && word[i] == 'И')) {
                return false;
            }
        }
        for (int i = 0; i < length; i++) {
            word[i] = word[i] == 'Х' ? 'X' : word[i] == 'V' || word[i] == 'X' ? word[i] : 'I';
        }
        return length > 0;
    }

    private static char lower(char[] word, int length, int at) {
        char letter = word[at];
        if (letter < 0x80) {
            return letter >= 'A' && letter <= 'Z' ? (char) (letter + 0x20) : letter;
        }
        int in = letter - CYRILLIC;
        if (in >= 0 && in < MODERN.length) {
            return LOWER[in];
        }
        return Character.isSurrogate(letter) ? lowerHalf(word, length, at) : Character.toLowerCase(letter);
    }

    private static void modernise(char[] word, int length) {
        for (int i = 0; i < length; i++) {
            int at = word[i] - CYRILLIC;
            if (at >= 0 && at < MODERN.length) {
                word[i] = MODERN[at];
            }
        }
    }

    /** Half of a letter outside the basic plane; a half that stands alone stays as it is. */
    private static char lowerHalf(char[] word, int length, int at) {
        if (Character.isHighSurrogate(word[at]) && at + 1 < length && Character.isLowSurrogate(word[at + 1])) {
            return Character.highSurrogate(Character.toLowerCase(Character.toCodePoint(word[at], word[at + 1])));
        }
        if (Character.isLowSurrogate(word[at]) && at > 0 && Character.isHighSurrogate(word[at - 1])) {
            return Character.lowSurrogate(Character.toLowerCase(Character.toCodePoint(word[at - 1], word[at])));
        }
        return word[at];
    }

    /** Soft hyphens, zero-width characters and accents go; letters written as letter and mark become one. */
    private static int withoutMarks(char[] word, int length) {
        boolean plain = true;
        boolean marked = false;
        for (int i = 0; i < length; i++) {
            plain &= !isInvisible(word[i]);
            marked |= isMark(word[i]);
        }
        return plain && !marked ? length : compose(word, length, marked);
    }

    private static int compose(char[] word, int length, boolean marked) {
        String whole = new String(word, 0, length);
        String composed = marked ? Normalizer.normalize(whole, Normalizer.Form.NFC) : whole;
        int kept = 0;
        for (int i = 0; i < composed.length() && kept < length; i++) {
            char letter = composed.charAt(i);
            if (!isInvisible(letter) && !isMark(letter)) {
                word[kept++] = letter;
            }
        }
        return kept;
    }

    private static boolean isMark(char letter) {
        return letter >= 0x0300 && letter < 0x0370;
    }

    private static boolean isInvisible(char letter) {
        return letter == 0x00AD || letter >= 0x200B && letter <= 0x200F || letter == 0x2060 || letter == 0xFEFF;
    }

    /** A word in two scripts is brought into one if every letter of the other has a twin there; else it stays as it is. */
    private static void oneScript(char[] word, int length) {
        int cyrillic = 0;
        int latin = 0;
        boolean allToCyrillic = true;
        boolean allToLatin = true;
        for (int i = 0; i < length; i++) {
            if (isCyrillic(word[i])) {
                cyrillic++;
                allToLatin &= twin(TO_LATIN, word[i] - CYRILLIC) != 0;
            } else if (isLatin(word[i])) {
                latin++;
                allToCyrillic &= twin(TO_CYRILLIC, word[i]) != 0;
            }
        }
        if (cyrillic == 0 || latin == 0 || !allToCyrillic && !allToLatin) {
            return;
        }
        for (int i = 0; i < length; i++) {
            char letter = word[i];
            if (allToCyrillic && isLatin(letter)) {
                word[i] = twin(TO_CYRILLIC, letter);
            } else if (!allToCyrillic && isCyrillic(letter)) {
                word[i] = twin(TO_LATIN, letter - CYRILLIC);
            }
        }
    }

    private static char twin(char[] twins, int at) {
        return at < twins.length ? twins[at] : 0;
    }
}
