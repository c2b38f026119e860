package qadam.room;

/** Where somebody stands who has entered a room's code; its name stands in the table. */
enum SitterState {
    /** Has entered the code; the invigilator has not looked yet. */
    WAITING,
    /** Marked present at a seat: may begin, or has begun. */
    PRESENT,
    /** Not let in; may be let in after all. */
    REFUSED,
    /** Sent out after having begun: nothing is passed. */
    EXPELLED,
    /** Has gone without beginning. */
    LEFT
}
