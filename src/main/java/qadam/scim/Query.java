package qadam.scim;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import qadam.shared.Refusal;
import tools.jackson.databind.JsonNode;

/** What is asked of a list (RFC 7644 §3.4.2). @param skip how many come before the page @param attributes asked for, empty for all @param without asked to leave out */
record Query(Optional<Filter> filter, long skip, int count, Set<String> attributes, Set<String> without) {
    static final int MOST = 200;
    private static final int USUAL = 100;

    static Query of(Parameters parameters, Matching matching) {
        Optional<Filter> filter = parameters.text("filter").map(FilterReader::filter).map(matching::checked);
        long start = Math.clamp(parameters.number("startIndex").orElse(1L), 1, Integer.MAX_VALUE);
        int count = Math.clamp(parameters.number("count").orElse((long) USUAL), 0, MOST);
        return new Query(filter, start - 1, count, parameters.names("attributes"), parameters.names("excludedAttributes"));
    }

    boolean wants(String attribute) {
        return (attributes.isEmpty() || attributes.contains(attribute)) && !without.contains(attribute);
    }

    /** Where a query's words come from: the address, or the body of a {@code .search}. */
    interface Parameters {
        Optional<String> text(String name);

        static Parameters of(Body body) {
            return name -> {
                List<JsonNode> values = body.list(name.toLowerCase(Locale.ROOT));
                return values.isEmpty() ? Optional.empty() : Optional.of(values.stream().map(value -> value.asString("")).collect(Collectors.joining(",")));
            };
        }

        default Optional<Long> number(String name) {
            return text(name).map(text -> {
                if (!text.strip().matches("[+-]?[0-9]{1,18}")) {
                    throw new Refusal(ScimProblem.VALUE, Map.of("name", name));
                }
                return Long.parseLong(text.strip());
            });
        }

        /** Top names only, in small letters: parts of a value go with the whole. */
        default Set<String> names(String name) {
            return text(name).map(text -> Arrays.stream(text.split(",")).map(one -> one.strip().toLowerCase(Locale.ROOT))
                .map(one -> one.substring(one.startsWith("urn:") ? one.lastIndexOf(':') + 1 : 0).split("\\.")[0])
                .filter(one -> !one.isEmpty()).collect(Collectors.toSet())).orElse(Set.of());
        }
    }
}
