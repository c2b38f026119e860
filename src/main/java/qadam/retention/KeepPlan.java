package qadam.retention;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How long everything is kept on this server: days, months or years as {@link Keep} says, 0 for ever. */
public record KeepPlan(Map<Keep, Integer> numbers) {
    public static final KeepPlan USUAL = new KeepPlan(Arrays.stream(Keep.values()).collect(Collectors.toMap(keep -> keep, Keep::usual)));
    static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final int MOST = 10_000;

    public KeepPlan {
        numbers = Map.copyOf(numbers);
    }

    /**
     * The usual plan with what the operator wished changed.
     *
     * @param wishes {@code notices=12} and the like
     * @throws IllegalArgumentException with words for the command line
     */
    public static KeepPlan of(Map<String, Integer> wishes) {
        Map<Keep, Integer> numbers = new EnumMap<>(USUAL.numbers());
        wishes.forEach((code, number) -> {
            Keep keep = Keep.of(code).orElseThrow(() -> new IllegalArgumentException("--keep " + code + ": it is one of " + codes()));
            if (number < 0 || number > MOST) {
                throw new IllegalArgumentException("--keep " + code + "=" + number + ": a number from 0 (for ever) to " + MOST);
            }
            if (number > 0 && number < keep.least()) {
                throw new IllegalArgumentException("--keep " + code + "=" + number + ": at least " + keep.least() + ", " + keep.why());
            }
            numbers.put(keep, number);
        });
        return new KeepPlan(numbers);
    }

    public int number(Keep keep) {
        return numbers.get(keep);
    }

    /** What is older than this goes; empty when it is kept for ever. */
    Optional<Instant> before(Keep keep, Instant now) {
        int number = number(keep);
        return number == 0 ? Optional.empty() : Optional.of(keep.before(now.atZone(ALMATY), number).toInstant());
    }

    private static String codes() {
        return Arrays.stream(Keep.values()).map(Keep::code).collect(Collectors.joining(", "));
    }
}
