package qadam.evaluation;

/**
 * A number with its 95 % interval.
 *
 * @param n of how many cases; with none the number means nothing
 */
public record Interval(double value, double low, double high, int n) {
}
