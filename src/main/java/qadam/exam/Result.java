package qadam.exam;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import qadam.shared.Ids;
import qadam.shared.Localized;

/** What a result page shows: how it went and where, what it leads to; never which answer was the right one. */
public final class Result {
    private final Attempt attempt;
    private final Localized title;
    private final List<Area> areas;
    private final Optional<Rescored> rescored;
    private final Late late;
    private final boolean signed;

    /** @param signed whether there is a file of what was handed in */
    Result(Attempt attempt, Localized title, List<Area> areas, Optional<Rescored> rescored, Late late, boolean signed) {
        this.late = late;
        this.signed = signed;
        this.attempt = attempt;
        this.title = title;
        this.areas = areas;
        this.rescored = rescored;
    }

    /**
     * How many answers came after the end, and what became of them.
     *
     * @param waiting for a person @param reasons of whoever decided, each once
     */
    public record Late(int counted, int waiting, int declined, List<String> reasons) {
        public boolean any() {
            return counted + waiting + declined > 0;
        }
    }

    /** How one competence went, and which lessons teach it. */
    public record Area(Localized competence, Grade grade, List<Lesson> lessons) {
    }

    /** In words, not numbers: two questions are no measurement. */
    public enum Grade {
        STRONG("exam.result.strong", "good"), PARTLY("exam.result.partly", ""), AGAIN("exam.result.again", "warn");

        private final String key;
        private final String tone;

        Grade(String key, String tone) {
            this.key = key;
            this.tone = tone;
        }

        public String tone() {
            return tone;
        }

        public String key() {
            return key;
        }

        static Grade of(Strength strength) {
            return strength.whole() ? STRONG : strength.right() == 0 ? AGAIN : PARTLY;
        }
    }

    /** A lesson worth reading again. */
    public record Lesson(String path, Localized title) {
    }

    public Localized title() {
        return title;
    }

    public String examPath() {
        return "/exams/" + attempt.subject().exam();
    }

    public String id() {
        return Ids.hex(attempt.id());
    }

    public String claimPath() {
        return "/claim/" + Ids.hex(attempt.id());
    }

    public boolean passed() {
        return attempt.passed();
    }

    /** Whether its person was sent out of the room. */
    public boolean annulled() {
        return attempt.annulled();
    }

    public boolean rehearsal() {
        return attempt.rehearsal();
    }

    public boolean sealed() {
        return attempt.form().sealed();
    }

    public int right() {
        return attempt.outcome().orElseThrow().right();
    }

    public int of() {
        return attempt.outcome().orElseThrow().of();
    }

    public int needed() {
        return attempt.form().passMark();
    }

    public Instant handedInAt() {
        return attempt.handedInAt().orElseThrow();
    }

    public boolean closedByTime() {
        return handedInAt().equals(attempt.deadlineAt());
    }

    public List<Area> areas() {
        return areas;
    }

    public Late late() {
        return late;
    }

    public boolean signed() {
        return signed;
    }

    public String snapshotPath() {
        return "/attempts/" + Ids.hex(attempt.id()) + "/snapshot";
    }

    public Optional<Rescored> rescored() {
        return rescored;
    }
}
