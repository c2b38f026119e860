package qadam.editing;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import qadam.catalog.CatalogProblem;
import qadam.catalog.Course;
import qadam.catalog.WaitingFolder;
import qadam.catalog.reading.Mistake;
import qadam.catalog.reading.Reading;
import qadam.catalog.reading.TextAddress;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** Where the next version of a course is looked at and published. */
final class PublishPages implements Routes {
    private final Site site;
    private final Askers askers;
    private final Workshop workshop;
    private final Publish publish;

    PublishPages(Site site, Askers askers, Workshop workshop) {
        this.site = site;
        this.askers = askers;
        this.workshop = workshop;
        this.publish = new Publish(workshop);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/authors/publish/{course}", context -> show(context, ""), Role.AUTHOR);
        routes.post("/{language}/authors/publish/{course}", this::act, Role.AUTHOR);
    }

    private void show(Context context, String problem) {
        Language spoken = Site.language(context);
        PublishView view = view(workshop.copies().of(context.pathParam("course")), spoken);
        int done = "published".equals(context.queryParam("done")) ? view.next() - 1 : 0;
        site.show(context, askers.find(context), "editing/publish.jte", site.texts().text(spoken, "editing.publish.title", Map.of("course", view.title())),
            Map.of("view", view, "problem", problem, "done", done));
    }

    private PublishView view(WorkingCopy copy, Language spoken) {
        Course course = workshop.copies().course(copy);
        Places places = new Places(site.texts(), course, spoken);
        Reading revision = publish.next(copy, false);
        List<String> mistakes = words(places, revision, publish.mistakes(revision));
        Reading correction = publish.next(copy, true);
        List<String> revised = mistakes.isEmpty() ? words(places, correction, publish.mistakes(correction)) : List.of();
        Optional<WaitingFolder> waiting = workshop.courses().waiting(copy.course());
        return new PublishView(copy.course(), course.title().in(spoken), copy.base().version() + 1, lines(copy.fitting(), places), copy.signatures().size(),
            lines(copy.stuck(), places), state(copy), mistakes, revised.isEmpty(), revised,
            words(places, revision, revision.mistakes().stream().filter(Mistake::isWarning).toList()), waiting,
            waiting.map(folder -> folder.lost().keySet().stream().flatMap(address -> TextAddress.parse(address).stream()).map(places::name).toList()).orElse(List.of()));
    }

    private static List<String> words(Places places, Reading reading, List<Mistake> mistakes) {
        return mistakes.stream().map(mistake -> places.mistake(reading, mistake)).toList();
    }

    private static List<CourseStand.Line> lines(List<Suggestion> suggestions, Places places) {
        return suggestions.stream().map(suggestion -> new CourseStand.Line(places.name(suggestion.address()), "/authors/suggestions/" + suggestion.number(),
            List.of(), 0, 0)).toList();
    }

    private static String state(WorkingCopy copy) {
        return Desks.hash(copy.base().version() + " " + copy.fitting().stream().map(suggestion -> Long.toString(suggestion.number())).collect(Collectors.joining(","))
            + " " + copy.signatures().stream().map(signature -> Long.toString(signature.number())).collect(Collectors.joining(",")));
    }

    private void act(Context context) {
        Form form = new Form(context);
        try {
            switch (form.text("act", 20)) {
                case "publish" -> publish(context, form);
                case "take-over" -> takeOver(context);
                default -> throw new Refusal(WebProblem.MALFORMED);
            }
            context.redirect(context.path() + "?done=published", HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            boolean ours = refusal.problem() instanceof EditingProblem || refusal.problem() == CatalogProblem.VERSION_MOVED;
            if (!ours) {
                throw refusal;
            }
            context.status(refusal.problem().status());
            show(context, site.texts().text(Site.language(context), refusal.problem().key(), refusal.values()));
        }
    }

    /** Sent twice, the second finds another state and is told so. */
    private void publish(Context context, Form form) {
        WorkingCopy copy = workshop.copies().of(context.pathParam("course"));
        boolean correction = switch (form.text("change", 20)) {
            case "correction" -> true;
            case "revision" -> false;
            default -> throw new Refusal(WebProblem.MALFORMED);
        };
        if (!copy.isChanged()) {
            throw new Refusal(EditingProblem.NOTHING_TO_PUBLISH);
        }
        boolean sound = publish.mistakes(publish.next(copy, correction)).isEmpty();
        if (!sound || !form.text("state", 64).equals(state(copy))) {
            throw new Refusal(EditingProblem.NOT_AS_SEEN);
        }
        publish.publish(copy, correction, author(context));
    }

    private void takeOver(Context context) {
        WorkingCopy copy = workshop.copies().of(context.pathParam("course"));
        WaitingFolder folder = workshop.courses().waiting(copy.course()).orElseThrow(() -> new Refusal(EditingProblem.NOTHING_WAITS));
        String why = site.texts().text(Site.language(context), "editing.takeover.why");
        if (!publish.takeOver(copy, folder, why, author(context)).isEmpty()) {
            throw new Refusal(EditingProblem.NOT_AS_SEEN);
        }
    }

    private UUID author(Context context) {
        return askers.find(context).personId();
    }
}
