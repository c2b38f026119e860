package qadam.tutor;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import qadam.shared.Language;

/**
 * Whether a question asks to have a test done: it says so, brings its choices along, wants the bare answer, or is a sum in words. Then only sentences with a
 * citation that holds are shown, which is what the lessons say and no solution. A list of words and no understanding: who asks otherwise is not noticed.
 */
final class ExamLike {
    private static final int CHOICES = 2;
    private static final int NUMBERS = 2;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern CHOICE = Pattern.compile("(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}]\\s?[).](?=\\s*[\\p{L}\\p{N}«\"“])");
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+");
    private static final Map<Language, Pattern> SAYS = Map.of(
        Language.KK, words("емтихан", "тестті? ", "тест сұра", "тестт[іе]", "бақылау жұмыс", "сынақта", "жауап парағ", "нұсқалар", "дұрысын (таңда|көрсет|белгіле)", "дұрыс жауап", "(жауабын|санын|әрпін|бір әріп)( ғана| ?ақ)?",
            "бір сөзбен жауап", "тексермей тұр", "кілті?н бер"),
        Language.RU, words("экзамен", "реши (тест|за меня|задач)", "контрольн", "тест(е|а|у)? (за|реши)", "на тесте", "на бланк", "в бланк", "варианты", "(выбери|укажи|отметь) (верн|правильн)", "(верн|правильн)\\p{L}+ (ответ|вариант)",
            "только (ответ|число|букв)", "одним словом", "ключ к", "не смотрит"),
        Language.EN, words("exam", "do the test", "class test", "quiz", "answer sheet", "answer key", "choices", "choose (the|one|\\.)", "(right|correct) (answer|option|choice)", "(answer|number|letter) only", "only the (answer|number|letter)",
            "in one word", "is not looking"));
    private static final Map<Language, Pattern> COUNTS = Map.of(Language.KK, words("неше", "қанша"), Language.RU, words("сколько", "какова доля", "какой процент"),
        Language.EN, words("how many", "how much", "what share", "what percent"));

    private ExamLike() {
    }

    private static Pattern words(String... ways) {
        return Pattern.compile("(?<![\\p{L}])(" + String.join("|", List.of(ways)) + ")", FLAGS);
    }

    static boolean is(Language language, String question) {
        return SAYS.get(language).matcher(question).find() || CHOICE.matcher(question).results().count() >= CHOICES
            || COUNTS.get(language).matcher(question).find() && NUMBER.matcher(question).results().count() >= NUMBERS;
    }
}
