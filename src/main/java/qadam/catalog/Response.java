package qadam.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a learner answered: option ids and numbers, never positions on a screen or translated words (free text excepted). */
public sealed interface Response {
    /** Chosen option ids, of single and multiple choice. */
    record Chosen(Set<String> options) implements Response {
    }

    /** All option ids in the learner's order. */
    record Ordered(List<String> options) implements Response {
    }

    /** For each left pair id, the pair id whose right side was matched to it. */
    record Matched(Map<String, String> rightByLeft) implements Response {
    }

    record Number(BigDecimal value) implements Response {
    }

    record Words(String text) implements Response {
    }
}
