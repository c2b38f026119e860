package qadam.learning;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Item;
import qadam.catalog.ItemForm;
import qadam.catalog.Lesson;
import qadam.catalog.Response;
import qadam.catalog.Responses;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** Practice without script: a personal page with one question, answered with POST, redirect, GET. */
public final class PracticePages implements Routes {
    private static final String PATH = "/{language}/practice/{course}/{lesson}/{item}";

    private final Site site;
    private final Askers askers;
    private final Courses courses;
    private final Learning learning;
    private final MyLearners mine;
    private final InstantSource clock;

    public PracticePages(Site site, Askers askers, Courses courses, Learning learning, MyLearners mine, InstantSource clock) {
        this.site = site;
        this.askers = askers;
        this.courses = courses;
        this.learning = learning;
        this.mine = mine;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::show, Role.ANYONE);
        routes.post(PATH, this::answer, Role.ANYONE);
    }

    private void show(Context context) {
        Place place = place(context);
        Asker asker = askers.findOrWelcome(context);
        Optional<Feedback> feedback = Ids.parse(context.queryParam("step"))
            .flatMap(step -> learning.result(mine.of(asker), step, place.item()))
            .map(result -> Feedback.of(place.item(), result, Site.language(context)));
        draw(context, asker, place, feedback, Optional.empty());
    }

    private void answer(Context context) {
        Place place = place(context);
        Asker asker = askers.findOrEnrol(context);
        Optional<Response> response = Responses.read(place.item(), context.formParamMap());
        if (response.isEmpty()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            draw(context, asker, place, Optional.empty(), Optional.of(LearningProblem.NOTHING_ANSWERED.key()));
            return;
        }
        UUID step = new Form(context).id("step");
        learning.answer(asker.learner().orElseThrow(),
            new Answer(step, Ids.timeOf(step), place.course(), place.lesson(), place.item(), response.get()));
        context.redirect(context.path() + "?step=" + Ids.hex(step), HttpStatus.SEE_OTHER);
    }

    private void draw(Context context, Asker asker, Place place, Optional<Feedback> feedback, Optional<String> error) {
        Language language = Site.language(context);
        Optional<Response> given = feedback.flatMap(Feedback::response);
        site.show(context, asker, "learning/practice.jte", place.lesson().in(language).title(), Map.of(
            "place", place,
            "form", new ItemForm(place.item(), language, ItemForm.empty(place.item(), language).order(), given, false),
            "step", Ids.hex(Ids.version7(clock.millis())),
            "feedback", feedback,
            "error", error,
            "steps", learning.steps(mine.of(asker), place.course())));
    }

    private Place place(Context context) {
        Course course = courses.find(context.pathParam("course")).orElseThrow(() -> new Refusal(LearningProblem.NO_SUCH_ITEM));
        return Place.find(course, context.pathParam("lesson"), context.pathParam("item"))
            .orElseThrow(() -> new Refusal(LearningProblem.NO_SUCH_ITEM));
    }

    /** Where a practice item stands. */
    public record Place(Course course, Lesson lesson, Item item) {
        static Optional<Place> find(Course course, String lessonId, String itemId) {
            return course.lesson(lessonId).flatMap(lesson -> lesson.item(itemId).map(item -> new Place(course, lesson, item)));
        }

        public String path() {
            return "/practice/" + course.slug() + "/" + lesson.id() + "/" + item.id();
        }

        public String lessonPath() {
            return "/courses/" + course.slug() + "/" + lesson.id();
        }

        public int number() {
            return lesson.items().indexOf(item) + 1;
        }

        /** The lesson's next practice item. */
        public Optional<String> next() {
            List<Item> items = lesson.items();
            int index = items.indexOf(item) + 1;
            return index < items.size()
                ? Optional.of("/practice/" + course.slug() + "/" + lesson.id() + "/" + items.get(index).id()) : Optional.empty();
        }
    }
}
