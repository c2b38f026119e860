package qadam.integrity;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import qadam.exam.Proceeding;

/**
 * How fast a paper can be read and answered.
 *
 * <p>Adults read silently at 238 words a minute on average (Brysbaert 2019), good readers at up to 400; above some 600 nobody has been shown
 * to understand what they read (Rayner et al. 2016). A word is six characters with its space, so 600 words a minute are 60 characters a
 * second and 2,000, five times the best reader, are 200.
 */
final class ExamPace {
    /** Faster than this a paper has not been read at all: characters a second. */
    static final int IMPOSSIBLE = 200;
    /** Faster than this nobody has been shown to understand: hurried, which alone says nothing. */
    static final int HURRIED = 60;
    /** To choose and press, for each answer: a fraction of what any hand needs. */
    static final Duration TO_PRESS = Duration.ofMillis(250);
    /** A shorter paper, a page, is too short to be judged by reading. */
    static final int SHORTEST_PAPER = 2_000;

    private ExamPace() {
    }

    static Optional<Finding> judge(Proceeding exam) {
        Duration least = least(exam, IMPOSSIBLE);
        return took(exam).filter(took -> took.compareTo(least) < 0).map(took -> new Finding(Rule.EXAM_TOO_FAST, Map.of(
            "seconds", took.toSeconds(), "least_seconds", Math.ceilDiv(least.toMillis(), 1_000L),
            "items", (long) exam.answers().size(), "characters", (long) exam.characters())));
    }

    static boolean isHurried(Proceeding exam) {
        return took(exam).filter(took -> took.compareTo(least(exam, HURRIED)) < 0).isPresent();
    }

    /** Of a paper that can be judged. */
    private static Optional<Duration> took(Proceeding exam) {
        return exam.took().filter(took -> exam.characters() >= SHORTEST_PAPER);
    }

    /** For what was answered only: what was left out need not have been read. */
    static Duration least(Proceeding exam, int charactersPerSecond) {
        return Duration.ofMillis(exam.characters() * 1_000L / charactersPerSecond).plus(TO_PRESS.multipliedBy(exam.answers().size()));
    }
}
