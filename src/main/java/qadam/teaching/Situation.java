package qadam.teaching;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import qadam.exam.ExamStage;
import qadam.exam.ExamState;
import qadam.learning.Progress;

/**
 * Where somebody stands with a course: practice, exam, certificate.
 *
 * @param certifiedAt since when they have held a valid one
 */
record Situation(Progress progress, ExamState exam, Optional<Instant> certifiedAt) {
    /** So many wrong answers to one question and no right one: somebody should look. */
    static final int WRONG_IN_A_ROW = 3;
    /** So long without a newly solved question after having begun: somebody should ask. */
    static final Duration STILL = Duration.ofDays(7);

    boolean passed() {
        return exam.stage() == ExamStage.PASSED || certifiedAt.isPresent();
    }

    /** Nothing is left of the course, or its exam is passed: nobody like that is stuck. */
    boolean done() {
        return passed() || progress.finished();
    }

    /** Questions answered wrongly so often, and never rightly. */
    List<Progress.Unsolved> stuckOn() {
        return passed() ? List.of() : progress.unsolved().stream().filter(one -> one.tries() >= WRONG_IN_A_ROW).toList();
    }

    /** Since when nothing has moved, if that is too long. */
    Optional<Instant> stillSince(Instant now) {
        return done() ? Optional.empty() : progress.movedAt().filter(moved -> !now.isBefore(moved.plus(STILL)));
    }

    boolean isStuck(Instant now) {
        return !stuckOn().isEmpty() || stillSince(now).isPresent();
    }

    Optional<Instant> lastAt() {
        return Stream.concat(progress.lastAt().stream(), exam.lastAt().stream()).max(Comparator.naturalOrder());
    }

    /** When the last question that was missing was solved. */
    Optional<Instant> finishedAt() {
        return progress.finished() ? progress.movedAt() : Optional.empty();
    }
}
