package qadam.invigilation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import qadam.catalog.Course;
import qadam.exam.ExamDesk;
import qadam.exam.LiveAttempt;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** The office's pages: who sits an exam now, what came late, one sitting. */
final class OfficeSittingPages implements Routes {
    /** The page looks again by itself, without script: calmly, and with so few lines that it costs little. */
    private static final int LOOK_AGAIN_SECONDS = 30;
    private static final int LINES = 50;

    private final Site site;
    private final Askers askers;
    private final Sittings.Ground ground;
    private final SittingViews views;
    private final SittingActs acts;

    OfficeSittingPages(Site site, Askers askers, Sittings.Ground ground, SittingViews views, SittingActs acts) {
        this.site = site;
        this.askers = askers;
        this.ground = ground;
        this.views = views;
        this.acts = acts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/office/exams/{exam}", this::live, Role.OFFICE, Role.ADMINISTRATOR);
        routes.get("/{language}/office/late", this::late, Role.OFFICE, Role.ADMINISTRATOR);
        routes.get("/{language}/office/attempts/{attempt}", context -> show(context, SittingActs.Shown.NOTHING), Role.OFFICE, Role.ADMINISTRATOR);
        routes.post("/{language}/office/attempts/{attempt}", this::act, Role.OFFICE, Role.ADMINISTRATOR);
    }

    private void live(Context context) {
        Language language = Site.language(context);
        String exam = context.pathParam("exam");
        Course course = ground.courses().withExam(exam).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        int page = page(context);
        Map<String, Object> values = new HashMap<>();
        ground.database().read(handle -> {
            List<LiveAttempt> sittings = ground.desk().live(handle, exam, LINES + 1, (page - 1) * LINES);
            values.put("lines", views.lines(handle, sittings.stream().limit(LINES).toList(), language, one -> "", OfficeSittingPages::path));
            values.put("next", sittings.size() > LINES ? page + 1 : 0);
            ExamDesk.Crowd crowd = ground.desk().crowd(handle, exam);
            values.put("sitting", crowd.sitting());
            values.put("silent", crowd.silent());
            return null;
        });
        values.put("back", "/office/exams");
        values.put("here", "/office/exams/" + exam);
        values.put("course", course.title().in(language));
        context.header("Refresh", Integer.toString(LOOK_AGAIN_SECONDS));
        site.show(context, askers.find(context), "invigilation/live.jte", text(context, "invigilation.live.title"), values);
    }

    private void late(Context context) {
        Language language = Site.language(context);
        List<SittingLine> lines = ground.database().read(handle ->
            views.lines(handle, ground.desk().waiting(handle), language, one -> "", OfficeSittingPages::path));
        site.show(context, askers.find(context), "invigilation/late.jte", text(context, "invigilation.late.title"), Map.of("lines", lines));
    }

    private void show(Context context, SittingActs.Shown shown) {
        SittingView view = ground.database().read(handle -> views.office(handle, attempt(context), Site.language(context)));
        Map<String, Object> values = new HashMap<>(Map.of("view", view, "back", "/office/late", "backWords", text(context, "invigilation.late.title")));
        shown.addTo(values);
        site.show(context, askers.find(context), "invigilation/sitting.jte", text(context, "invigilation.one.title"), values);
    }

    private void act(Context context) {
        try {
            acts.act(context, attempt(context), askers.find(context).personId());
            context.redirect(context.path(), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            show(context, acts.refused(context, refusal));
        }
    }

    private static String path(UUID attempt) {
        return "/office/attempts/" + Ids.hex(attempt);
    }

    static UUID attempt(Context context) {
        return Ids.parse(context.pathParam("attempt")).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }

    private static int page(Context context) {
        String typed = context.queryParam("page");
        return typed != null && typed.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(typed) : 1;
    }

    private String text(Context context, String key) {
        return site.texts().text(Site.language(context), key);
    }
}
