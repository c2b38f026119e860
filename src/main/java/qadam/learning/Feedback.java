package qadam.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import qadam.catalog.Item;
import qadam.catalog.Option;
import qadam.catalog.Response;
import qadam.catalog.Task;
import qadam.shared.Language;

/**
 * What a learner is told about a practice answer: whether it is right, what each thing they chose tells us, and, once
 * right, why. While it is not right the key stays theirs to find.
 *
 * @param revised whether the question was given up or changed since, so that this answer takes no step in the newest version
 */
public record Feedback(boolean right, Optional<Response> response, List<Remark> remarks, Optional<String> rationale, boolean revised) {
    /** About one chosen option. */
    public record Remark(String option, String why) {
    }

    static Feedback of(Item item, PracticeResult result, Language language) {
        List<Remark> remarks = result.response().map(response -> remarks(item.task(), response, language)).orElse(List.of());
        return new Feedback(result.right(), result.response(), remarks,
            result.right() ? Optional.of(item.rationale().in(language)) : Optional.empty(), false);
    }

    Feedback ofRevised() {
        return new Feedback(right, response, remarks, rationale, true);
    }

    private static List<Remark> remarks(Task task, Response response, Language language) {
        List<Option> options = switch (task) {
            case Task.Single single -> single.options();
            case Task.Multiple multiple -> multiple.options();
            case Task.Ordering _, Task.Matching _, Task.Numeric _, Task.ShortText _ -> List.of();
        };
        List<Remark> remarks = new ArrayList<>();
        if (response instanceof Response.Chosen chosen) {
            options.stream().filter(option -> chosen.options().contains(option.id()) && option.why().isPresent())
                .forEach(option -> remarks.add(new Remark(option.text().in(language), option.why().get().in(language))));
        }
        return remarks;
    }
}
