package qadam.kazakh;

import static qadam.kazakh.Sound.ANY;
import static qadam.kazakh.Sound.BEFORE_SY;
import static qadam.kazakh.Sound.BUZZ;
import static qadam.kazakh.Sound.GLIDE;
import static qadam.kazakh.Sound.HIGH;
import static qadam.kazakh.Sound.LATERAL;
import static qadam.kazakh.Sound.LOAN;
import static qadam.kazakh.Sound.NASAL;
import static qadam.kazakh.Sound.VOICELESS;
import static qadam.kazakh.Sound.VOWEL;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import qadam.kazakh.Suffix.Layer;

/**
 * The suffixes that the stemmer knows, as grammars write them: a capital stands for a sound that the word decides.
 * A is а or е, I is ы or і, K is қ or к; the first consonant follows the sound before it: L л/д/т (plural), N н/д/т (genitive),
 * W н/д/т (accusative), Q н/д/т (ablative), D д/т, G ғ/г/қ/к, M м/б/п. Before a hyphen stands what must precede: V a vowel, C a consonant,
 * H the ы or і of "his", S a vowel after which "his" is -сы. Voice (-ыл, -ын, -т …) is not among them: it makes another verb. After Muhamedowa, Kazakh: A Comprehensive Grammar (2016), parts 2 and 3,
 * and Krippes, Kazakh Grammar with Affix List (1996).
 */
final class Suffixes {
    private static final int HARD = VOICELESS | LOAN;
    private static final int CONSONANT = GLIDE | LATERAL | NASAL | BUZZ | HARD;

    private static final String PERSON = "MIн MIз сIң сIз сIздAр сIңдAр DIр";
    /** Of verbs, at the end of a sentence: nothing but a person follows. */
    private static final String FINITE = "AдI V-йдI C-идI C-Iп V-п DIңIз GAлI GAншA AйIK AйIн AмIн AмIз AсIз AсIң MAйдI MAс DI DIм DIK сA";
    private static final String CASE = "NIң GA WI DA QAн Mен H-нDA H-нA H-нен H-нан H-нің H-ның";
    /** With the accusative -н, which stands only after "his", and the dative -а, which stands only after "my" and "your". */
    private static final String POSSESSION = "S-сI C-I S-сIн C-Iн C-IмIз C-IңIз V-мIз V-ңIз C-IмA C-IңA";
    private static final String PLURAL = "LAр";
    private static final String RELATIVE = "DAGI H-нDAGI C-GI NIкI";
    private static final String DERIVATION = "LIK C-LI сIз шI шIлIK DAй C-IншI V-ншI шA C-и";
    /** Of verbs, and may then be declined as a noun. */
    private static final String PARTICIPLE = "GAн GAндIK AтIн V-йтIн C-итIн у";
    private static final String NEGATION = "MA";

    private Suffixes() {
    }

    /** All that may be written. */
    static List<Suffix> exact() {
        return Stream.of(read(Layer.PERSON, PERSON), read(Layer.FINITE, FINITE), read(Layer.CASE, CASE), read(Layer.POSSESSION, POSSESSION),
            read(Layer.PLURAL, PLURAL), read(Layer.RELATIVE, RELATIVE), read(Layer.DERIVATION, DERIVATION), read(Layer.PARTICIPLE, PARTICIPLE),
            read(Layer.NEGATION, NEGATION)).flatMap(Collection::stream).toList();
    }

    /** The same as they are typed without Kazakh letters. */
    static List<Suffix> folded() {
        return merged(exact().stream().map(suffix -> suffix.written(Letters.folded(suffix.text()))));
    }

    private static Collection<Suffix> read(Layer layer, String patterns) {
        return merged(Stream.of(patterns.split(" ")).flatMap(pattern -> written(pattern, layer)));
    }

    private static List<Suffix> merged(Stream<Suffix> suffixes) {
        Map<String, Suffix> merged = new HashMap<>();
        suffixes.forEach(suffix -> merged.merge(suffix.layer() + suffix.text(), suffix, Suffix::or));
        return List.copyOf(merged.values());
    }

    private static Stream<Suffix> written(String pattern, Layer layer) {
        int hyphen = pattern.indexOf('-');
        String text = pattern.substring(hyphen + 1);
        int before = hyphen < 0 ? ANY : before(pattern.charAt(0));
        return Stream.of(Sound.BACK, Sound.FRONT).flatMap(harmony -> first(text.charAt(0), harmony).entrySet().stream()
            .map(first -> new Suffix(first.getKey() + spelt(text.substring(1), harmony), layer, harmony, before & first.getValue(), layer.isOfVerb())));
    }

    private static int before(char condition) {
        return switch (condition) {
            case 'V' -> VOWEL;
            case 'C' -> CONSONANT;
            case 'H' -> HIGH;
            case 'S' -> BEFORE_SY;
            default -> throw new IllegalArgumentException("no such condition: " + condition);
        };
    }

    /** The ways to write the first letter, each with the sounds after which it is written so. */
    private static Map<String, Integer> first(char letter, byte harmony) {
        boolean back = harmony == Sound.BACK;
        return switch (letter) {
            case 'L' -> Map.of("л", VOWEL | GLIDE, "д", LATERAL | NASAL | BUZZ | LOAN, "т", HARD);
            case 'N' -> Map.of("н", VOWEL | NASAL, "д", GLIDE | LATERAL | BUZZ | LOAN, "т", HARD);
            case 'W' -> Map.of("н", VOWEL, "д", CONSONANT & ~VOICELESS, "т", HARD);
            case 'Q' -> Map.of("н", NASAL, "д", VOWEL | GLIDE | LATERAL | BUZZ | LOAN, "т", HARD);
            case 'D' -> Map.of("д", ANY & ~VOICELESS, "т", HARD);
            case 'G' -> Map.of(back ? "ғ" : "г", ANY & ~HARD, back ? "қ" : "к", HARD);
            case 'M' -> Map.of("м", VOWEL | GLIDE | LATERAL | NASAL, "б", NASAL | BUZZ | LOAN, "п", HARD);
            default -> Map.of(spelt(String.valueOf(letter), harmony), ANY);
        };
    }

    private static String spelt(String text, byte harmony) {
        return harmony == Sound.BACK ? text.replace('A', 'а').replace('I', 'ы').replace('K', 'қ').replace('G', 'ғ').replace('D', 'д')
            : text.replace('A', 'е').replace('I', 'і').replace('K', 'к').replace('G', 'г').replace('D', 'д');
    }
}
