package qadam.learning;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.ItemForm;
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
        Asker asker = askers.findOrWelcome(context);
        Optional<Practised> given = Ids.parse(context.queryParam("step"))
            .flatMap(step -> learning.practised(mine.of(asker), step)).filter(practised -> isAbout(context, practised.place()));
        PracticePlace place = given.map(Practised::place).orElseGet(() -> place(context, newest(context)));
        draw(context, asker, place, given.map(practised -> feedback(practised, Site.language(context))), Optional.empty());
    }

    private Feedback feedback(Practised practised, Language language) {
        Feedback feedback = Feedback.of(practised.place().item(), practised.result(), language);
        return learning.counts(practised.place()) ? feedback : feedback.ofRevised();
    }

    private void answer(Context context) {
        PracticePlace place = place(context, version(context));
        Asker asker = askers.findOrEnrol(context);
        Optional<Response> response = Responses.read(place.item(), context.formParamMap());
        if (response.isEmpty()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            draw(context, asker, place, Optional.empty(), Optional.of(LearningProblem.NOTHING_ANSWERED.key()));
            return;
        }
        UUID step = new Form(context).id("step");
        learning.admit(asker.learner().orElseThrow(), 1);
        learning.answer(asker.learner().orElseThrow(),
            new Answer(step, Ids.timeOf(step), place.course(), place.lesson(), place.item(), response.get()));
        context.redirect(context.path() + "?step=" + Ids.hex(step), HttpStatus.SEE_OTHER);
    }

    private void draw(Context context, Asker asker, PracticePlace place, Optional<Feedback> feedback, Optional<String> error) {
        Language language = Site.language(context);
        Optional<Response> given = feedback.flatMap(Feedback::response);
        site.show(context, asker, "learning/practice.jte", place.lesson().in(language).title(), Map.of(
            "place", place,
            "form", new ItemForm(place.item(), language, ItemForm.empty(place.item(), language).order(), given, false),
            "step", Ids.hex(Ids.version7(clock.millis())),
            "feedback", feedback,
            "error", error,
            "steps", learning.steps(mine.of(asker), newest(context).orElse(place.course()))));
    }

    private Optional<Course> newest(Context context) {
        return courses.find(context.pathParam("course"));
    }

    /** The version that the form was drawn from: a page that lay open while another was published is still answered. */
    private Optional<Course> version(Context context) {
        String version = new Form(context).text("version", 6);
        return version.matches("[0-9]+") ? courses.find(context.pathParam("course"), Integer.parseInt(version)) : newest(context);
    }

    private static PracticePlace place(Context context, Optional<Course> course) {
        return course.flatMap(one -> PracticePlace.find(one, context.pathParam("lesson"), context.pathParam("item")))
            .orElseThrow(() -> new Refusal(LearningProblem.NO_SUCH_ITEM));
    }

    /** A step of another question, pasted into this address, is not this question's. */
    private static boolean isAbout(Context context, PracticePlace place) {
        return place.course().slug().equals(context.pathParam("course")) && place.lesson().id().equals(context.pathParam("lesson"))
            && place.item().id().equals(context.pathParam("item"));
    }
}
