package qadam.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in the tree.
 *
 * @param name as its people call it; of a region and the country ask {@link Organisations#title}, which knows the language
 * @param path the numbers of what it lies in and its own, 8 hex digits each
 * @param region ISO 3166-2 of the region that it lies in; empty of the country and of what belongs to the whole of it
 * @param code a school's or agency's BIN, 12 digits, or an identifier of a roster
 * @param grade of a class, 0 to 12
 * @param closed whether it takes nobody and nothing new
 */
public record Organisation(long number, Kind kind, String name, Optional<Long> parent, String path, Optional<String> region, Optional<String> code,
                           Optional<Integer> grade, boolean closed) {
    /** The whole country. */
    public static final long ROOT = 1;
    private static final int DIGITS = 8;

    /** What it lies in, from the country down, and itself last. */
    public List<Long> line() {
        List<Long> numbers = new ArrayList<>();
        for (int from = 0; from < path.length(); from += DIGITS) {
            numbers.add(Long.parseLong(path, from, from + DIGITS, 16));
        }
        return numbers;
    }

    /** Whether this is that place or lies in its branch. */
    public boolean isWithin(long place) {
        return line().contains(place);
    }

    static String path(Optional<Organisation> parent, long number) {
        return parent.map(Organisation::path).orElse("") + String.format("%08x", number);
    }
}
