package qadam.exam;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import qadam.catalog.Competences;
import qadam.catalog.Course;
import qadam.catalog.Lesson;
import qadam.record.Receipts;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Localized;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** The result of an attempt. */
final class ResultPages implements Routes {
    private final Site site;
    private final Askers askers;
    private final Attempts attempts;
    private final Competences competences;
    private final Receipts receipts;
    private final InstantSource clock;

    ResultPages(Site site, Askers askers, Attempts attempts, Competences competences, Receipts receipts, InstantSource clock) {
        this.receipts = receipts;
        this.clock = clock;
        this.site = site;
        this.askers = askers;
        this.attempts = attempts;
        this.competences = competences;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/attempts/{attempt}/result", this::show, Role.LEARNER);
        routes.get("/{language}/attempts/{attempt}/snapshot", this::download, Role.LEARNER);
    }

    private void show(Context context) {
        Asker asker = askers.find(context);
        Attempt attempt = attempt(context, asker);
        if (attempt.overdue(clock.instant())) {
            showAwaited(context, asker, attempt);
            return;
        }
        if (attempt.open()) {
            context.redirect("/" + Site.language(context).tag() + "/attempts/" + Ids.hex(attempt.id()), HttpStatus.SEE_OTHER);
            return;
        }
        Course course = attempts.course(attempt);
        Standing standing = Standing.of(attempts.permission(attempts.newest(attempt), attempts.of(attempt.person(), attempt.subject().exam())), List.of());
        String title = attempt.passed() ? "exam.result.passed" : "exam.result.not_yet";
        site.show(context, asker, "exam/result.jte", site.texts().text(Site.language(context), title), Map.of(
            "result", result(attempt, course), "standing", standing,
            "late", context.queryParamMap().containsKey("too_late"), "after", context.queryParamMap().containsKey("handed_in")));
    }

    private Attempt attempt(Context context, Asker asker) {
        return attempts.find(asker.personId(),
            Ids.parse(context.pathParam("attempt")).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND)));
    }

    /** The time is over, and answers may still be on their way from a device that had no network. */
    private void showAwaited(Context context, Asker asker, Attempt attempt) {
        site.show(context, asker, "exam/awaited.jte", site.texts().text(Site.language(context), "exam.awaited.title"), Map.of(
            "id", Ids.hex(attempt.id()), "title", attempts.course(attempt).title(), "until", WallTime.of(attempt.awaitedUntil()),
            "seated", attempt.seats(asker.session()), "review", context.queryParamMap().containsKey("review")));
    }

    /** What was handed in, with the receipt whose signature is over it. */
    private void download(Context context) {
        Attempt attempt = attempt(context, askers.find(context));
        Attempts.HandedIn handedIn = attempts.handedIn(attempt).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        context.header("Cache-Control", "no-store").header("Content-Disposition", "attachment; filename=\"qadam-hand-in-" + Ids.hex(attempt.id()).substring(0, 8) + ".txt\"")
            .contentType("text/plain; charset=utf-8").result(handedIn.snapshot() + "\n" + receipts.text(handedIn.receipt()));
    }

    private Result result(Attempt attempt, Course course) {
        List<Result.Area> areas = attempt.outcome().orElseThrow().strengths().stream()
            .map(strength -> area(course, strength)).toList();
        return new Result(attempt, course.title(), areas, attempts.rescored(attempt), late(attempt), attempts.handedIn(attempt).isPresent());
    }

    private Result.Late late(Attempt attempt) {
        List<LateArrival> all = attempts.late(attempt);
        Set<List<Long>> counting = attempts.counting(attempt);
        int waiting = (int) all.stream().filter(LateArrival::waiting).count();
        int counted = (int) all.stream().filter(one -> counting.contains(List.of((long) one.item(), one.sequence()))).count();
        return new Result.Late(counted, waiting, all.size() - waiting - counted,
            all.stream().flatMap(one -> attempts.reason(attempt, one).stream()).distinct().toList());
    }

    private Result.Area area(Course course, Strength strength) {
        Localized unnamed = new Localized(strength.competence(), strength.competence(), strength.competence());
        Result.Grade grade = Result.Grade.of(strength);
        return new Result.Area(competences.titles().getOrDefault(strength.competence(), unnamed), grade,
            grade == Result.Grade.STRONG ? List.of() : lessons(course, strength.competence()));
    }

    private static List<Result.Lesson> lessons(Course course, String competence) {
        return course.lessons().filter(lesson -> lesson.competences().contains(competence))
            .map(lesson -> new Result.Lesson("/courses/" + course.slug() + "/" + lesson.id(), title(lesson))).toList();
    }

    private static Localized title(Lesson lesson) {
        Map<Language, String> titles = new EnumMap<>(Language.class);
        lesson.texts().forEach((language, text) -> titles.put(language, text.title()));
        return new Localized(titles.get(Language.KK), titles.get(Language.RU), titles.get(Language.EN));
    }
}
