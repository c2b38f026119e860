package qadam.tutor;

import java.util.Optional;

/**
 * One sentence as the model said it, nothing of it checked.
 *
 * @param whole false when it was cut because it never ended
 */
record Said(String text, Optional<Claimed> claimed, boolean whole) {
    /** A citation as the model claims it. */
    record Claimed(int passage, String quote) {
    }
}
