package qadam.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import qadam.catalog.Response;

/**
 * How one sitting went, in figures: by the server's clock alone.
 *
 * @param lastSavedAt when the last answer that counts was stored; empty when there is none, or it was let go of long since
 * @param answers what counts, by the item's content hash
 */
public record Proceeding(UUID attempt, UUID person, String course, Instant startedAt, Optional<Instant> lastSavedAt, Map<String, Answer> answers) {
    /**
     * One answer that counts.
     *
     * @param characters of the question, its options or pairs and its unit, in the language of the attempt
     * @param given empty for words that lie sealed under the person's key: those are compared with nobody's
     */
    public record Answer(int characters, Optional<Response> given, boolean right) {
    }

    public Proceeding {
        answers = Map.copyOf(answers);
    }

    /** From the start to the last answer that counts. */
    public Optional<Duration> took() {
        return lastSavedAt.map(last -> Duration.between(startedAt, last));
    }

    /** What had to be read to give these answers. */
    public int characters() {
        return answers.values().stream().mapToInt(Answer::characters).sum();
    }
}
