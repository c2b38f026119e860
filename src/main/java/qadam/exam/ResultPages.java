package qadam.exam;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import qadam.catalog.Competences;
import qadam.catalog.Course;
import qadam.catalog.Lesson;
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

    ResultPages(Site site, Askers askers, Attempts attempts, Competences competences) {
        this.site = site;
        this.askers = askers;
        this.attempts = attempts;
        this.competences = competences;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/attempts/{attempt}/result", this::show, Role.LEARNER);
    }

    private void show(Context context) {
        Asker asker = askers.find(context);
        Attempt attempt = attempts.find(asker.personId(),
            Ids.parse(context.pathParam("attempt")).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND)));
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

    private Result result(Attempt attempt, Course course) {
        List<Result.Area> areas = attempt.outcome().orElseThrow().strengths().stream()
            .map(strength -> area(course, strength)).toList();
        return new Result(attempt, course.title(), areas, attempts.rescored(attempt));
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
