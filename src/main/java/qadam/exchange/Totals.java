package qadam.exchange;

import java.time.YearMonth;
import java.util.Map;

/**
 * How much was asked in a month, in Almaty; kept as it grows, never counted from the log.
 *
 * @param exchanges all, refusals too
 * @param people who asked at least once, visitors without an account not among them
 * @param answered those of them that a model answered
 * @param models exchanges by model, as its server names it
 * @param verdicts exchanges by what the checks said
 */
public record Totals(YearMonth month, long exchanges, long people, long answered, long tokens, Map<Kind, Long> kinds, Map<String, Long> models, Map<String, Long> verdicts) {
}
