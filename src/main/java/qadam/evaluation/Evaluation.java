package qadam.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import qadam.shared.Language;

/**
 * One run of the suite on one model.
 *
 * @param id names its file and its page
 * @param at when it ended
 * @param program the version of Qadam that ran it
 * @param promptVersion of the tutor's rules
 * @param machine the one that asked; the model may run on another
 * @param verdicts how many sentences the tutor's check found to be what
 */
public record Evaluation(String id, Instant at, String program, String promptVersion, SuiteUsed suite, Subject subject, String machine, Effort effort, List<Measured> numbers,
                         Map<String, Integer> verdicts) {
    /**
     * @param hash of the questions, the passages and the order: only results of the same suite and extent can be laid side by side
     * @param leftOut how many questions were left out, as the course does not hold their passage any more
     */
    public record SuiteUsed(String hash, Extent extent, int leftOut) {
    }

    /** How much of the suite was asked. */
    public enum Extent {
        WHOLE, QUICK, CUT;

        public String key() {
            return "evaluation.extent." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param asked how many questions the model was asked
     * @param planned how many it was to be asked
     * @param failed how many of those asked got no answer to its end: they stand in no number
     * @param atOnce how many at once, which slows each answer
     */
    public record Effort(int asked, int planned, int failed, int atOnce, long seconds) {
        public long minutes() {
            return Math.max(1, Math.round(seconds / 60.0));
        }
    }

    public Evaluation {
        numbers = List.copyOf(numbers);
        verdicts = Map.copyOf(verdicts);
    }

    public Optional<Interval> of(Metric metric, Language language) {
        return numbers.stream().filter(one -> one.metric() == metric && one.language() == language).map(Measured::interval).findFirst();
    }

    /** Whether it is a part, by plan or because it was cut. */
    public boolean isPartial() {
        return suite.extent() != Extent.WHOLE;
    }
}
