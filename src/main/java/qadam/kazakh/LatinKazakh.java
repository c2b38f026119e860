package qadam.kazakh;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Kazakh in Latin letters brought back into Cyrillic: the alphabet of 2021 (ä ğ ı ñ ö ş ü ū), those of 2018 (á ǵ ń ó ú ý) and 2017
 * (a' g' n' …), and how people write without any of them (zh, sh, gh, k for қ). None can be reversed for certain, as one Latin letter
 * stands for several of ours; what is lost is what {@link Letters#folded} loses too, so a search in folded stems finds it all the same.
 */
public final class LatinKazakh {
    private static final int LONGEST = 4;
    private static final Map<String, String> LETTERS = new HashMap<>();

    static {
        put("shch щ sh ш ch ч zh ж gh ғ kh х tsiya ция ya я yu ю yo ё");
        put("a' ә g' ғ n' ң o' ө s' ш c' ч u' ү y' у i' и");
        put("a а b б c с d д e е f ф g г h х j ж k к l л m м n н o о p п q қ r р s с t т u у v в w у x х z з");
        put("ä ә á ә ə ә ğ ғ ǵ ғ ñ ң ń ң ŋ ң ö ө ó ө ō ө ş ш ś ш ç ч ü ү ú ү ū ұ ý у");
    }

    private LatinKazakh() {
    }

    private static void put(String pairs) {
        String[] letters = pairs.split(" ");
        for (int i = 0; i < letters.length; i += 2) {
            LETTERS.put(letters[i], letters[i + 1]);
        }
    }

    /** Whether a text has Latin letters and no Cyrillic ones, so that it may be Kazakh in Latin letters. */
    public static boolean isPossibly(CharSequence text) {
        return text.chars().noneMatch(letter -> Letters.isCyrillic((char) letter)) && text.chars().anyMatch(letter -> Letters.isLatin((char) letter));
    }

    /** Each word in Cyrillic and lower case; what is not a Latin letter stays. */
    public static String cyrillic(String text) {
        String latin = Normalizer.normalize(text, Normalizer.Form.NFC).replace('İ', 'i').replace('I', 'ı').toLowerCase(Locale.ROOT)
            .replace('’', '\'').replace('ʼ', '\'').replace('`', '\'');
        StringBuilder cyrillic = new StringBuilder(latin.length());
        for (int from = 0; from < latin.length();) {
            int end = from;
            while (end < latin.length() && isPart(latin.charAt(end))) {
                end++;
            }
            if (end == from) {
                cyrillic.append(latin.charAt(from++));
            } else {
                word(latin.substring(from, end), cyrillic);
                from = end;
            }
        }
        return cyrillic.toString();
    }

    private static boolean isPart(char letter) {
        return Letters.isLatin(letter) || letter == '\'';
    }

    private static void word(String latin, StringBuilder cyrillic) {
        String dotless = high(latin);
        for (int at = 0; at < latin.length();) {
            char letter = latin.charAt(at);
            boolean afterVowel = at > 0 && isVowel(latin.charAt(at - 1));
            int length = length(latin, at);
            if (length > 0) {
                cyrillic.append(LETTERS.get(latin.substring(at, at + length)));
                at += length;
                continue;
            }
            cyrillic.append(switch (letter) {
                case 'i' -> afterVowel ? "й" : "і";
                case 'ı' -> afterVowel && latin.charAt(at - 1) != 'i' ? "й" : dotless;   // үйіне is üiıne
                case 'y' -> afterVowel || at + 1 < latin.length() && isVowel(latin.charAt(at + 1)) ? "й" : "ы";
                case '\'' -> "";
                default -> String.valueOf(letter);
            });
            at++;
        }
    }

    /** How many letters the longest known sign has that stands there; 0 for those whose neighbours decide. */
    private static int length(String latin, int at) {
        for (int length = Math.min(LONGEST + 1, latin.length() - at); length > 0; length--) {
            if (LETTERS.containsKey(latin.substring(at, at + length))) {
                return length;
            }
        }
        return 0;
    }

    /** The dotless ı is і in the alphabet of 2021 and ы as many write: the word's other letters decide. */
    private static String high(String latin) {
        if (has(latin, "qğǵū")) {
            return "ы";
        }
        return has(latin, "eäöüáóúkg") || !has(latin, "aouy") ? "і" : "ы";
    }

    private static boolean has(String word, String letters) {
        return word.chars().anyMatch(letter -> letters.indexOf(letter) >= 0);
    }

    private static boolean isVowel(char letter) {
        return "aäáeiıoöóuüúūý".indexOf(letter) >= 0;
    }
}
