package qadam.gallery;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.People;
import qadam.lab.HandedIn;
import qadam.lab.LabWorks;
import qadam.organisation.Members;
import qadam.organisation.Organisation;
import qadam.organisation.Scope;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** A class's labs for its teacher and head: who has handed in, where points are lost, a lab begun anew, and what is shown in the gallery. */
final class ClassLabPages implements Routes {
    private static final Role[] WHO = {Role.TEACHER, Role.HEAD};

    private final Site site;
    private final Database database;
    private final Scope scope;
    private final Members members;
    private final People people;
    private final LabWorks works;
    private final ClassLabs labs;
    private final Showings showings;
    private final Works kept;
    private final InstantSource clock;

    ClassLabPages(Site site, Gallery.Around around, ClassLabs labs, Showings showings, Works kept) {
        this.site = site;
        this.database = around.database();
        this.scope = around.scope();
        this.members = around.members();
        this.people = around.people();
        this.works = around.works();
        this.clock = around.clock();
        this.labs = labs;
        this.showings = showings;
        this.kept = kept;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        scope.get(routes, "/{language}/classes/{group}/labs", this::list, WHO);
        scope.get(routes, "/{language}/classes/{group}/labs/{course}/{lab}", this::one, WHO);
        scope.post(routes, "/{language}/classes/{group}/labs/{course}/{lab}", this::beginAnew, WHO);
        scope.get(routes, "/{language}/classes/{group}/gallery", this::gallery, WHO);
        scope.post(routes, "/{language}/classes/{group}/gallery", this::hide, WHO);
    }

    private void list(Context context, Asker asker, Organisation place) {
        Language language = Site.language(context);
        List<ClassLab> all = database.read(handle -> labs.all(handle, place, language));
        site.show(context, asker, "gallery/labs.jte", site.texts().text(language, "gallery.labs.title", Map.of("place", place.name())), Map.of("labs", all, "place", place));
    }

    private void one(Context context, Asker asker, Organisation place) {
        Language language = Site.language(context);
        ClassLab view = database.read(handle -> labs.one(handle, place, context.pathParam("course"), context.pathParam("lab"), language));
        site.show(context, asker, "gallery/lab.jte", view.lab().in(language).title(), Map.of("view", view, "place", place));
    }

    private void beginAnew(Context context, Asker asker, Organisation place) {
        Language language = Site.language(context);
        Form form = new Form(context);
        UUID pupil = form.id("pupil");
        Anew why = Anew.of(form.text("why", 20)).orElseThrow(() -> new Refusal(GalleryProblem.REASON_MISSING));
        database.write(handle -> {
            ClassLab lab = labs.one(handle, place, context.pathParam("course"), context.pathParam("lab"), language);
            beginAnew(handle, asker, place, lab, pupil, why);
            return null;
        });
        context.redirect(context.path(), HttpStatus.SEE_OTHER);
    }

    private void beginAnew(Handle handle, Asker asker, Organisation place, ClassLab lab, UUID pupil, Anew why) {
        if (!members.isMember(handle, place.number(), pupil)) {
            throw new Refusal(GalleryProblem.NOT_A_PUPIL);
        }
        Instant now = clock.instant();
        List<HandedIn> aside = works.setAside(handle, kept.keys(handle, List.of(pupil)).getOrDefault(pupil, List.of()), lab.course().slug(), lab.lab().id());
        if (aside.isEmpty()) {
            throw new Refusal(GalleryProblem.NOTHING_TO_RESET);
        }
        showings.end(handle, place, aside, now);
        people.audit(handle, now, asker.person(), "lab-begun-anew", "person " + Ids.hex(pupil) + " organisation " + place.number() + " lab " + lab.name(), why.code());
    }

    private void gallery(Context context, Asker asker, Organisation place) {
        Language language = Site.language(context);
        List<Hung> hung = database.read(handle -> showings.in(handle, place, asker.personId(), true, language));
        site.show(context, asker, "gallery/class.jte", site.texts().text(language, "gallery.class.title", Map.of("place", place.name())), Map.of("hung", hung, "place", place));
    }

    private void hide(Context context, Asker asker, Organisation place) {
        Form form = new Form(context);
        if (!form.text("act", 10).equals("hide")) {
            throw new Refusal(WebProblem.MALFORMED);
        }
        long number = GalleryPages.number(form.text("number", 15));
        database.write(handle -> {
            if (showings.hide(handle, place, number, asker.personId())) {   // pressed twice, it is hidden and told once
                people.audit(handle, clock.instant(), asker.person(), "lab-hidden", "organisation " + place.number() + " showing " + number, "");
            }
            return null;
        });
        context.redirect(context.path(), HttpStatus.SEE_OTHER);
    }
}
