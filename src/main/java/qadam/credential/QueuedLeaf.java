package qadam.credential;

import java.time.Instant;
import java.util.Optional;

/**
 * A leaf in the queue for the log.
 *
 * @param number its place in this queue, which is not its index in the log
 * @param about the number of the leaf that it speaks of
 * @param index its place in the log; empty while it waits
 */
public record QueuedLeaf(long number, Optional<Long> about, Leaf leaf, Instant queuedAt, Optional<Long> index) {
}
