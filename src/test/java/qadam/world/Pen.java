package qadam.world;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import qadam.catalog.Option;
import qadam.catalog.Pair;
import qadam.catalog.Response;
import qadam.catalog.Task;

/** Writes a right or a wrong answer to any question. */
public final class Pen {
    private Pen() {
    }

    public static Response answer(Task task, boolean right) {
        return switch (task) {
            case Task.Single single -> new Response.Chosen(chosen(single.options(), right).stream().limit(1).collect(Collectors.toSet()));
            case Task.Multiple multiple -> new Response.Chosen(chosen(multiple.options(), right));
            case Task.Ordering ordering -> new Response.Ordered(right ? ids(ordering.options()) : ids(ordering.options()).reversed());
            case Task.Matching matching -> new Response.Matched(matching.pairs().stream().collect(Collectors.toMap(Pair::id,
                pair -> right ? pair.id() : matching.pairs().get((matching.pairs().indexOf(pair) + 1) % matching.pairs().size()).id())));
            case Task.Numeric numeric -> new Response.Number(right ? numeric.answer() : numeric.answer().add(BigDecimal.valueOf(1_000)));
            case Task.ShortText text -> new Response.Words(right ? text.accepted().values().iterator().next().getFirst() : "?");
        };
    }

    private static Set<String> chosen(List<Option> options, boolean right) {
        return options.stream().filter(option -> option.correct() == right).map(Option::id).collect(Collectors.toSet());
    }

    private static List<String> ids(List<Option> options) {
        return options.stream().map(Option::id).toList();
    }
}
