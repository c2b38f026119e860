package qadam.catalog;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
                && text.accepted().values().stream().flatMap(java.util.List::stream)
                    .anyMatch(accepted -> fold(accepted).equals(fold(words.text())));
        };
    }

    /** Folds case, spaces, hyphens and Kazakh letters, so that a keyboard without them is no disadvantage. */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder();
        text.toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetterOrDigit)
            .forEach(letter -> folded.append(FOLDED.getOrDefault(letter, Character.toString(letter))));
        return folded.toString();
    }

    private static Set<String> keys(java.util.List<Option> options) {
        return options.stream().filter(Option::correct).map(Option::id).collect(Collectors.toSet());
    }
}
