package qadam.guide;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Guides;
import qadam.catalog.Lesson;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Cost;
import qadam.web.FixedPage;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** The teacher's pages: the same for everybody, made once for each language, course version and wording of the guides. */
final class GuidePages implements Routes {
    /** @param content of what the page was made; another content makes it anew */
    private record Made(String content, FixedPage page) {
    }

    private final Site site;
    private final Courses courses;
    private final Guides guides;
    /** By address. Only addresses that exist are kept, so strangers cannot fill it. */
    private final Map<String, Made> pages = new ConcurrentHashMap<>();

    GuidePages(Site site, Courses courses, Guides guides) {
        this.site = site;
        this.courses = courses;
        this.guides = guides;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}" + TeachersSide.PATH, this::list, Role.ANYONE, Cost.FIXED);
        for (Aid aid : Aid.values()) {
            routes.get("/{language}" + TeachersSide.PATH + "/{course}/{lesson}" + aid.end(), context -> show(context, aid), Role.ANYONE, Cost.FIXED);
        }
    }

    private void list(Context context) {
        Language language = Site.language(context);
        GuideList list = GuideList.of(courses.all(), guides);
        send(context, language.tag() + TeachersSide.PATH, list.content(), () -> site.fixed(language, TeachersSide.PATH, "guide/list.jte",
            site.texts().text(language, "guide.list"), Map.of("list", list)));
    }

    private void show(Context context, Aid aid) {
        Language language = Site.language(context);
        Course course = courses.find(context.pathParam("course")).orElseThrow(GuidePages::none);
        Lesson lesson = course.lesson(context.pathParam("lesson")).orElseThrow(GuidePages::none);
        Guides.Shelf shelf = guides.of(course);
        GuideView view = shelf.find(lesson.id()).map(guide -> new GuideView(course, lesson, guide.in(language), language)).orElseThrow(GuidePages::none);
        send(context, language.tag() + view.path() + aid.end(), course.hash() + shelf.hash(), () -> site.fixed(language, view.path() + aid.end(), aid.template(),
            site.texts().text(language, aid.title(), Map.of("lesson", lesson.in(language).title())), Map.of("view", view)));
    }

    private static Refusal none() {
        return new Refusal(WebProblem.NOT_FOUND);
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
