package qadam.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import qadam.shared.Language;

/**
 * One run of the suite on one model.
 *
 * @param id names its file and its place on the page
 * @param suite the hash of the questions and of the passages they were asked about: only results of the same suite can be compared
 * @param extent whether every case was asked, a part that was drawn beforehand, or what there was time for
 * @param asked how many questions the model was asked
 * @param planned how many it was to be asked
 */
public record Evaluation(String id, Instant at, String suite, Extent extent, String promptVersion, Subject subject, String machine, int asked, int planned,
                         List<Measured> numbers) {
    /** How much of the suite was asked. */
    public enum Extent { WHOLE, QUICK, CUT }

    public Optional<Interval> of(Metric metric, Language language) {
        return numbers.stream().filter(one -> one.metric() == metric && one.language() == language).map(Measured::interval).findFirst();
    }
}
