package qadam.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Dice that fall in Java as they fall in the browser's {@code js/lab-dice.js}: mulberry32 (Tommy Ettinger, public domain), whole numbers only, begun from a
 * learner's seed and the name of what is drawn. For varying a lab by learner, never for a secret.
 */
public final class Dice implements RandomGenerator {
    private static final double ALL = 4_294_967_296.0;
    private int state;

    /** @param seed of at most 53 bits, as a script can hold it */
    public Dice(long seed) {
        this(seed, "");
    }

    /** @param draw the name of what is drawn, so that one draw tells nothing of the next */
    public Dice(long seed, String draw) {
        this.state = (int) seed ^ (int) (seed >>> 32) * 0x9E3779B1 ^ draw.hashCode();
    }

    @Override
    public int nextInt() {
        state += 0x6D2B79F5;
        int mixed = (state ^ state >>> 15) * (1 | state);
        mixed = mixed + (mixed ^ mixed >>> 7) * (61 | mixed) ^ mixed;
        return mixed ^ mixed >>> 14;
    }

    @Override
    public long nextLong() {
        return (long) nextInt() << 32 | nextInt() & 0xFFFFFFFFL;
    }

    /** From 0 to under 1, in steps of 2⁻³². */
    @Override
    public double nextDouble() {
        return (nextInt() & 0xFFFFFFFFL) / ALL;
    }

    /** A whole number from 0 to one less than the bound. @param bound at most 2^20 */
    public int below(int bound) {
        return (int) ((nextInt() & 0xFFFFFFFFL) * bound >>> 32);
    }

    /** Whether something that happens so often in a hundred times happens now. */
    public boolean happens(int inHundred) {
        return below(100) < inHundred;
    }

    /** So many different ones, in the order in which they were drawn; all of them when there are no more. */
    public <T> List<T> some(List<T> all, int wanted) {
        List<T> left = new ArrayList<>(all);
        List<T> drawn = new ArrayList<>();
        while (drawn.size() < wanted && !left.isEmpty()) {
            drawn.add(left.remove(below(left.size())));
        }
        return drawn;
    }
}
