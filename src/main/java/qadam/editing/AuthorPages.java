package qadam.editing;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import qadam.catalog.Glossary;
import qadam.catalog.MistakeReports;
import qadam.shared.Language;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** What authors see first: their courses and how they stand, the exam items of a unit, the glossary. */
final class AuthorPages implements Routes {
    private final SuggestionStore suggestions = new SuggestionStore();
    private final Site site;
    private final Askers askers;
    private final Workshop workshop;
    private final CourseStands stands;
    private final MistakeReports reports;
    private final Glossary glossary;

    AuthorPages(Site site, Askers askers, Workshop workshop, MistakeReports reports, Glossary glossary) {
        this.site = site;
        this.askers = askers;
        this.workshop = workshop;
        this.stands = new CourseStands(workshop, reports, site.texts());
        this.reports = reports;
        this.glossary = glossary;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/authors", this::index, Role.AUTHOR);
        routes.get("/{language}/authors/courses/{course}", this::course, Role.AUTHOR);
        routes.get("/{language}/authors/banks/{course}/{unit}", this::bank, Role.AUTHOR);
        routes.get("/{language}/authors/glossary", this::glossary, Role.AUTHOR);
    }

    private void index(Context context) {
        Language language = Site.language(context);
        Map<String, Integer> open = workshop.database().read(suggestions::openByCourse);
        List<AuthorCourse> lines = workshop.courses().all().stream().map(course -> new AuthorCourse(course.title().in(language), "/authors/courses/" + course.slug(),
            course.version(), open.getOrDefault(course.slug(), 0),
            (int) reports.open().stream().filter(report -> (report.about() + "/").startsWith(course.slug() + "/")).count())).toList();
        show(context, "editing/authors.jte", "editing.authors.title", Map.of("lines", lines, "open", open.values().stream().mapToInt(count -> count).sum()));
    }

    private void course(Context context) {
        CourseStand stand = stands.of(context.pathParam("course"), Site.language(context));
        site.show(context, askers.find(context), "editing/course.jte", stand.title(), Map.of("stand", stand));
    }

    private void bank(Context context) {
        CourseStand.Part bank = stands.bank(context.pathParam("course"), context.pathParam("unit"), Site.language(context));
        String title = site.texts().text(Site.language(context), "editing.bank.title", Map.of("unit", bank.title()));
        site.show(context, askers.find(context), "editing/bank.jte", title, Map.of("bank", bank, "slug", context.pathParam("course")));
    }

    private void glossary(Context context) {
        show(context, "editing/glossary.jte", "editing.glossary.title", Map.of("glossary", glossary));
    }

    private void show(Context context, String template, String title, Map<String, Object> values) {
        site.show(context, askers.find(context), template, site.texts().text(Site.language(context), title), values);
    }
}
