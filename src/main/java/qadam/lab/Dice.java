package qadam.lab;

/**
 * Chance by a seed, the same here and in the browser ({@code js/lab-dice.js}): mulberry32, whole numbers only, so that nothing depends on how a
 * machine rounds. Not for secrets.
 */
public final class Dice {
    private static final int WORD = 32;
    private int state;

    /** @param seed of at most 53 bits, as a script can hold it */
    public Dice(long seed) {
        state = (int) seed ^ (int) (seed >>> WORD) * 0x9E3779B1;
    }

    /** A whole number from 0 to one less than the bound. @param bound at most 2^20 */
    public int below(int bound) {
        state += 0x6D2B79F5;
        int mixed = (state ^ state >>> 15) * (1 | state);
        mixed = mixed + (mixed ^ mixed >>> 7) * (61 | mixed) ^ mixed;
        return (int) (((mixed ^ mixed >>> 14) & 0xFFFFFFFFL) * bound >>> WORD);
    }

    /** Whether something that happens so often in a hundred times happens now. */
    public boolean happens(int inHundred) {
        return below(100) < inHundred;
    }
}
