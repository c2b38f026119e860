package qadam.tutor;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import qadam.shared.Language;

/** Whether a text denies something: a quote that says no bears out no sentence that says yes. By words and, in Kazakh, by the verb's ending; no grammar. */
final class Denials {
    private static final Map<Language, Pattern> WORDS = Map.of(
        Language.KK, Pattern.compile("емес.*|жоқ.*|ешқашан|ешқандай|ештеңе|ешкім|.{2,}(?:ма|ме|ба|бе|па|пе)(?:й|йды|йді|йсыз|йсіз|ймыз|йміз|ды|ді|йтын.{0,5}|йтін.{0,5}|ған.{0,4}|ген.{0,4}|ңыз|ңіз|уы?|уі|у[ғг][ае])"),
        Language.RU, Pattern.compile("не|нет|ни|нельзя|никогда|никто|ничто|ничего|без|никак"),
        Language.EN, Pattern.compile("not|no|never|none|nobody|nothing|cannot|without|neither|nor|.+n't"));

    private Denials() {
    }

    static boolean stand(Language language, List<String> words) {
        return IntStream.range(0, words.size()).anyMatch(at -> WORDS.get(language).matcher(words.get(at)).matches() && !isNumber(words, at));
    }

    /** "No. 230" is a number and denies nothing. */
    private static boolean isNumber(List<String> words, int at) {
        return words.get(at).equals("no") && at + 1 < words.size() && Character.isDigit(words.get(at + 1).codePointAt(0));
    }
}
