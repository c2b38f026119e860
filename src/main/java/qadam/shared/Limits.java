package qadam.shared;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How much is too much here: the usual values, and what the operator has set in their place. */
public final class Limits {
    public static final Limits USUAL = new Limits(new EnumMap<>(Limit.class));

    private final EnumMap<Limit, Integer> set;

    private Limits(EnumMap<Limit, Integer> set) {
        this.set = set;
    }

    /** @throws Refusal that names what is wrong: an unknown name, or a value that is no number between the least and the most */
    public static Limits of(Map<String, String> given) {
        EnumMap<Limit, Integer> set = new EnumMap<>(Limit.class);
        given.forEach((label, value) -> set.put(known(label), within(known(label), value)));
        return new Limits(set);
    }

    public int of(Limit limit) {
        return set.getOrDefault(limit, limit.usual());
    }

    private static Limit known(String label) {
        String all = Arrays.stream(Limit.values()).map(Limit::label).collect(Collectors.joining(", "));
        return Limit.named(label).orElseThrow(() -> new Refusal(LimitProblem.UNKNOWN, Map.of("name", label, "all", all)));
    }

    private static int within(Limit limit, String value) {
        if (value.matches("\\d{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= limit.least() && number <= limit.most()) {
                return number;
            }
        }
        throw new Refusal(LimitProblem.OUT_OF_RANGE,
            Map.of("name", limit.label(), "value", value, "least", limit.least(), "most", limit.most(), "usual", limit.usual()));
    }
}
