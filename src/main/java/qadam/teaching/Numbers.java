package qadam.teaching;

/**
 * How many people of a place are how far with one course, each counted once.
 *
 * @param begun have answered at least once
 * @param finished have solved every question
 * @param certified hold a valid certificate
 */
record Numbers(long enrolled, long begun, long finished, long passed, long certified) {
    static final Numbers NONE = new Numbers(0, 0, 0, 0, 0);
}
