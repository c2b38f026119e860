package qadam.demo;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import qadam.catalog.Option;
import qadam.catalog.Pair;
import qadam.catalog.Response;
import qadam.catalog.Task;

/** Writes a right or a wrong answer to any question. */
final class Pen {
    private Pen() {
    }

    static Response answer(Task task, boolean right) {
        return right ? right(task) : wrong(task);
    }

    private static Response right(Task task) {
        return switch (task) {
            case Task.Single single -> new Response.Chosen(correct(single.options()));
            case Task.Multiple multiple -> new Response.Chosen(correct(multiple.options()));
            case Task.Ordering ordering -> new Response.Ordered(ids(ordering));
            case Task.Matching matching -> matched(matching, 0);
            case Task.Numeric numeric -> new Response.Number(numeric.answer());
            case Task.ShortText text -> new Response.Words(text.accepted().values().iterator().next().getFirst());
        };
    }

    private static Response wrong(Task task) {
        return switch (task) {
            case Task.Single single -> one(single.options());
            case Task.Multiple multiple -> one(multiple.options());
            case Task.Ordering ordering -> new Response.Ordered(ids(ordering).reversed());
            case Task.Matching matching -> matched(matching, 1);
            case Task.Numeric numeric -> new Response.Number(numeric.answer().add(numeric.tolerance()).add(BigDecimal.TEN));
            case Task.ShortText _ -> new Response.Words("?");
        };
    }

    private static Response one(List<Option> options) {
        return new Response.Chosen(Set.of(options.stream().filter(option -> !option.correct()).findFirst().orElseThrow().id()));
    }

    private static Set<String> correct(List<Option> options) {
        return options.stream().filter(Option::correct).map(Option::id).collect(Collectors.toSet());
    }

    private static List<String> ids(Task.Ordering ordering) {
        return ordering.options().stream().map(Option::id).toList();
    }

    /** @param shift 0 matches each with its own */
    private static Response matched(Task.Matching matching, int shift) {
        List<String> ids = matching.pairs().stream().map(Pair::id).toList();
        Map<String, String> rightByLeft = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            rightByLeft.put(ids.get(i), ids.get((i + shift) % ids.size()));
        }
        return new Response.Matched(Map.copyOf(rightByLeft));
    }
}
