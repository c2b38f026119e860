package qadam.exam;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.ExamPlan;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;

/** Begins an attempt: whether one may, drawing the form, storing both. A second click finds the attempt of the first. */
final class StartAttempt {
    private final AttemptStore store = new AttemptStore();
    private final ExtraTimeStore extraTimes = new ExtraTimeStore();
    private final Database database;
    private final ItemBanks banks;
    private final Courses courses;
    private final ExamSteps steps;
    private final InstantSource clock;
    private final Seating seating;

    StartAttempt(Database database, ItemBanks banks, Courses courses, ExamSteps steps, InstantSource clock, Seating seating) {
        this.seating = seating;
        this.database = database;
        this.banks = banks;
        this.courses = courses;
        this.steps = steps;
        this.clock = clock;
    }

    Attempt start(Candidate candidate, Course course, boolean rehearsal) {
        database.space().requireForNew();
        ExamPlan plan = course.exam().orElseThrow();
        Bank bank = rehearsal ? banks.openBank(course) : banks.bank(course);
        List<Attempt> earlier = database.read(handle -> store.of(handle, candidate.person(), plan.exam()));
        int extra = database.read(handle -> extraTimes.find(handle, candidate.person())).map(given -> given.of(plan.minutes())).orElse(0);
        ExamForm form = Drawing.draw(plan, bank, met(earlier), seed());
        Attempt attempt = attempt(candidate, plan, form, rehearsal, extra);
        RetakeRule.Terms terms = RetakeRule.Terms.of(courses, course, bank.sealed());
        UUID step = Ids.version7(clock.millis());
        return database.write(handle -> open(handle, candidate, plan).orElseGet(() -> begin(handle, attempt, new Beginning(terms, candidate.device(), step))),
            candidate.learner());
    }

    private record Beginning(RetakeRule.Terms terms, Optional<byte[]> device, UUID step) {
    }

    /** The attempt that is open already. */
    private Optional<Attempt> open(Handle handle, Candidate candidate, ExamPlan plan) {
        Optional<Attempt> open = store.findOpen(handle, candidate.person());
        if (open.filter(attempt -> !attempt.subject().exam().equals(plan.exam())).isPresent()) {
            throw new Refusal(ExamProblem.OTHER_ATTEMPT_OPEN);
        }
        return open;
    }

    private Attempt begin(Handle handle, Attempt attempt, Beginning beginning) {
        if (!attempt.rehearsal()) {
            checkPermission(handle, attempt, beginning.terms);
        }
        if (!store.insert(handle, attempt, beginning.device)) {
            return store.findOpen(handle, attempt.person()).orElseThrow();   // another node was a moment faster
        }
        if (!attempt.rehearsal()) {
            seating.begins(handle, new Seating.Beginner(attempt.person(), attempt.subject().exam(), attempt.id(), attempt.seat()));
        }
        steps.started(handle, attempt, beginning.step);
        return attempt;
    }

    private void checkPermission(Handle handle, Attempt attempt, RetakeRule.Terms terms) {
        List<Attempt> earlier = store.of(handle, attempt.person(), attempt.subject().exam());
        switch (RetakeRule.permission(terms, earlier, attempt.startedAt())) {
            case Permission.Allowed _ -> { }
            case Permission.Waiting _ -> throw new Refusal(ExamProblem.NOT_YET);
            case Permission.Passed _ -> throw new Refusal(ExamProblem.ALREADY_PASSED);
        }
    }

    private Attempt attempt(Candidate candidate, ExamPlan plan, ExamForm form, boolean rehearsal, int extra) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Attempt(Ids.random(), candidate.learner(), candidate.person(),
            new Attempt.Subject(plan.exam(), plan.course(), plan.courseVersion()), candidate.language(), now,
            now.plus(Duration.ofMinutes(plan.minutes() + extra)), Optional.empty(), rehearsal, form, candidate.seat(), Optional.empty(), false, extra, 0);
    }

    private static Set<String> met(List<Attempt> earlier) {
        return earlier.stream().flatMap(attempt -> attempt.form().places().stream()).map(Place::hash).collect(Collectors.toSet());
    }

    private static long seed() {
        return ByteBuffer.wrap(Ids.randomBytes(Long.BYTES)).getLong();
    }
}
