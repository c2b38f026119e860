package qadam.identity;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Doorstep;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** Who works here and what each may do. Administrators invite by one-time links and end rights; the office sees whom to ask. */
final class StaffPages implements Routes {
    private final Site site;
    private final Sessions sessions;
    private final Database database;
    private final InstantSource clock;
    private final SignUp.Parts parts;

    StaffPages(Site site, Database database, InstantSource clock, SignUp.Parts parts) {
        this.site = site;
        this.sessions = parts.sessions();
        this.database = database;
        this.clock = clock;
        this.parts = parts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/office/staff", context -> show(context, Kept.NOTHING), Role.OFFICE, Role.ADMINISTRATOR);
        routes.post("/{language}/office/staff", this::act, Role.ADMINISTRATOR);
    }

    private void show(Context context, Kept kept) {
        Language language = Site.language(context);
        Asker asker = sessions.find(context);
        StaffView view = database.read(handle -> view(handle, asker, Doorstep.door(context) + "/" + language.tag()));
        site.show(context, asker, "identity/staff.jte", site.texts().text(language, "identity.staff.title"),
            Map.of("view", view, "kept", kept));
    }

    private StaffView view(Handle handle, Asker reader, String home) {
        var members = parts.grants().current(handle).stream().map(grant -> new StaffView.Member(grant.number(),
            parts.persons().name(handle, grant.person()), RoleWords.code(grant.role()), grant.sinceAt(),
            grant.person().equals(reader.personId()))).toList();
        var offers = parts.grants().offers(handle).stream()
            .map(offer -> new StaffView.Offer(HexFormat.of().formatHex(offer.hash()), RoleWords.code(offer.role()), offer.expiresAt())).toList();
        String fresh = parts.persons().findFresh(handle, reader.personId(), PersonDetail.FRESH_INVITATION, clock.instant())
            .map(token -> home + "/invitations/" + token).orElse("");
        return new StaffView(members, offers, fresh, reader.may(Role.ADMINISTRATOR));
    }

    private void act(Context context) {
        if (Proof.isMissing(context, sessions, context.path())) {
            return;
        }
        Form form = new Form(context);
        UUID actor = sessions.find(context).personId();
        try {
            switch (form.text("act", 20)) {
                case "invite" -> invite(actor, role(form.text("role", 20)));
                case "put-away" -> putAway(actor);
                case "withdraw" -> withdraw(actor, form.text("offer", 64));
                case "end" -> end(actor, Numbers.in(form.text("grant", 18)), form.text("reason", Reason.LONGEST));
                default -> throw new Refusal(WebProblem.MALFORMED);
            }
            boolean still = sessions.find(context).may(Role.ADMINISTRATOR);   // one may have ended one's own right
            context.redirect(still ? context.path() : "/" + Site.language(context).tag() + "/me", HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            context.status(refusal.problem().status());
            show(context, Kept.of(site, Site.language(context), refusal, Map.of()));
        }
    }

    private void invite(UUID actor, Role role) {
        database.write(handle -> {
            String token = parts.grants().invite(handle, role, Optional.of(actor));
            parts.persons().set(handle, actor, PersonDetail.FRESH_INVITATION, token, clock.instant());
            return null;
        });
    }

    private void withdraw(UUID actor, String offer) {
        database.write(handle -> {
            parts.grants().withdraw(handle, offer, actor);
            parts.persons().remove(handle, actor, PersonDetail.FRESH_INVITATION);
            return null;
        });
    }

    private void putAway(UUID actor) {
        database.write(handle -> {
            parts.persons().remove(handle, actor, PersonDetail.FRESH_INVITATION);
            return null;
        });
    }

    private void end(UUID actor, long grant, String reason) {
        String checked = Reason.checked(reason);
        database.write(handle -> {
            parts.grants().end(handle, grant, actor, checked);
            return null;
        });
    }

    private static Role role(String code) {
        return RoleWords.STAFF.stream().filter(role -> RoleWords.code(role).equals(code)).findFirst()
            .orElseThrow(() -> new Refusal(WebProblem.MALFORMED));
    }
}
