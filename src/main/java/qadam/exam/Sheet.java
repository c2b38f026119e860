package qadam.exam;

import java.util.List;
import qadam.shared.Ids;
import qadam.shared.Localized;

/**
 * What an attempt's page shows: the questions and the clock, and nothing of keys.
 *
 * @param current the number of the question that lies on top
 * @param justSaved the number of the question whose save brought the learner here; 0 for none
 */
public final class Sheet {
    private final Attempt attempt;
    private final Localized title;
    private final List<Question> questions;
    private final int current;
    private final int justSaved;
    private final long now;

    Sheet(Attempt attempt, Localized title, List<Question> questions, int current, int justSaved, long now) {
        this.attempt = attempt;
        this.title = title;
        this.questions = questions;
        this.current = current;
        this.justSaved = justSaved;
        this.now = now;
    }

    public String path() {
        return "/attempts/" + id();
    }

    public String id() {
        return Ids.hex(attempt.id());
    }

    public Localized title() {
        return title;
    }

    public List<Question> questions() {
        return questions;
    }

    public int size() {
        return questions.size();
    }

    public Question current() {
        return questions.get(current - 1);
    }

    public boolean isCurrent(Question question) {
        return question.number() == current;
    }

    /** The question that was just saved, as the stored row says. */
    public List<Question> justSaved() {
        return questions.stream().filter(question -> question.number() == justSaved && !question.savedAt().isEmpty()).toList();
    }

    public List<Question> unanswered() {
        return questions.stream().filter(question -> !question.answered()).toList();
    }

    public boolean rehearsal() {
        return attempt.rehearsal();
    }

    public boolean sealed() {
        return attempt.form().sealed();
    }

    public long now() {
        return now;
    }

    public long deadline() {
        return attempt.deadlineAt().toEpochMilli();
    }

    /** Until when answers that wait on a device are accepted as late, by themselves. */
    public long awaited() {
        return attempt.awaitedUntil().toEpochMilli();
    }

    /** Minutes granted beyond the exam's own, which are in its end already. */
    public int extraMinutes() {
        return attempt.extraMinutes();
    }

    /** How far the wall clock is ahead of UTC, for a script that must not ask the device's own idea of it. */
    public long zoneMinutes() {
        return WallTime.ALMATY.getRules().getOffset(attempt.deadlineAt()).getTotalSeconds() / 60;
    }

    public String endsAt() {
        return WallTime.of(attempt.deadlineAt());
    }

    /** Whole minutes left, rounded up, so that it never says more than it said before. */
    public long minutesLeft() {
        return Math.max(0, Math.ceilDiv(deadline() - now, 60_000));
    }
}
