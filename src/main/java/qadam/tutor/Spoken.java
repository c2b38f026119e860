package qadam.tutor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import qadam.shared.Language;

/**
 * Whether a text is in the language it should be in, by its letters and its commonest words. Sure only of what it refuses: a short text, or one of names and
 * terms, passes. Kazakh in Latin letters counts as no Kazakh.
 */
final class Spoken {
    private static final int FEWEST_WORDS = 4;
    private static final String KAZAKH = "әғқңөұүһі";
    /** Of its letters so many may be of another script, for names and terms. */
    private static final double FOREIGN = 0.6;
    private static final Map<Language, Set<String>> COMMON = Map.of(
        Language.KK, Set.of("және", "мен", "пен", "бен", "үшін", "бұл", "ол", "бір", "емес", "болып", "туралы", "де", "да", "деп", "ал", "осы", "қалай", "оны", "оның", "бар", "жоқ",
            "керек", "сол", "әр", "бірақ", "немесе", "егер", "болады", "арқылы", "сияқты", "кейін", "ғана", "тек", "сіз", "не", "неге"),
        Language.RU, Set.of("и", "в", "не", "на", "что", "это", "как", "для", "с", "по", "из", "или", "но", "к", "от", "же", "бы", "он", "она", "они", "его", "её", "их", "при", "если",
            "чтобы", "который", "которые", "когда", "так", "есть", "вы", "мы", "я", "у", "за", "до", "о", "об", "только", "можно", "был", "быть", "этот", "эта", "потому"),
        Language.EN, Set.of("the", "a", "an", "and", "of", "to", "in", "is", "it", "that", "for", "on", "with", "as", "are", "by", "this", "be", "or", "not", "you", "from", "can", "what"));

    private Spoken() {
    }

    static boolean isIn(Language language, String text) {
        List<String> words = Wording.of(text).bare().stream().filter(word -> word.chars().anyMatch(Character::isLetter)).toList();
        if (words.size() < FEWEST_WORDS) {
            return true;
        }
        long latin = letters(text, Character.UnicodeScript.LATIN);
        long cyrillic = letters(text, Character.UnicodeScript.CYRILLIC);
        long all = text.codePoints().filter(Character::isLetter).count();
        if (all - latin - cyrillic > all * (1 - FOREIGN)) {
            return false;
        }
        return language == Language.EN ? cyrillic <= all * (1 - FOREIGN) && !saysMore(words, Language.KK, Language.EN) && !isKazakhInLatin(words)
            : latin <= all * FOREIGN && isRight(language, words);
    }

    private static boolean isRight(Language language, List<String> words) {
        long kazakh = words.stream().filter(word -> word.chars().anyMatch(letter -> KAZAKH.indexOf(letter) >= 0)).count();
        return switch (language) {
            case KK -> kazakh > 0 && count(words, Language.RU) <= kazakh + count(words, Language.KK) || count(words, Language.RU) < 2 && words.size() < 2 * FEWEST_WORDS;
            case RU -> kazakh * 4 <= words.size();
            case EN -> true;
        };
    }

    /** Four English words in a row have one of the commonest, or at least nothing of Kazakh's usual endings. */
    private static boolean isKazakhInLatin(List<String> words) {
        long endings = words.stream().filter(word -> word.matches(".{3,}(?:dyn|din|nyn|nin|lar|ler|dar|der|tar|ter|lyk|lik|ady|edi|ydy|idi|dyng|ding|ghan|gen|qan|ken)")).count();
        return count(words, Language.EN) == 0 && endings * 3 > words.size();
    }

    private static boolean saysMore(List<String> words, Language one, Language other) {
        return count(words, one) > count(words, other);
    }

    private static long count(List<String> words, Language language) {
        return words.stream().filter(COMMON.get(language)::contains).count();
    }

    private static long letters(String text, Character.UnicodeScript script) {
        return text.codePoints().filter(Character::isLetter).filter(letter -> Character.UnicodeScript.of(letter) == script).count();
    }
}
