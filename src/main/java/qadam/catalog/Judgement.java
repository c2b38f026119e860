package qadam.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether a response is right (scoring rule 1: an item is right as a whole or not). Pure; the same for practice and exam. */
public final class Judgement {
    private static final Map<Integer, String> FOLDED = Map.of((int) 'қ', "к", (int) 'ғ', "г", (int) 'ң', "н", (int) 'ү', "у",
        (int) 'ұ', "у", (int) 'ө', "о", (int) 'ә', "а", (int) 'і', "и", (int) 'һ', "х", (int) 'ё', "е");

    private Judgement() {
    }

    public static boolean isRight(Task task, Response response) {
        return switch (task) {
            case Task.Single single -> response instanceof Response.Chosen chosen && chosen.options().equals(keys(single.options()));
            case Task.Multiple multiple -> response instanceof Response.Chosen chosen && chosen.options().equals(keys(multiple.options()));
            case Task.Ordering ordering -> response instanceof Response.Ordered ordered
                && ordered.options().equals(ordering.options().stream().map(Option::id).toList());
            case Task.Matching matching -> response instanceof Response.Matched matched
                && matched.rightByLeft().size() == matching.pairs().size()
                && matched.rightByLeft().entrySet().stream().allMatch(entry -> entry.getKey().equals(entry.getValue()));
            case Task.Numeric numeric -> response instanceof Response.Number number
                && number.value().subtract(numeric.answer()).abs().compareTo(numeric.tolerance()) <= 0;
            case Task.ShortText text -> response instanceof Response.Words words && !fold(words.text()).isEmpty()
                && text.accepted().values().stream().flatMap(List::stream)
                    .anyMatch(accepted -> fold(accepted).equals(fold(words.text())));
        };
    }

    /** Whether two versions of a question take the same responses and call the same ones right, whatever became of their words. */
    public static boolean sameKey(Task one, Task other) {
        return key(one).equals(key(other));
    }

    /** All that decides whether a response is right, and the ids that a response may hold. */
    private static String key(Task task) {
        return switch (task) {
            case Task.Single single -> "single" + options(single.options());
            case Task.Multiple multiple -> "multiple" + options(multiple.options());
            case Task.Ordering ordering -> "ordering" + OptionOrder.written(ordering);
            case Task.Matching matching -> "matching" + new TreeSet<>(OptionOrder.written(matching));
            case Task.Numeric numeric -> "numeric" + plain(numeric.answer()) + "±" + plain(numeric.tolerance());
            case Task.ShortText text -> "text" + text.accepted().values().stream().flatMap(List::stream)
                .map(Judgement::fold).collect(Collectors.toCollection(TreeSet::new));
        };
    }

    private static String options(List<Option> options) {
        return options.stream().map(option -> option.id() + (option.correct() ? "+" : "-")).collect(Collectors.toCollection(TreeSet::new)).toString();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** Folds case, spaces, hyphens and Kazakh letters, so that a keyboard without them is no disadvantage. */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder();
        text.toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetterOrDigit)
            .forEach(letter -> folded.append(FOLDED.getOrDefault(letter, Character.toString(letter))));
        return folded.toString();
    }

    private static Set<String> keys(List<Option> options) {
        return options.stream().filter(Option::correct).map(Option::id).collect(Collectors.toSet());
    }
}
