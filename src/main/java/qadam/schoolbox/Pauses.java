package qadam.schoolbox;

import java.time.Duration;

/**
 * How the supervisor goes about time.
 *
 * @param look between two looks at a model that answers
 * @param early the same while it loads
 * @param silence after so long without an answer it is ended and started anew
 * @param first before the first new start; doubled at each further one
 * @param longest the longest such pause
 * @param well after so long in good health all is forgotten
 * @param tries so many starts without ever getting ready, and it is given up
 */
record Pauses(Duration look, Duration early, Duration silence, Duration first, Duration longest, Duration well, int tries) {
    static final Pauses USUAL = new Pauses(Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofSeconds(60),
        Duration.ofSeconds(60), 5);

    Duration before(int start) {
        Duration pause = first.multipliedBy(1L << Math.min(start, 16));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
