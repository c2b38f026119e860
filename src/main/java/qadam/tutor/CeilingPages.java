package qadam.tutor;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.organisation.Organisation;
import qadam.organisation.Scope;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** How much help a class is given, lesson by lesson, as its teacher sets it. */
final class CeilingPages implements Routes {
    private final Site site;
    private final Database database;
    private final Scope scope;
    private final Courses courses;
    private final Ceilings ceilings;

    CeilingPages(Site site, Database database, Scope scope, Courses courses, Ceilings ceilings) {
        this.site = site;
        this.database = database;
        this.scope = scope;
        this.courses = courses;
        this.ceilings = ceilings;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        scope.get(routes, "/{language}/classes/{group}/tutor", this::show, Role.TEACHER, Role.HEAD);
        scope.post(routes, "/{language}/classes/{group}/tutor", this::set, Role.TEACHER, Role.HEAD);
    }

    private void show(Context context, Asker asker, Organisation place) {
        Language language = Site.language(context);
        Course course = course(place, Optional.ofNullable(context.queryParam("course")).orElse(""));
        Map<String, Tier> set = database.read(handle -> ceilings.in(handle, place, course.slug())).stream().collect(Collectors.toMap(Ceiling::lesson, Ceiling::tier));
        List<CeilingLine> lines = course.lessons().map(lesson -> new CeilingLine(lesson.id(), lesson.in(language).title(), Optional.ofNullable(set.get(lesson.id())))).toList();
        site.show(context, asker, "tutor/ceilings.jte", site.texts().text(language, "tutor.ceilings.title"),
            Map.of("place", place.name(), "number", place.number(), "course", course, "courses", courses.startingWith(place.kind().track()), "lines", lines, "saved", "yes".equals(context.queryParam("saved"))));
    }

    private void set(Context context, Asker asker, Organisation place) {
        Form form = new Form(context);
        Course course = course(place, form.text("course", 100));
        database.write(handle -> {
            course.lessons().forEach(lesson -> ceilings.set(handle, place, new LessonRef(course.slug(), lesson.id()), tier(form.text("most-" + lesson.id(), 20)), asker.personId()));
            return null;
        });
        context.redirect(context.path() + "?course=" + course.slug() + "&saved=yes", HttpStatus.SEE_OTHER);
    }

    /** All of it is the same as none set. */
    private static Optional<Tier> tier(String name) {
        return List.of(Tier.values()).stream().filter(tier -> tier.name().equals(name) && tier != Tier.EXAMPLE).findFirst();
    }

    private Course course(Organisation place, String slug) {
        return slug.isEmpty() ? courses.startingWith(place.kind().track()).stream().findFirst().orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND))
            : courses.find(slug).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }
}
