package qadam.lab;

/** Shares in tenths of a percent, as whole numbers: rounded half up the same way here and in the browser ({@code js/lab-dice.js}). */
public final class Tenths {
    private Tenths() {
    }

    /** @param all at least 1 */
    public static int of(int part, int all) {
        return (2000 * part + all) / (2 * all);
    }
}
