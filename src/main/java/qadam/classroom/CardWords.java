package qadam.classroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import qadam.shared.Language;

/**
 * The words of which each card bears one: easy ones, 320 in each language, any two of which differ by more than one slip of the finger. What a
 * child types is taken as the word that it can only mean: in any case, with letters of another keyboard that look or sound alike, with one slip.
 */
final class CardWords {
    private static final String FROM = "әғқңөұүһіёйaceopxykmtbhi";
    private static final String TO = "агкноуухиеиасеорхукмтвни";
    /** What is longer is no word of ours. */
    static final int LONGEST = 40;

    private final Map<Language, List<String>> words = new EnumMap<>(Language.class);
    private final Map<Language, Map<String, String>> folded = new EnumMap<>(Language.class);

    CardWords() {
        for (Language language : Language.values()) {
            List<String> all = read(language);
            words.put(language, all);
            folded.put(language, all.stream().collect(Collectors.toMap(CardWords::fold, word -> word)));
        }
    }

    List<String> of(Language language) {
        return words.get(language);
    }

    /** What stands for the typed word in the hash: the folded word that was meant, or what was typed when it can be none. */
    String meant(String typed, Language language) {
        String plain = fold(typed);
        if (folded.values().stream().anyMatch(all -> all.containsKey(plain))) {
            return plain;
        }
        Set<String> near = new HashSet<>();
        folded.get(language).keySet().stream().filter(word -> isOneSlip(word, plain)).forEach(near::add);
        if (near.isEmpty()) {
            folded.values().forEach(all -> all.keySet().stream().filter(word -> isOneSlip(word, plain)).forEach(near::add));
        }
        return near.size() == 1 ? near.iterator().next() : plain;
    }

    static String fold(String typed) {
        String lower = Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder();
        lower.codePoints().filter(Character::isLetter).filter(letter -> letter != 'ъ' && letter != 'ь')
            .forEach(letter -> plain.appendCodePoint(FROM.indexOf(letter) < 0 ? letter : TO.charAt(FROM.indexOf(letter))));
        return plain.toString();
    }

    /** A letter too many, one too few, another one, or two that changed places. */
    static boolean isOneSlip(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        if (one.length() != other.length()) {
            String longer = one.length() > other.length() ? one : other;
            String shorter = one.length() > other.length() ? other : one;
            return longer.substring(same + 1).equals(shorter.substring(same));
        }
        return one.substring(Math.min(same + 1, one.length())).equals(other.substring(Math.min(same + 1, other.length()))) || swapped(one, other, same);
    }

    private static boolean swapped(String one, String other, int at) {
        return at + 1 < one.length() && one.charAt(at) == other.charAt(at + 1) && one.charAt(at + 1) == other.charAt(at)
            && one.substring(at + 2).equals(other.substring(at + 2));
    }

    private static List<String> read(Language language) {
        try (var stream = CardWords.class.getResourceAsStream("/classroom/words_" + language.tag() + ".txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
