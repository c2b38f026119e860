package qadam.exam;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.ExamPlan;

/** When one may try again: after a pause, so many times a calendar month in Almaty, and not after passing. Rehearsals are free. */
final class RetakeRule {
    /**
     * Which attempts count, thought of before a transaction that may have to refuse.
     *
     * @param lineage the versions whose passes hold
     * @param live whether the next form would come from the sealed bank: a pass on open questions doesn't bar from that
     */
    record Terms(ExamPlan plan, List<Integer> lineage, boolean live) {
        static Terms of(Courses courses, Course course, boolean live) {
            return new Terms(course.exam().orElseThrow(), courses.lineage(course), live);
        }

        private boolean holds(Attempt attempt) {
            return attempt.passed() && lineage.contains(attempt.subject().courseVersion()) && (attempt.form().sealed() || !live);
        }
    }

    private RetakeRule() {
    }

    /**
     * A pass holds for the version it was won in and for those that only correct it. The pause and the month are the exam's,
     * whatever the version: its sealed questions stay the same.
     *
     * @param attempts the person's closed attempts at this exam
     */
    static Permission permission(Terms terms, List<Attempt> attempts, Instant now) {
        List<Attempt> real = attempts.stream().filter(attempt -> !attempt.rehearsal()).toList();
        return real.stream().filter(terms::holds).findFirst().<Permission>map(Permission.Passed::new)
            .orElseGet(() -> unpassed(terms.plan(), real, now));
    }

    private static Permission unpassed(ExamPlan plan, List<Attempt> real, Instant now) {
        int used = (int) real.stream().filter(attempt -> month(attempt.startedAt()).equals(month(now))).count();
        return used >= plan.attemptsPerMonth() ? new Permission.Waiting(nextMonth(now), Permission.Reason.MONTH)
            : afterPause(plan, real, now, plan.attemptsPerMonth() - used);
    }

    private static Permission afterPause(ExamPlan plan, List<Attempt> real, Instant now, int left) {
        Instant until = real.stream().flatMap(attempt -> attempt.handedInAt().stream()).max(Instant::compareTo)
            .map(last -> last.plus(Duration.ofHours(plan.retakeAfterHours()))).orElse(Instant.MIN);
        return now.isBefore(until) ? new Permission.Waiting(until, Permission.Reason.PAUSE) : new Permission.Allowed(left);
    }

    private static YearMonth month(Instant moment) {
        return YearMonth.from(moment.atZone(WallTime.ALMATY));
    }

    private static Instant nextMonth(Instant now) {
        return month(now).plusMonths(1).atDay(1).atStartOfDay(WallTime.ALMATY).toInstant();
    }
}
