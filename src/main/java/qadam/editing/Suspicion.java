package qadam.editing;

import java.util.function.IntPredicate;
import qadam.shared.Language;

/** Whether a text can hardly be in the language in whose place it was typed; a guess, and said as one. */
final class Suspicion {
    private static final String KAZAKH = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";
    /** Fewer letters may be a name, a number, a sign. */
    private static final int FEWEST = 30;

    private Suspicion() {
    }

    static boolean isOtherThan(Language language, String text) {
        long letters = count(text, Character::isLetter);
        if (letters < FEWEST) {
            return false;
        }
        long cyrillic = count(text, letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC);
        long kazakh = count(text, letter -> KAZAKH.indexOf(letter) >= 0);
        return switch (language) {
            case KK -> kazakh == 0 || cyrillic * 2 < letters;
            case RU -> cyrillic * 2 < letters || kazakh * 25 > letters;
            case EN -> cyrillic * 2 > letters;
        };
    }

    private static long count(String text, IntPredicate kind) {
        return text.codePoints().filter(kind).count();
    }
}
