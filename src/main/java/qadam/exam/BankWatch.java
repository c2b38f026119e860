package qadam.exam;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.ExamPlan;
import qadam.shared.Language;
import qadam.shared.Texts;

/** Looks after the exams for the office: who sits now, and whether the questions are enough, fresh, and can be opened. */
final class BankWatch {
    /** After half a year somebody has told somebody. */
    static final Duration OLD_AFTER = Duration.ofDays(183);
    /** How often the average question may be shown before it is called worn. */
    static final int MOST_VIEWS = 1_000;

    private final AttemptStore attempts = new AttemptStore();
    private final Courses courses;
    private final ItemBanks banks;
    private final Texts texts;
    private final InstantSource clock;

    BankWatch(Courses courses, ItemBanks banks, Texts texts, InstantSource clock) {
        this.courses = courses;
        this.banks = banks;
        this.texts = texts;
        this.clock = clock;
    }

    List<LiveExam> exams(Handle handle, Language language) {
        return courses.all().stream().filter(course -> course.exam().isPresent()).map(course -> exam(handle, course, language)).toList();
    }

    private LiveExam exam(Handle handle, Course course, Language language) {
        ExamPlan plan = course.exam().orElseThrow();
        Instant now = clock.instant();
        SealedState state = banks.state(handle, plan);
        Map<String, Object> values = values(plan, state, now);
        List<LiveExam.Warning> warnings = warnings(handle, course, state, now).stream()
            .map(warning -> new LiveExam.Warning(warning.words(texts, language, values), warning.isGrave())).toList();
        Running rehearsing = attempts.running(handle, plan.exam(), true, now);
        return new LiveExam(plan.exam(), course.title().in(language), sitting(attempts.running(handle, plan.exam(), false, now), now, language),
            texts.text(language, "exam.live.rehearsing", Map.of("count", rehearsing.sitting())),
            texts.text(language, state.version() == 0 ? "exam.live.none" : "exam.live.bank", values), warnings);
    }

    private String sitting(Running running, Instant now, Language language) {
        Map<String, Object> values = new HashMap<>(Map.of("count", running.sitting()));
        running.firstEnd().ifPresent(end -> values.put("first", Running.minutes(now, end)));
        running.lastEnd().ifPresent(end -> values.put("last", Running.minutes(now, end)));
        String key = running.sitting() == 0 ? "exam.live.nobody" : running.sitting() == 1 ? "exam.live.one" : "exam.live.sitting";
        return texts.text(language, key, values);
    }

    private static Map<String, Object> values(ExamPlan plan, SealedState state, Instant now) {
        Map<String, Object> values = new HashMap<>();
        values.put("exam", plan.exam());
        values.put("items", state.items());
        values.put("need", ItemBanks.TIMES_THE_FORM * plan.size());
        values.put("form", plan.size());
        values.put("version", state.version());
        values.put("views", MOST_VIEWS);
        state.importedAt().ifPresent(at -> {
            values.put("imported", at.toEpochMilli());
            values.put("days", Duration.between(at, now).toDays());
        });
        return values;
    }

    private List<BankWarning> warnings(Handle handle, Course course, SealedState state, Instant now) {
        ExamPlan plan = course.exam().orElseThrow();
        if (!state.opens()) {
            return List.of(BankWarning.LOCKED);
        }
        if (!state.fills()) {
            boolean open = new Bank(false, course.bank()).fills(plan);
            return List.of(!open ? BankWarning.NO_BANK : state.items() == 0 ? BankWarning.OPEN_ONLY : BankWarning.NOT_FILLING);
        }
        List<BankWarning> warnings = new ArrayList<>();
        if (state.items() < ItemBanks.TIMES_THE_FORM * plan.size()) {
            warnings.add(BankWarning.FEW);
        }
        Instant imported = state.importedAt().orElseThrow();
        if (isWorn(handle, plan, state.items(), imported)) {
            warnings.add(BankWarning.WORN);
        }
        if (imported.plus(OLD_AFTER).isBefore(now)) {
            warnings.add(BankWarning.OLD);
        }
        return warnings;
    }

    /** Each attempt shows {@code size} of the items: after so many attempts the average one was shown too often. */
    private boolean isWorn(Handle handle, ExamPlan plan, int items, Instant imported) {
        int most = (int) Math.min(1_000_000, (long) MOST_VIEWS * items / plan.size()) + 1;
        return attempts.startedSince(handle, plan.exam(), imported, most) == most;
    }
}
