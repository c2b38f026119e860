package qadam.tutor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jdbi.v3.core.Handle;
import qadam.exam.OpenAttempts;
import qadam.identity.Learners;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;

/**
 * Nothing is answered while the asker sits an exam: looked up by the person and all their learner keys, so that another device or session changes nothing.
 * And no model is ever asked a question that stands in an item bank.
 */
final class ExamLock {
    private final Database database;
    private final Learners learners;
    private final OpenAttempts attempts;
    private final BiPredicate<Language, String> examQuestions;
    private final InstantSource clock;

    ExamLock(Database database, Learners learners, OpenAttempts attempts, BiPredicate<Language, String> examQuestions, InstantSource clock) {
        this.database = database;
        this.learners = learners;
        this.attempts = attempts;
        this.examQuestions = examQuestions;
        this.clock = clock;
    }

    /** Until when the asker sits an exam, at the latest; empty when they sit none. */
    Optional<Instant> until(Asker asker) {
        return asker.person().isEmpty() && asker.learner().isEmpty() ? Optional.empty() : database.read(handle -> attempts.sittingUntil(handle, keys(handle, asker)));
    }

    /** Whether it was asked for in an exam; also when it was asked before and is only referred to now. */
    boolean isExamQuestion(Question question) {
        return examQuestions.test(question.language(), question.words())
            || question.before().stream().anyMatch(turn -> examQuestions.test(question.language(), turn.asked() + " " + question.words()));
    }

    boolean isOn(Asker asker) {
        return until(asker).isPresent();
    }

    /** @throws Refusal {@link TutorProblem#EXAM_OPEN} */
    void require(Asker asker) {
        until(asker).ifPresent(until -> {
            throw new Refusal(TutorProblem.EXAM_OPEN, Map.of("minutes", minutes(until)));
        });
    }

    /** At least one: rounded up. */
    long minutes(Instant until) {
        return Math.max(1, Duration.between(clock.instant(), until).plusSeconds(59).toMinutes());
    }

    private List<Long> keys(Handle handle, Asker asker) {
        List<Long> keys = new ArrayList<>(asker.person().map(person -> learners.of(handle, person)).orElse(List.of()));
        asker.learner().filter(own -> !keys.contains(own)).ifPresent(keys::add);
        return keys;
    }
}
