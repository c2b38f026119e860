package qadam.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * In which order a question's options are shown (for matching, its right sides): option ids, the same in every language.
 * An ordering question is never shown already solved.
 */
public final class OptionOrder {
    private OptionOrder() {
    }

    /** All option ids as the author wrote them; none for questions without options. */
    public static List<String> written(Task task) {
        return switch (task) {
            case Task.Single single -> ids(single.options());
            case Task.Multiple multiple -> ids(multiple.options());
            case Task.Ordering ordering -> ids(ordering.options());
            case Task.Matching matching -> matching.pairs().stream().map(Pair::id).toList();
            case Task.Numeric numeric -> List.of();
            case Task.ShortText text -> List.of();
        };
    }

    public static List<String> shuffled(Task task, RandomGenerator random) {
        List<String> written = written(task);
        List<String> order = new ArrayList<>(written);
        Collections.shuffle(order, random);
        if (order.equals(written) && solvedByItsOrder(task)) {
            Collections.rotate(order, 1);
        }
        return List.copyOf(order);
    }

    /** An order that depends on nothing but the item: for pages that are the same for everybody. */
    public static List<String> steady(Item item) {
        return shuffled(item.task(), new Random(Long.parseUnsignedLong(item.hash().substring(0, 16), 16)));
    }

    private static boolean solvedByItsOrder(Task task) {
        return (task instanceof Task.Ordering || task instanceof Task.Matching) && written(task).size() > 1;
    }

    private static List<String> ids(List<Option> options) {
        return options.stream().map(Option::id).toList();
    }
}
