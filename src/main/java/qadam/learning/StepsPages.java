package qadam.learning;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import qadam.catalog.Courses;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** My steps: every course one has begun, where one stands, and what comes next. Works before signing up. */
public final class StepsPages implements Routes {
    private final Site site;
    private final Askers askers;
    private final Courses courses;
    private final Learning learning;
    private final MyLearners mine;

    public StepsPages(Site site, Askers askers, Courses courses, Learning learning, MyLearners mine) {
        this.site = site;
        this.askers = askers;
        this.courses = courses;
        this.learning = learning;
        this.mine = mine;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/steps", this::show, Role.ANYONE);
    }

    private void show(Context context) {
        Asker asker = askers.find(context);
        List<Long> learners = mine.of(asker);
        List<CourseSteps> begun = courses.all().stream().map(course -> learning.steps(learners, course)).filter(CourseSteps::begun).toList();
        site.show(context, asker, "learning/my-steps.jte", site.texts().text(Site.language(context), "learning.steps.title"),
            Map.of("courses", begun, "signedIn", asker.signedIn()));
    }
}
