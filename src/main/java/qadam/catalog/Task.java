package qadam.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.shared.Language;
import qadam.shared.Localized;

/** What a question asks one to do, with its key. */
public sealed interface Task {
    /** Choose one. */
    record Single(List<Option> options) implements Task {
    }

    /** Choose all that fit. */
    record Multiple(List<Option> options) implements Task {
    }

    /** Put into order; {@code options} stand in the right one. */
    record Ordering(List<Option> options) implements Task {
    }

    /** Match left to right; each pair is a right match. */
    record Matching(List<Pair> pairs) implements Task {
    }

    /** Give a number; right within the tolerance. */
    record Numeric(BigDecimal answer, BigDecimal tolerance, Optional<Localized> unit) implements Task {
    }

    /** Write one or two words; {@code accepted} lists the right ones by language. */
    record ShortText(Map<Language, List<String>> accepted) implements Task {
    }
}
