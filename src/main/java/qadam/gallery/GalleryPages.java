package qadam.gallery;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.lab.HandedIn;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.organisation.Scope;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** The gallery as a learner walks through it: my works, what I show and to whom, and what my classes show me. */
final class GalleryPages implements Routes {
    private static final Set<Role> TEACHERS = Set.of(Role.TEACHER, Role.HEAD);

    private final Site site;
    private final Askers askers;
    private final Database database;
    private final Scope scope;
    private final Organisations organisations;
    private final Showings showings;
    private final Works works;

    GalleryPages(Site site, Askers askers, Gallery.Around around, Showings showings, Works works) {
        this.site = site;
        this.askers = askers;
        this.database = around.database();
        this.scope = around.scope();
        this.organisations = around.organisations();
        this.showings = showings;
        this.works = works;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/gallery", this::list, Role.LEARNER);
        routes.post("/{language}/gallery", this::act, Role.LEARNER);
        routes.get("/{language}/gallery/show/{work}", this::ask, Role.LEARNER);
        routes.get("/{language}/gallery/{number}", this::look, Role.LEARNER);
    }

    private void list(Context context) {
        Language language = Site.language(context);
        Asker asker = askers.find(context);
        UUID person = asker.personId();
        Map<String, Object> values = database.read(handle -> Map.of("own", showings.own(handle, person, language), "walls", walls(handle, person, language)));
        site.show(context, asker, "gallery/gallery.jte", site.texts().text(language, "gallery.title"), values);
    }

    private List<Wall> walls(Handle handle, UUID person, Language language) {
        return showings.classes(handle, person).stream().map(place -> new Wall(place.name(), showings.in(handle, place, person, false, language))).toList();
    }

    /** What the class would see, before anything is shown. */
    private void ask(Context context) {
        Language language = Site.language(context);
        Asker asker = askers.find(context);
        UUID person = asker.personId();
        UUID work = Ids.parse(context.pathParam("work")).orElseThrow(() -> new Refusal(GalleryProblem.NO_SUCH_WORK));
        Map<String, Object> values = database.read(handle -> {
            HandedIn mine = works.mine(handle, person, work);
            boolean named = showings.isNamed(handle, person);
            String maker = named ? showings.maker(handle, person, person, false) : "";
            return new HashMap<>(Map.of("exhibit", works.exhibit(handle, mine, maker), "work", Ids.hex(work), "named", named, "places", showings.classes(handle, person)));
        });
        site.show(context, asker, "gallery/ask.jte", site.texts().text(language, "gallery.ask.title"), values);
    }

    private void act(Context context) {
        UUID person = askers.find(context).personId();
        Form form = new Form(context);
        switch (form.text("act", 10)) {
            case "show" -> {
                UUID work = form.id("work");
                long place = number(form.text("place", 15));
                database.write(handle -> {
                    showings.show(handle, person, work, place);
                    return null;
                });
            }
            case "take-back" -> {
                long number = number(form.text("number", 15));
                database.write(handle -> {
                    showings.takeBack(handle, person, number);
                    return null;
                });
            }
            default -> throw new Refusal(WebProblem.MALFORMED);
        }
        context.redirect("/" + Site.language(context).tag() + "/gallery", HttpStatus.SEE_OTHER);
    }

    static long number(String text) {
        if (!text.matches("[1-9][0-9]{0,14}")) {
            throw new Refusal(WebProblem.MALFORMED);
        }
        return Long.parseLong(text);
    }

    /** For whoever belongs to the class, and for its teacher and head; nobody else learns that there is such a number. */
    private void look(Context context) {
        Language language = Site.language(context);
        Asker asker = askers.find(context);
        String number = context.pathParam("number");
        if (!number.matches("[1-9][0-9]{0,14}")) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
        Map<String, Object> values = database.read(handle -> {
            Showing showing = showings.shown(handle, Long.parseLong(number)).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
            Organisation place = organisations.find(handle, showing.place()).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
            boolean teaches = scope.reaches(handle, asker, place, TEACHERS);
            boolean belongs = showings.classes(handle, asker.personId()).stream().anyMatch(one -> one.number() == place.number());
            HandedIn work = showings.work(handle, showing).filter(one -> teaches || belongs).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
            String maker = showings.maker(handle, showing.person(), asker.personId(), teaches);
            return Map.<String, Object>of("exhibit", works.exhibit(handle, work, maker), "showing", showing.number(), "place", place, "teaches", teaches,
                "mine", showing.person().equals(asker.personId()), "shownAt", showing.shownAt());
        });
        Exhibit exhibit = (Exhibit) values.get("exhibit");
        site.show(context, asker, "gallery/exhibit.jte", exhibit.title(language), values);
    }
}
