package qadam.identity;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Doorstep;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** Where the office makes a link for a person who lost everything. The link is shown to its maker only, and soon no more. */
final class ResetLinkPages implements Routes {
    private final Site site;
    private final Database database;
    private final InstantSource clock;
    private final SignUp.Parts parts;

    ResetLinkPages(Site site, Database database, InstantSource clock, SignUp.Parts parts) {
        this.site = site;
        this.database = database;
        this.clock = clock;
        this.parts = parts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/office/people/{person}/reset", context -> show(context, Kept.NOTHING), Role.OFFICE, Role.ADMINISTRATOR);
        routes.post("/{language}/office/people/{person}/reset", this::act, Role.OFFICE, Role.ADMINISTRATOR);
    }

    private void show(Context context, Kept kept) {
        if (Proof.isMissing(context, parts.sessions(), context.path())) {
            return;
        }
        Asker asker = parts.sessions().find(context);
        UUID person = person(context);
        ResetView view = database.read(handle -> view(handle, asker, person, Doorstep.door(context) + "/" + Site.language(context).tag()));
        site.show(context, asker, "identity/resetLink.jte", site.texts().text(Site.language(context), "identity.reset.make_title"),
            Map.of("view", view, "kept", kept));
    }

    private ResetView view(Handle handle, Asker asker, UUID person, String home) {
        refuseUnknown(handle, person);
        String fresh = parts.persons().findFresh(handle, asker.personId(), PersonDetail.FRESH_RESET_LINK, clock.instant())
            .filter(kept -> kept.startsWith(Ids.hex(person) + " ")).map(kept -> home + "/reset/" + kept.substring(33)).orElse("");
        return new ResetView(Ids.hex(person), parts.persons().name(handle, person),
            parts.persons().find(handle, person, PersonDetail.USER_NAME).orElse(""), fresh, parts.links().open(handle, person), refused(handle, asker, person));
    }

    /** Why the asker may not make one for this person, as a message's key; empty when they may. */
    private String refused(Handle handle, Asker asker, UUID person) {
        try {
            parts.links().refuseUnlessAllowed(handle, asker, person);
            return "";
        } catch (Refusal refusal) {
            return refusal.problem().key();
        }
    }

    private void act(Context context) {
        if (Proof.isMissing(context, parts.sessions(), context.path())) {
            return;
        }
        Form form = new Form(context);
        String reason = form.text("reason", Reason.LONGEST);
        Asker asker = parts.sessions().find(context);
        try {
            switch (form.text("act", 20)) {
                case "make" -> make(asker, person(context), Reason.checked(reason));
                case "put-away" -> putAway(asker);
                case "end" -> end(asker, person(context));
                default -> throw new Refusal(WebProblem.MALFORMED);
            }
            context.redirect(context.path(), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            Site.refuse(context, refusal);
            show(context, Kept.of(site, Site.language(context), refusal, Map.of("reason", reason)));
        }
    }

    private void make(Asker asker, UUID person, String reason) {
        database.write(handle -> {
            refuseUnknown(handle, person);
            parts.links().refuseUnlessAllowed(handle, asker, person);
            String token = parts.links().make(handle, person, Optional.of(asker.personId()), reason);
            parts.persons().set(handle, asker.personId(), PersonDetail.FRESH_RESET_LINK, Ids.hex(person) + " " + token, clock.instant());
            return null;
        });
    }

    private void putAway(Asker asker) {
        database.write(handle -> {
            parts.persons().remove(handle, asker.personId(), PersonDetail.FRESH_RESET_LINK);
            return null;
        });
    }

    private void end(Asker asker, UUID person) {
        database.write(handle -> {
            parts.links().refuseUnlessAllowed(handle, asker, person);
            parts.links().endAll(handle, person, Optional.of(asker.personId()));
            parts.persons().remove(handle, asker.personId(), PersonDetail.FRESH_RESET_LINK);
            return null;
        });
    }

    private void refuseUnknown(Handle handle, UUID person) {
        if (!parts.persons().exists(handle, person)) {
            throw new Refusal(IdentityProblem.PERSON_UNKNOWN);
        }
    }

    private static UUID person(Context context) {
        return Ids.parse(context.pathParam("person")).orElseThrow(() -> new Refusal(IdentityProblem.PERSON_UNKNOWN));
    }
}
