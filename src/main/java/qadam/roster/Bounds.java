package qadam.roster;

/**
 * How much is read at most. Memory is bounded by rows, not by the file: some 100 bytes of each person and 30 of each membership are held.
 *
 * @param bytes of a file, and of all that is unpacked from it @param rows of one part
 */
record Bounds(long bytes, int rows) {
    /** For the operator, on the command line. */
    static final Bounds COMMAND = new Bounds(2_000_000_000L, Integer.MAX_VALUE);
    /** For a page, where it is all in memory. */
    static final Bounds PAGE = new Bounds(32_000_000L, 25_000);
    /** A roster shrinks ten- to thirtyfold; what shrinks more than this is made to harm. */
    static final int MOST_PACKED = 200;
    /** Before so much has come out of it nothing is said of how far it shrank. */
    static final long LEAST_JUDGED = 1_000_000;
    static final int MOST_REFUSED = 50_000;
    static final int MOST_ENTRIES = 200;
}
