package qadam.safeguard;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * A word as it sounds, roughly: so that Kazakh without its own letters, Kazakh and Russian in Latin letters, letters that only look alike and letters
 * drawn out come to the same. Much coarser than a search may be, and good for comparing with expressions alone.
 */
final class Sounds {
    private static final Map<Character, String> LATIN = Map.ofEntries(Map.entry('a', "а"), Map.entry('b', "б"), Map.entry('c', "с"), Map.entry('d', "д"), Map.entry('e', "е"),
        Map.entry('f', "ф"), Map.entry('g', "г"), Map.entry('h', "х"), Map.entry('i', "и"), Map.entry('j', "ж"), Map.entry('k', "к"), Map.entry('l', "л"), Map.entry('m', "м"),
        Map.entry('n', "н"), Map.entry('o', "о"), Map.entry('p', "п"), Map.entry('q', "к"), Map.entry('r', "р"), Map.entry('s', "с"), Map.entry('t', "т"), Map.entry('u', "у"),
        Map.entry('v', "в"), Map.entry('w', "у"), Map.entry('x', "х"), Map.entry('y', "и"), Map.entry('z', "з"), Map.entry('ı', "и"), Map.entry('ə', "а"), Map.entry('ŋ', "н"),
        Map.entry('4', "ч"), Map.entry('0', "о"), Map.entry('1', "и"), Map.entry('3', "з"));
    private static final Map<Character, String> CYRILLIC = Map.ofEntries(Map.entry('ә', "а"), Map.entry('ғ', "г"), Map.entry('қ', "к"), Map.entry('ң', "н"), Map.entry('ө', "о"),
        Map.entry('ұ', "у"), Map.entry('ү', "у"), Map.entry('һ', "х"), Map.entry('і', "и"), Map.entry('ы', "и"), Map.entry('э', "е"), Map.entry('щ', "ш"), Map.entry('ц', "тс"),
        Map.entry('я', "иа"), Map.entry('ю', "иу"), Map.entry('ь', ""), Map.entry('ъ', ""), Map.entry('ґ', "г"), Map.entry('є', "е"), Map.entry('ӏ', "и"), Map.entry('ј', "ж"));
    /** What stands for a Cyrillic letter inside a Cyrillic word. */
    private static final Map<Character, Character> ALIKE = Map.of('p', 'р', 'c', 'с', 'y', 'у', 'x', 'х', 'h', 'н', 'b', 'в', 'm', 'м', 't', 'т', 'k', 'к', 'n', 'п');
    private static final String[][] PAIRS = {{"shch", "ш"}, {"sch", "ш"}, {"sh", "ш"}, {"ch", "ч"}, {"zh", "ж"}, {"kh", "х"}, {"gh", "г"}, {"ya", "иа"}, {"yu", "иу"}, {"yo", "е"}};

    private Sounds() {
    }

    /** Small letters without marks over or under them; of what nobody sees nothing is left. */
    static String plain(String text) {
        String small = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('ş', 'ш').replace('ç', 'ч');
        String apart = Normalizer.normalize(small, Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(apart.length());
        for (int at = 0; at < apart.length(); at++) {
            int type = Character.getType(apart.charAt(at));
            if (type != Character.NON_SPACING_MARK && type != Character.FORMAT) {
                plain.append(apart.charAt(at));
            }
        }
        return plain.toString();
    }

    static boolean isLatin(String word) {
        return word.chars().noneMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC)
            && word.chars().anyMatch(letter -> letter >= 'a' && letter <= 'z' || letter > 127);
    }

    /** @param word plain */
    static String of(String word) {
        boolean latin = isLatin(word);
        StringBuilder sound = new StringBuilder(word.length());
        for (int at = 0; at < word.length(); ) {
            String[] pair = latin ? pair(word, at) : null;
            if (pair != null) {
                sound.append(pair[1]);
                at += pair[0].length();
                continue;
            }
            char letter = latin ? word.charAt(at) : ALIKE.getOrDefault(word.charAt(at), word.charAt(at));
            sound.append(CYRILLIC.getOrDefault(letter, LATIN.getOrDefault(letter, String.valueOf(letter))));
            at++;
        }
        return once(sound);
    }

    private static String[] pair(String word, int at) {
        for (String[] pair : PAIRS) {
            if (word.startsWith(pair[0], at)) {
                return pair;
            }
        }
        return null;
    }

    /** Each letter once, however often it stands in a row. */
    static String once(CharSequence letters) {
        StringBuilder once = new StringBuilder(letters.length());
        for (int at = 0; at < letters.length(); at++) {
            if (at == 0 || letters.charAt(at) != letters.charAt(at - 1)) {
                once.append(letters.charAt(at));
            }
        }
        return once.toString();
    }
}
