package qadam.log;

/** Which leaves a batch takes. */
public enum Haste {
    /** Cells of ten and more, and coarsened those that have waited long enough. */
    USUAL,
    /** All that wait; small cells coarsened. */
    ALL
}
