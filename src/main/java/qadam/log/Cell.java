package qadam.log;

import qadam.credential.Leaf;

/** What a leaf tells of its person to whoever reads the log: fewer than ten in one cell could point at somebody. */
record Cell(String programme, int level, String region, String when, String mode) {
    static final int SMALLEST = 10;

    static Cell of(Leaf.Issue leaf) {
        return new Cell(leaf.programme(), leaf.level(), leaf.region(), leaf.week(), leaf.mode());
    }

    /** The whole country and a month: there is nothing coarser. */
    boolean isCoarse() {
        return region.length() == 2 && when.indexOf('W') < 0;
    }

    @Override
    public String toString() {
        return programme + ", level " + level + ", " + region + ", " + when + ", " + mode;
    }
}
