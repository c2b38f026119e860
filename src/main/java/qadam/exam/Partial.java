package qadam.exam;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.catalog.Item;
import qadam.catalog.ItemForm;
import qadam.catalog.OptionOrder;
import qadam.catalog.Response;
import qadam.catalog.Task;
import qadam.shared.Language;

/** What was filled in so far, only to be shown again beside the message that says what is still missing; never stored or judged. */
final class Partial {
    private Partial() {
    }

    static Optional<Response> of(Item item, List<String> order, Map<String, List<String>> fields) {
        return switch (item.task()) {
            case Task.Ordering _ -> Optional.of(ordered(item, fields));
            case Task.Matching _ -> Optional.of(matched(item, order, fields));
            case Task.Numeric _ -> Optional.of(new Response.Words(first(fields, "number")));
            case Task.ShortText _ -> Optional.of(new Response.Words(first(fields, "words")));
            case Task.Single _, Task.Multiple _ -> Optional.empty();
        };
    }

    private static Response ordered(Item item, Map<String, List<String>> fields) {
        List<String> ids = OptionOrder.written(item.task());
        String[] places = new String[ids.size()];
        Arrays.fill(places, "");
        for (String id : ids) {
            String place = first(fields, "place-" + ItemForm.token(item, id).orElseThrow());
            if (place.matches("[1-9]") && Integer.parseInt(place) <= places.length) {
                places[Integer.parseInt(place) - 1] = id;
            }
        }
        return new Response.Ordered(List.of(places));
    }

    /** The rows of a drawn form stand in the pairs' order, their choices in the shown order. */
    private static Response matched(Item item, List<String> order, Map<String, List<String>> fields) {
        List<String> lefts = OptionOrder.written(item.task());
        List<ItemForm.Row> rows = new ItemForm(item, Language.KK, order, Optional.empty(), false).matches();
        Map<String, String> rightByLeft = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> tokens = rows.get(i).choices().stream().map(ItemForm.Choice::token).toList();
            int chosen = tokens.indexOf(first(fields, rows.get(i).name()));
            if (chosen >= 0) {
                rightByLeft.put(lefts.get(i), order.get(chosen));
            }
        }
        return new Response.Matched(rightByLeft);
    }

    private static String first(Map<String, List<String>> fields, String name) {
        String value = fields.getOrDefault(name, List.of("")).getFirst().strip();
        return value.length() > 100 ? value.substring(0, 100) : value;
    }
}
