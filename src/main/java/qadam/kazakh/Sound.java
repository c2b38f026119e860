package qadam.kazakh;

/**
 * What a suffix asks of the sound before it. Kazakh suffixes change their first consonant after it, and their vowel after the last vowel of
 * the word (Muhamedowa 2016, §1.2 and §1.3; Krippes 1996, ch. 2).
 */
final class Sound {
    static final int VOWEL = 1;
    /** р, й, and у, и and ю, which end in a glide. */
    static final int GLIDE = 2;
    static final int LATERAL = 4;
    static final int NASAL = 8;
    /** з, ж. */
    static final int BUZZ = 16;
    static final int VOICELESS = 32;
    /** б, в, г, ғ, д at the end of a loan: written voiced, said voiceless. */
    static final int LOAN = 64;
    /** ы and і, as "his" ends. */
    static final int HIGH = 128;
    /** A vowel after which "his" is -сы and not -ы after a word in -ыс: any but ы and і, and those in -шы and -гі. */
    static final int BEFORE_SY = 256;
    static final int ANY = 511;

    static final byte NEUTRAL = 0;
    static final byte BACK = 1;
    static final byte FRONT = 2;

    private static final int CYRILLIC = 0x0400;
    private static final int[] CLASS = new int[0x100];
    private static final byte[] HARMONY = new byte[0x100];
    /** Of folded words: а is written for ә only seldom, о and у for ө and ү often, and и stands for і. */
    private static final byte[] FOLDED_HARMONY = new byte[0x100];
    private static final boolean[] IS_VOWEL = new boolean[0x100];
    private static final boolean[] IS_FOREIGN = new boolean[0x100];

    static {
        put("аәеоөұүыіэяё", VOWEL);
        put("уию", VOWEL | GLIDE);
        put("ыіи", HIGH);
        put("рй", GLIDE);
        put("л", LATERAL);
        put("мнң", NASAL);
        put("зж", BUZZ);
        put("кқпстфхһцчшщ", VOICELESS);
        put("бвгғд", LOAN);
        "аоұыяё".chars().forEach(letter -> HARMONY[letter - CYRILLIC] = BACK);
        "әеөүіэ".chars().forEach(letter -> HARMONY[letter - CYRILLIC] = FRONT);
        "аыя".chars().forEach(letter -> FOLDED_HARMONY[letter - CYRILLIC] = BACK);
        "е".chars().forEach(letter -> FOLDED_HARMONY[letter - CYRILLIC] = FRONT);
        "аәеоөұүыіэяёуию".chars().forEach(letter -> IS_VOWEL[letter - CYRILLIC] = true);
        "вёфцчщэъьяю".chars().forEach(letter -> IS_FOREIGN[letter - CYRILLIC] = true);
    }

    private Sound() {
    }

    private static void put(String letters, int sound) {
        letters.chars().forEach(letter -> CLASS[letter - CYRILLIC] |= sound);
    }

    private static int index(char letter) {
        int at = letter - CYRILLIC;
        return at >= 0 && at < 0x100 ? at : 0;
    }

    /** The last sound of the word; a soft sign stands for the consonant before it. */
    static int last(char[] word, int length) {
        int at = length - 1;
        while (at > 0 && (word[at] == 'ь' || word[at] == 'ъ')) {
            at--;
        }
        int sound = CLASS[index(word[at])];
        boolean high = (sound & HIGH) != 0;
        boolean inShi = high && at > 0 && (word[at - 1] == 'ш' || word[at - 1] == 'г');
        return (sound & VOWEL) != 0 && (!high || inShi) ? sound | BEFORE_SY : sound;
    }

    static boolean isVowel(char letter) {
        return IS_VOWEL[index(letter)];
    }

    static int vowels(char[] word, int length) {
        int vowels = 0;
        for (int i = 0; i < length; i++) {
            vowels += isVowel(word[i]) ? 1 : 0;
        }
        return vowels;
    }

    /** The harmony that a suffix must have: of the last vowel that has one. Loans often take either, and ask nothing; so
     * does a word whose last vowel is и. */
    static byte harmony(char[] word, int length, boolean folded) {
        byte[] harmony = folded ? FOLDED_HARMONY : HARMONY;
        byte last = NEUTRAL;
        for (int i = length - 1; i >= 0; i--) {
            int at = index(word[i]);
            if (IS_FOREIGN[at] || word[i] == 'и' && last == NEUTRAL) {
                return NEUTRAL;
            }
            last = last == NEUTRAL ? harmony[at] : last;
        }
        return last;
    }
}
