package qadam.credential;

import java.util.Optional;

/**
 * A leaf that waits for the log.
 *
 * @param number its place in this queue, which is not its index in the log
 * @param about the number of the leaf that it revokes
 */
public record QueuedLeaf(long number, Optional<Long> about, Leaf leaf) {
}
