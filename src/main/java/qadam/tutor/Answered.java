package qadam.tutor;

import java.util.List;
import qadam.model.Reply;

/**
 * An answer as it was shown.
 *
 * @param reply what the model's server gave, with its words unchecked: for measuring and the log, never for a page
 * @param verdicts what the check found, in order, by name: {@code CITED}, {@code QUOTE_NOT_FOUND}, {@code LEAK} …
 */
public record Answered(List<Part> parts, Outcome outcome, Reply reply, List<String> verdicts) {
    public Answered {
        parts = List.copyOf(parts);
        verdicts = List.copyOf(verdicts);
    }
}
