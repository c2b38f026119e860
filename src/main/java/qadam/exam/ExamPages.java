package qadam.exam;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** An exam before it begins: its rules, where one stands, and the button that starts it. */
final class ExamPages implements Routes {
    private final Site site;
    private final Askers askers;
    private final Courses courses;
    private final Attempts attempts;
    private final ItemBanks banks;
    private final Devices devices;

    ExamPages(Site site, Askers askers, Courses courses, Attempts attempts, ItemBanks banks, Devices devices) {
        this.site = site;
        this.askers = askers;
        this.courses = courses;
        this.attempts = attempts;
        this.banks = banks;
        this.devices = devices;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/exams/{exam}", this::show, Role.ANYONE);
        routes.post("/{language}/exams/{exam}/attempts", this::start, Role.LEARNER);
    }

    private void show(Context context) {
        Language language = Site.language(context);
        Course course = course(context);
        Asker asker = askers.find(context);
        Map<String, Object> values = new HashMap<>();
        values.put("course", course);
        values.put("plan", course.exam().orElseThrow());
        values.put("live", banks.isLive(course));
        values.put("standing", asker.person().map(person -> standing(course, person)));
        String title = site.texts().text(language, "exam.page.title", Map.of("course", course.title().in(language)));
        site.show(context, asker, "exam/exam.jte", title, values);
    }

    private Standing standing(Course course, UUID person) {
        List<Attempt> earlier = attempts.of(person, course.exam().orElseThrow().exam());
        return Standing.of(attempts.permission(course, earlier), earlier);
    }

    private void start(Context context) {
        Course course = course(context);
        Asker asker = askers.findOrEnrol(context);
        boolean rehearsal = new Form(context).ticked("rehearsal");
        Candidate candidate = new Candidate(asker.personId(), asker.learner().orElseThrow(), asker.session(), Site.language(context),
            rehearsal ? Optional.empty() : devices.mark(context));
        Attempt attempt = attempts.start(candidate, course, rehearsal);
        context.redirect("/" + Site.language(context).tag() + "/attempts/" + Ids.hex(attempt.id()), HttpStatus.SEE_OTHER);
    }

    private Course course(Context context) {
        return Optional.of(context.pathParam("exam")).flatMap(courses::withExam).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }
}
