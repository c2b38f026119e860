package qadam.teaching;

import java.util.ArrayList;
import java.util.List;

/**
 * A number as it is told to somebody who may not see too few: below ten it is not.
 *
 * @param number 0 when it is not told
 * @param few whether it is below ten
 * @param kept not told, so that the one that is below ten cannot be computed from the sum
 */
public record Told(long number, boolean few, boolean kept) {
    static final int SMALLEST = 10;

    static Told plain(long number) {
        return new Told(number, false, false);
    }

    static Told of(long number, boolean exact) {
        return exact || number >= SMALLEST ? plain(number) : new Told(0, true, false);
    }

    public boolean isTold() {
        return !few && !kept;
    }

    /** The parts of a sum that is told: when only one is below ten, the smallest of the others is kept back with it. */
    static List<Told> parts(List<Long> numbers, boolean exact) {
        List<Told> told = new ArrayList<>(numbers.stream().map(number -> of(number, exact)).toList());
        if (told.stream().filter(one -> !one.isTold()).count() == 1 && told.size() > 1) {
            int smallest = -1;
            for (int i = 0; i < told.size(); i++) {
                if (told.get(i).isTold() && (smallest < 0 || told.get(i).number() < told.get(smallest).number())) {
                    smallest = i;
                }
            }
            told.set(smallest, new Told(0, false, true));
        }
        return told;
    }
}
