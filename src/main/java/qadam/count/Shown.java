package qadam.count;

/**
 * A number as it is published: below ten it is not told.
 *
 * @param number 0 when hidden
 * @param hidden true when it is below the smallest number shown
 */
public record Shown(long number, boolean hidden) {
    static Shown of(long number) {
        return number < CountRule.SMALLEST_SHOWN ? new Shown(0, true) : new Shown(number, false);
    }
}
