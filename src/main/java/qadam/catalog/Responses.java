package qadam.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import qadam.shared.Refusal;

/**
 * Reads what a browser sends for a question drawn by {@code catalog/item.jte}. The fields are {@code option} (single,
 * multiple), {@code place-…} (ordering), {@code match-…} (matching), {@code number} and {@code words}; any other field is
 * somebody else's. Strict: what the question did not offer is refused. Nothing answered gives an empty result.
 */
public final class Responses {
    private static final int LONGEST_WORDS = 100;
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,12}([.,]\\d{1,9})?");
    /** Spaces of every kind that people put between thousands. */
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u202F\\u2009]+");

    private Responses() {
    }

    /** @throws Refusal with a {@link CatalogProblem} */
    public static Optional<Response> read(Item item, Map<String, List<String>> fields) {
        return switch (item.task()) {
            case Task.Single _ -> chosen(item, fields, 1);
            case Task.Multiple multiple -> chosen(item, fields, multiple.options().size());
            case Task.Ordering ordering -> ordered(item, ordering, fields);
            case Task.Matching matching -> matched(item, matching, fields);
            case Task.Numeric numeric -> number(numeric, one(fields, "number"));
            case Task.ShortText _ -> words(one(fields, "words"));
        };
    }

    /** The fields that would be sent for this response: the way back from {@link #read}. */
    public static Map<String, List<String>> fields(Item item, Response response) {
        return switch (response) {
            case Response.Chosen chosen -> Map.of("option", chosen.options().stream().sorted().map(id -> Tokens.option(item, id)).toList());
            case Response.Ordered ordered -> places(item, ordered.options());
            case Response.Matched matched -> {
                Map<String, List<String>> fields = new LinkedHashMap<>();
                matched.rightByLeft().forEach((left, right) ->
                    fields.put("match-" + Tokens.left(item, left), List.of(Tokens.right(item, right))));
                yield fields;
            }
            case Response.Number number -> Map.of("number", List.of(number.value().toPlainString()));
            case Response.Words words -> Map.of("words", List.of(words.text()));
        };
    }

    private static Map<String, List<String>> places(Item item, List<String> order) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (int i = 0; i < order.size(); i++) {
            fields.put("place-" + Tokens.option(item, order.get(i)), List.of(Integer.toString(i + 1)));
        }
        return fields;
    }

    private static Optional<Response> chosen(Item item, Map<String, List<String>> fields, int most) {
        List<String> ids = OptionOrder.written(item.task());
        Set<String> options = new HashSet<>();
        for (String token : fields.getOrDefault("option", List.of())) {
            options.add(Tokens.read(ids, token, id -> Tokens.option(item, id)));
        }
        if (options.size() > most) {
            throw new Refusal(CatalogProblem.ONLY_ONE);
        }
        return options.isEmpty() ? Optional.empty() : Optional.of(new Response.Chosen(Set.copyOf(options)));
    }

    private static Optional<Response> ordered(Item item, Task.Ordering ordering, Map<String, List<String>> fields) {
        List<String> ids = OptionOrder.written(ordering);
        Map<String, String> places = rows(fields, "place-", ids, id -> Tokens.option(item, id));
        if (places.isEmpty()) {
            return Optional.empty();
        }
        String[] order = new String[ids.size()];
        places.forEach((id, place) -> order[place(place, ids.size())] = id);
        if (places.size() < ids.size() || Arrays.asList(order).contains(null)) {
            throw new Refusal(CatalogProblem.PLACES);
        }
        return Optional.of(new Response.Ordered(List.of(order)));
    }

    private static int place(String place, int places) {
        if (!place.matches("[1-9]") || Integer.parseInt(place) > places) {
            throw new Refusal(CatalogProblem.FOREIGN_OPTION);
        }
        return Integer.parseInt(place) - 1;
    }

    private static Optional<Response> matched(Item item, Task.Matching matching, Map<String, List<String>> fields) {
        List<String> ids = OptionOrder.written(matching);
        Map<String, String> tokens = rows(fields, "match-", ids, id -> Tokens.left(item, id));
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> rightByLeft = new HashMap<>();
        tokens.forEach((left, right) -> rightByLeft.put(left, Tokens.read(ids, right, id -> Tokens.right(item, id))));
        if (rightByLeft.size() < ids.size()) {
            throw new Refusal(CatalogProblem.PAIRS);
        }
        return Optional.of(new Response.Matched(Map.copyOf(rightByLeft)));
    }

    /** The rows that were filled in, by option id. */
    private static Map<String, String> rows(Map<String, List<String>> fields, String prefix, List<String> ids,
                                            java.util.function.Function<String, String> tokenOf) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String name : fields.keySet()) {
            if (name.startsWith(prefix)) {
                String id = Tokens.read(ids, name.substring(prefix.length()), tokenOf);
                String value = one(fields, name);
                if (!value.isEmpty()) {
                    rows.put(id, value);
                }
            }
        }
        return rows;
    }

    private static Optional<Response> number(Task.Numeric numeric, String given) {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        String number = SPACES.matcher(withoutUnit(numeric, given)).replaceAll("").replace('−', '-').replace('–', '-');
        if (given.length() > LONGEST_NUMBER || !NUMBER.matcher(number).matches()) {
            throw new Refusal(CatalogProblem.NUMBER);
        }
        return Optional.of(new Response.Number(new BigDecimal(number.replace(',', '.'))));
    }

    /** People repeat the unit that stands beside the field ({@code 98 %}); that is no mistake. */
    private static String withoutUnit(Task.Numeric numeric, String given) {
        return numeric.unit().stream().flatMap(unit -> java.util.stream.Stream.of(unit.kk(), unit.ru(), unit.en()))
            .filter(unit -> !unit.isEmpty() && given.endsWith(unit)).findFirst()
            .map(unit -> given.substring(0, given.length() - unit.length())).orElse(given);
    }

    private static Optional<Response> words(String given) {
        if (given.length() > LONGEST_WORDS || given.indexOf('\0') >= 0) {
            throw new Refusal(CatalogProblem.WORDS);
        }
        return given.isEmpty() ? Optional.empty() : Optional.of(new Response.Words(given));
    }

    private static String one(Map<String, List<String>> fields, String name) {
        List<String> values = new ArrayList<>(fields.getOrDefault(name, List.of()));
        if (values.size() > 1) {
            throw new Refusal(CatalogProblem.ONLY_ONE);
        }
        return values.isEmpty() ? "" : values.getFirst().strip();
    }
}
