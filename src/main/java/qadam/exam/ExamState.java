package qadam.exam;

import java.time.Instant;
import java.util.Optional;

/**
 * How far somebody is with an exam, without scores and answers.
 *
 * @param lastAt when they last began or handed in
 * @param passedAt when they first passed
 */
public record ExamState(ExamStage stage, Optional<Instant> lastAt, Optional<Instant> passedAt) {
    public static final ExamState NONE = new ExamState(ExamStage.NONE, Optional.empty(), Optional.empty());
}
