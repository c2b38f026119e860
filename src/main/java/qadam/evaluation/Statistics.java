package qadam.evaluation;

import java.util.Arrays;

/**
 * Numbers with their 95 % intervals. Of a share: Wilson's score interval (E. B. Wilson, Journal of the American Statistical Association 22, 1927,
 * 209–212), which holds for few cases and for shares near 0 and 1 too (Brown, Cai and DasGupta, Statistical Science 16, 2001, 101–133). Of a median:
 * between two of the measured values themselves, chosen by the binomial distribution (H. A. David and H. N. Nagaraja, Order Statistics, 3rd ed., 7.1),
 * which supposes nothing about how the values are spread.
 */
final class Statistics {
    /** The 97.5th percentile of the normal distribution. */
    private static final double Z = 1.959963984540054;
    private static final double TAIL = 0.025;

    private Statistics() {
    }

    /** @param good of so many cases that were so, among n of which there is at least one */
    static Interval share(int good, int n) {
        if (n < 1 || good < 0 || good > n) {
            throw new IllegalArgumentException(good + " of " + n);
        }
        double share = (double) good / n;
        double middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * Math.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n));
        return new Interval(share, good == 0 ? 0 : middle - half, good == n ? 1 : middle + half, n);
    }

    /** With fewer than six values no two of them hold the median so surely: then the interval is all of them. */
    static Interval median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
        int out = outside(n);
        return new Interval(median, sorted[out], sorted[n - 1 - out], n);
    }

    /** How many values may lie outside at either end: the most for which so few heads in n throws have a probability of at most 2.5 %. */
    private static int outside(int n) {
        double term = Math.pow(0.5, n);
        double sum = term;
        int heads = 0;
        while (sum <= TAIL) {
            heads++;
            term = term * (n - heads + 1) / heads;
            sum += term;
        }
        return Math.max(0, heads - 1);
    }
}
