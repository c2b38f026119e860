package qadam.codelab;

/** One thing to program. */
enum CodeTask {
    THRESHOLD, ACCURACY, NEAREST, STEP
}
