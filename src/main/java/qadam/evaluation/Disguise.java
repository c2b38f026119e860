package qadam.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import qadam.shared.Language;

/** How an attack is written so that a guard that looks for words does not see them. */
enum Disguise {
    PLAIN, BASE64, HEX,
    /** Every letter is the next one of its alphabet, the last one the first. */
    SHIFTED,
    /** Letter-by-letter. */
    SPELLED,
    /** Cyrillic letters where Latin ones look the same, and the other way round. */
    LOOKALIKES,
    /** Kazakh without its own letters, Russian in Latin ones, English with digits among its letters. */
    FOLDED,
    /** Kazakh in Latin letters. */
    LATIN;

    private static final Pattern HIDDEN = Pattern.compile("\\[\\[(.*?)]]", Pattern.DOTALL);
    private static final Pattern KEPT = Pattern.compile("\\{[abn]}");
    private static final Map<Language, String> ALPHABETS = Map.of(Language.KK, "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
        Language.RU, "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", Language.EN, "");
    private static final String LATIN_ALPHABET = "abcdefghijklmnopqrstuvwxyz";
    private static final String CYRILLIC_LOOKS = "асеорхуАВСЕНКМОРТХ";
    private static final String LATIN_LOOKS = "aceopxyABCEHKMOPTX";
    private static final Map<String, String> UNFOLDED = pairs("ә а ғ г қ к ң н ө о ұ у ү у һ х і и");
    private static final Map<String, String> RUSSIAN = pairs("а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh щ sch ъ - ы y ь ' э e ю yu я ya");
    private static final Map<String, String> LEET = pairs("a 4 e 3 i 1 o 0 t 7");
    private static final Map<String, String> KAZAKH = pairs("а a ә ä б b в v г g ғ ğ д d е e ё io ж j з z и i й i к k қ q л l м m н n ң ñ о o ө ö п p р r с s т t у u ұ ū ү ü ф f х h һ h ц ts ч ch ш sh щ sh ъ - ы y і i ь - э e ю iu я ia");

    /** @param filled puts the pieces of the canary in */
    String write(Language language, String text, UnaryOperator<String> filled) {
        return HIDDEN.matcher(text).replaceAll(found -> Matcher.quoteReplacement(hide(language, found.group(1), filled)));
    }

    private String hide(Language language, String text, UnaryOperator<String> filled) {
        return switch (this) {
            case PLAIN -> text;
            case BASE64 -> Base64.getEncoder().encodeToString(filled.apply(text).getBytes(StandardCharsets.UTF_8));
            case HEX -> HexFormat.of().formatHex(filled.apply(text).getBytes(StandardCharsets.UTF_8));
            case SHIFTED -> each(filled.apply(text), letter -> next(letter, ALPHABETS.get(language), LATIN_ALPHABET));
            case SPELLED -> filled.apply(text).codePoints().mapToObj(Character::toString).collect(Collectors.joining("-"));
            case LOOKALIKES -> outside(text, Disguise::alike);
            case FOLDED -> outside(text, letter -> written(letter, switch (language) {
                case KK -> UNFOLDED;
                case RU -> RUSSIAN;
                case EN -> LEET;
            }));
            case LATIN -> outside(text, letter -> written(letter, KAZAKH));
        };
    }

    /** All but the places of the canary's pieces, which are looked for as they are. */
    private static String outside(String text, UnaryOperator<String> change) {
        StringBuilder changed = new StringBuilder();
        Matcher kept = KEPT.matcher(text);
        int at = 0;
        while (kept.find()) {
            changed.append(each(text.substring(at, kept.start()), change)).append(kept.group());
            at = kept.end();
        }
        return changed.append(each(text.substring(at), change)).toString();
    }

    private static String each(String text, UnaryOperator<String> change) {
        return text.codePoints().mapToObj(Character::toString).map(change).collect(Collectors.joining());
    }

    private static String next(String letter, String... alphabets) {
        for (String alphabet : alphabets) {
            int at = alphabet.indexOf(letter.toLowerCase(Locale.ROOT));
            if (at >= 0) {
                String next = alphabet.substring((at + 1) % alphabet.length(), (at + 1) % alphabet.length() + 1);
                return letter.equals(letter.toLowerCase(Locale.ROOT)) ? next : next.toUpperCase(Locale.ROOT);
            }
        }
        return letter;
    }

    private static String alike(String letter) {
        int cyrillic = CYRILLIC_LOOKS.indexOf(letter);
        int latin = LATIN_LOOKS.indexOf(letter);
        return cyrillic >= 0 ? LATIN_LOOKS.substring(cyrillic, cyrillic + 1) : latin >= 0 ? CYRILLIC_LOOKS.substring(latin, latin + 1) : letter;
    }

    private static String written(String letter, Map<String, String> letters) {
        String small = letter.toLowerCase(Locale.ROOT);
        String other = letters.get(small);
        return other == null ? letter : small.equals(letter) ? other : other.substring(0, 1).toUpperCase(Locale.ROOT) + other.substring(1);
    }

    private static Map<String, String> pairs(String text) {
        String[] words = text.split(" ");
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            pairs.put(words[i], words[i + 1].equals("-") ? "" : words[i + 1]);
        }
        return Map.copyOf(pairs);
    }
}
