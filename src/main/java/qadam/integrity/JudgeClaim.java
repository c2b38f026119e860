package qadam.integrity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.credential.Scrutiny;
import qadam.exam.Proceeding;
import qadam.learning.PracticeMoment;
import qadam.shared.Database;

/** Judges one claim: gathers the evidence in one look, judges it outside the writer, and keeps what is new. Judged again, nothing is told twice. */
final class JudgeClaim implements Scrutiny {
    private static final Duration ONE_DAY = Duration.ofDays(1);

    private final CaseStore cases = new CaseStore();
    private final Database database;
    private final Witnesses witnesses;
    private final IdBlockStore ids = new IdBlockStore();
    private final Cases told;
    private final InstantSource clock;

    JudgeClaim(Database database, Witnesses witnesses, Cases told, InstantSource clock) {
        this.database = database;
        this.witnesses = witnesses;
        this.told = told;
        this.clock = clock;
    }

    @Override
    public boolean admits(UUID person, UUID attempt, String course) {
        Instant now = clock.instant();
        List<Finding> findings = Judge.judge(database.read(handle -> evidence(handle, person, attempt, course)));
        List<Case> known = database.read(handle -> cases.of(handle, attempt));
        List<Case> fresh = findings.stream().filter(finding -> known.stream().noneMatch(one -> one.rule() == finding.rule()))
            .map(finding -> Case.open(attempt, person, course, finding, now)).toList();
        return fresh.isEmpty() && known.stream().noneMatch(one -> one.lapsed(now)) ? admits(known, now) : settle(attempt, fresh, now);
    }

    private static boolean admits(List<Case> all, Instant now) {
        return all.stream().allMatch(one -> one.admits(now));
    }

    private boolean settle(UUID attempt, List<Case> fresh, Instant now) {
        return database.write(handle -> {
            cases.of(handle, attempt).stream().filter(one -> one.lapsed(now)).forEach(one -> told.lapse(handle, one, now));
            fresh.forEach(one -> told.open(handle, one));
            return admits(cases.of(handle, attempt), now);
        });
    }

    private Evidence evidence(Handle handle, UUID person, UUID attempt, String course) {
        Optional<Proceeding> exam = witnesses.proceedings().find(handle, person, attempt);
        List<Proceeding> near = exam.filter(ExamPace::isHurried).isPresent()
            ? witnesses.proceedings().onSameDevice(handle, person, attempt, ONE_DAY) : List.of();   // who has read is never compared with anybody
        List<List<PracticeMoment>> practice = witnesses.learners().of(handle, person).stream()
            .map(learner -> witnesses.learning().moments(handle, learner, course)).toList();
        return new Evidence(exam, near, practice, ids.burst(handle, person));
    }

    @Override
    public Optional<String> standing(Handle handle, UUID attempt) {
        Instant now = clock.instant();
        return cases.of(handle, attempt).stream().filter(one -> !one.admits(now)).map(one -> one.state().key()).findFirst();
    }
}
