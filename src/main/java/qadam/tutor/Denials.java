package qadam.tutor;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
        return words.stream().anyMatch(word -> WORDS.get(language).matcher(word).matches());
    }
}
