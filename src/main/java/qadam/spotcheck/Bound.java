package qadam.spotcheck;

/**
 * How large the share of false people can be, from what a sample shows: the exact one-sided upper bound of Clopper and Pearson, the
 * share at which so few false ones in the sample would have a probability of just 5 %. It leaves aside that nobody is drawn twice,
 * which makes it a little larger than need be, never smaller.
 */
final class Bound {
    static final double CONFIDENCE = 0.95;
    private static final int HALVINGS = 60;   // finer than a double's last bits

    private Bound() {
    }

    static double upper(int bad, int sample) {
        if (bad >= sample) {
            return 1;
        }
        double low = (double) bad / sample;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (atMost(bad, sample, middle) > 1 - CONFIDENCE) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The probability of at most so many false ones. Terms are added as logarithms tell them: none is negative, so nothing is lost. */
    static double atMost(int bad, int sample, double share) {
        double term = sample * Math.log1p(-share);   // of none
        double sum = Math.exp(term);
        for (int i = 1; i <= bad; i++) {
            term += Math.log((double) (sample - i + 1) / i) + Math.log(share) - Math.log1p(-share);
            sum += Math.exp(term);
        }
        return sum;
    }
}
