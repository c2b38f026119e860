package qadam.catalog;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.FixedPage;
import qadam.web.Cost;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** Courses and lessons: pages that are the same for everybody, made once for each language and version, served from memory. */
public final class CoursePages implements Routes {
    /** @param content of what the page was made; another content makes it anew */
    private record Made(String content, FixedPage page) {
    }

    private final Site site;
    private final Courses courses;
    private final Programme programme;
    private final Competences competences;
    /** By address. Only addresses that exist are kept, so strangers cannot fill it. */
    private final Map<String, Made> pages = new ConcurrentHashMap<>();

    private Optional<Guides> guides = Optional.empty();
    private LessonLink link = (lesson, language) -> Optional.empty();

    public CoursePages(Site site, Courses courses, Programme programme, Competences competences) {
        this.site = site;
        this.courses = courses;
        this.programme = programme;
        this.competences = competences;
    }

    /** To be set before the first page is shown. */
    public CoursePages linkedTo(LessonLink other) {
        this.link = other;
        return this;
    }

    /** Lessons with a guide say where teachers find it. To be set before the first page is shown. */
    public CoursePages taughtBy(Guides beside) {
        this.guides = Optional.of(beside);
        return this;
    }

    private Guides.Shelf shelf(Course course) {
        return guides.map(all -> all.of(course)).orElse(Guides.Shelf.EMPTY);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/courses", this::list, Role.ANYONE, Cost.FIXED);
        routes.get("/{language}/courses/{course}", this::course, Role.ANYONE, Cost.FIXED);
        routes.get("/{language}/courses/{course}/{lesson}", this::lesson, Role.ANYONE, Cost.FIXED);
    }

    private void list(Context context) {
        Language language = Site.language(context);
        String content = courses.all().stream().map(Course::hash).collect(Collectors.joining());
        send(context, language.tag() + "/courses", content, () -> site.fixed(language, "/courses", "catalog/courses.jte",
            site.texts().text(language, "catalog.courses.title"), Map.of("list", CourseList.of(programme, courses.all(), language))));
    }

    private void course(Context context) {
        Language language = Site.language(context);
        Course course = find(context);
        String path = "/courses/" + course.slug();
        Guides.Shelf shelf = shelf(course);
        send(context, language.tag() + path, course.hash() + shelf.hash(), () -> site.fixed(language, path, "catalog/course.jte",
            course.title().in(language), Map.of("view", new CourseView(course, competences), "guided", !shelf.guides().isEmpty())));
    }

    private void lesson(Context context) {
        Language language = Site.language(context);
        Course course = find(context);
        Lesson lesson = course.lesson(context.pathParam("lesson")).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        String path = "/courses/" + course.slug() + "/" + lesson.id();
        Guides.Shelf shelf = shelf(course);
        send(context, language.tag() + path, course.hash() + shelf.hash(), () -> site.fixed(language, path, "catalog/lesson.jte",
            lesson.in(language).title(), Map.of("view", new LessonView(course, lesson, language), "more", link.of(lesson.id(), language), "guided", shelf.find(lesson.id()).isPresent())));
    }

    private Course find(Context context) {
        return courses.find(context.pathParam("course")).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }

    /** Two requests may make the same page at the same time; both make the same bytes. */
    private void send(Context context, String address, String content, Supplier<FixedPage> make) {
        Made made = pages.get(address);
        if (made == null || !made.content().equals(content)) {
            made = new Made(content, make.get());
            pages.put(address, made);
        }
        made.page().send(context);
    }
}
