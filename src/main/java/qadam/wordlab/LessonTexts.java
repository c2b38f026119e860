package qadam.wordlab;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Cost;
import qadam.web.FixedPage;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.WebProblem;
import tools.jackson.databind.json.JsonMapper;

/** The running text of a course's lessons as sentences, to learn from: {@code GET /lab-text/{course}/{version}/{language}}. */
final class LessonTexts implements Routes {
    private static final JsonMapper JSON = new JsonMapper();
    private final Courses courses;

    LessonTexts(Courses courses) {
        this.courses = courses;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/lab-text/{course}/{version}/{language}", this::show, Role.ANYONE, Cost.FIXED);
    }

    private void show(Context context) {
        String version = context.pathParam("version");
        Course course = courses.find(context.pathParam("course"), version.matches("[0-9]{1,6}") ? Integer.parseInt(version) : 0)
            .orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        Language language = Language.of(context.pathParam("language")).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("course", course.slug());
        text.put("version", course.version());
        text.put("language", language.tag());
        text.put("licence", "CC BY 4.0");
        text.put("sentences", LessonWords.of(List.of(course), language).sentences());
        FixedPage.of(JSON.writeValueAsBytes(text), "application/json").send(context, "no-cache");
    }
}
