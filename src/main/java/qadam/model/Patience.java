package qadam.model;

import java.time.Duration;

/**
 * How long is waited for what.
 *
 * @param connect for a connection
 * @param first for the first piece, from when a server was asked
 * @param between for each further one
 * @param whole for all of an answer, from when a server was asked
 * @param queue for a free place at a server
 * @param probe for the answer to whether a server is there
 * @param again between two such questions to a server that answers
 */
public record Patience(Duration connect, Duration first, Duration between, Duration whole, Duration queue, Duration probe, Duration again) {
    public static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(90), Duration.ofSeconds(30), Duration.ofMinutes(5),
        Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ofSeconds(15));

    /** For tests: a fault shows itself at once. */
    public static Patience of(Duration connect, Duration first, Duration between, Duration whole) {
        return new Patience(connect, first, between, whole, first, first, Duration.ofMillis(200));
    }
}
