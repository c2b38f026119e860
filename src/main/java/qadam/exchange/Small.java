package qadam.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Numbers so small that they might speak of one person are not told. */
public final class Small {
    /** The smallest number that is told. */
    public static final long LEAST = 10;

    private Small() {
    }

    /** Empty when it is too small to be told; nothing at all is told. */
    public static OptionalLong told(long number) {
        return number > 0 && number < LEAST ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /**
     * The parts of a whole that is told beside them. When only one of them is too small, the smallest other one is not told either: it could be had by
     * taking the others from the whole.
     */
    public static <K> Map<K, OptionalLong> parts(Map<K, Long> numbers) {
        Map<K, OptionalLong> told = new LinkedHashMap<>();
        numbers.forEach((name, number) -> told.put(name, told(number)));
        if (told.values().stream().filter(OptionalLong::isEmpty).count() == 1) {
            numbers.entrySet().stream().filter(part -> told.get(part.getKey()).isPresent() && part.getValue() > 0).min(Map.Entry.comparingByValue())
                .ifPresent(part -> told.put(part.getKey(), OptionalLong.empty()));
        }
        return told;
    }
}
