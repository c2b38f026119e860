package qadam.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import qadam.model.Ending;
import qadam.model.Usage;
import qadam.safeguard.Scrubbed;

/**
 * What came of one asking, to its end.
 *
 * @param source who wrote the text
 * @param removed personal data that was taken out before anything else was done
 */
record Completion(UUID id, Instant at, String model, String text, Ending ending, Usage usage, Source source, Set<Scrubbed.Kind> removed, Duration first, Duration whole) {
    enum Source {
        MODEL,
        /** People, as an example of the shape of an answer; the text says so. */
        EXAMPLE,
        /** People, for somebody in danger. */
        CRISIS
    }

    String finishReason() {
        return ending == Ending.LENGTH ? "length" : "stop";
    }
}
