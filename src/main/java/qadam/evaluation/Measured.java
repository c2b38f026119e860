package qadam.evaluation;

import qadam.shared.Language;

/** One number of a result: what, asked in which language, how much. */
public record Measured(Metric metric, Language language, Interval interval) {
}
