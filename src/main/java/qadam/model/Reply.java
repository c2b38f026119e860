package qadam.model;

import java.time.Duration;
import java.util.Optional;

/** What came of a question to a model. Its text is a stranger's: it is escaped wherever it is shown, and believed in nothing. */
public sealed interface Reply {
    Usage usage();

    /**
     * An answer.
     *
     * @param text all pieces together
     * @param first until the first piece
     * @param whole until the end
     */
    record Said(String text, Ending ending, Usage usage, ModelCard model, Duration first, Duration whole) implements Reply {
    }

    /**
     * No answer, or none to its end.
     *
     * @param retryAfter when another try may be worth it, where that is known
     * @param partial the pieces that were given before
     * @param model the last one that was tried
     */
    record Failed(ModelProblem why, Optional<Duration> retryAfter, String partial, Usage usage, Optional<ModelCard> model) implements Reply {
    }
}
