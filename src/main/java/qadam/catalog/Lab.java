package qadam.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.shared.Language;
import tools.jackson.databind.JsonNode;

/**
 * One lab of a course: something that is made on a workbench in the browser, handed in, and graded with reasons.
 *
 * @param kind which workbench it needs: {@code vision}, {@code words}, {@code decision}, {@code data}, {@code code}
 * @param minutes how long it takes, about
 * @param pass from how many of 100 points on it is passed
 * @param libraries names of the bundles that its workbench loads, beside our own script
 * @param settings what its kind wants to know; goes to every browser as it is, so it holds nothing secret
 */
public record Lab(String id, String kind, List<String> competences, int minutes, int pass, List<String> libraries, JsonNode settings, List<Asked> reflection,
                  List<Source> sources, Map<Language, LabText> texts) {
    public LabText in(Language language) {
        return texts.get(language);
    }

    public Optional<Asked> asked(String question) {
        return reflection.stream().filter(one -> one.id().equals(question)).findFirst();
    }
}
