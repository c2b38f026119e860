package qadam.exam;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import qadam.catalog.ExamPlan;

/** When one may try again: after a pause, so many times a calendar month in Almaty, and not after passing. Rehearsals are free. */
final class RetakeRule {
    private RetakeRule() {
    }

    /**
     * @param attempts the person's closed attempts at this exam
     * @param live whether the next form would come from the sealed bank: a pass on open questions doesn't bar from that
     */
    static Permission permission(ExamPlan plan, List<Attempt> attempts, boolean live, Instant now) {
        List<Attempt> real = attempts.stream().filter(attempt -> !attempt.rehearsal()).toList();
        for (Attempt attempt : real) {
            if (attempt.passed() && attempt.subject().courseVersion() == plan.courseVersion() && (attempt.form().sealed() || !live)) {
                return new Permission.Passed(attempt);
            }
        }
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
