package qadam.exam;

import java.util.List;
import java.util.stream.Collectors;
import qadam.catalog.Option;
import qadam.catalog.Pair;
import qadam.catalog.Task;

/** Whether two versions of a question have the same right answer, whatever became of their words. */
final class Keys {
    private Keys() {
    }

    static boolean same(Task one, Task other) {
        return key(one).equals(key(other));
    }

    private static Object key(Task task) {
        return switch (task) {
            case Task.Single single -> correct(single.options());
            case Task.Multiple multiple -> correct(multiple.options());
            case Task.Ordering ordering -> ordering.options().stream().map(Option::id).toList();
            case Task.Matching matching -> matching.pairs().stream().map(Pair::id).collect(Collectors.toSet());
            case Task.Numeric numeric -> List.of(numeric.answer().stripTrailingZeros(), numeric.tolerance().stripTrailingZeros());
            case Task.ShortText text -> text.accepted();
        };
    }

    private static Object correct(List<Option> options) {
        return options.stream().filter(Option::correct).map(Option::id).collect(Collectors.toSet());
    }
}
