package qadam.identity;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.web.Asker;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** What a one-time link opens: for a newcomer the sign-up, for somebody signed in the question whether to accept. */
final class InvitationPages implements Routes {
    private final Site site;
    private final Sessions sessions;
    private final Database database;
    private final Grants grants;
    private final ResetLinks links;
    private final SignUpPages signUpPages;
    private final PlaceNames places;

    InvitationPages(Site site, Database database, SignUp.Parts parts, SignUpPages signUpPages, PlaceNames places) {
        this.site = site;
        this.sessions = parts.sessions();
        this.database = database;
        this.grants = parts.grants();
        this.links = parts.links();
        this.signUpPages = signUpPages;
        this.places = places;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/invitations/{token}", this::open, Role.ANYONE);
        routes.post("/{language}/invitations/{token}", this::accept, Role.LEARNER);
    }

    private void open(Context context) {
        Language language = Site.language(context);
        String token = context.pathParam("token");
        Invitation invitation = database.read(handle -> grants.invitation(handle, token));
        Role role = invitation.role();
        Asker asker = sessions.find(context);
        if (!asker.signedIn()) {
            signUpPages.show(context, Kept.values(Map.of("invitation", token)), Optional.of(role));
            return;
        }
        site.show(context, asker, "identity/invitation.jte", site.texts().text(language, "identity.invitation.title"),
            Map.of("role", site.texts().text(language, RoleWords.key(role)), "place", database.read(handle -> places.name(handle, invitation.organisation(), language))));
    }

    private void accept(Context context) {
        String token = context.pathParam("token");
        String home = "/" + Site.language(context).tag();
        if (Proof.isMissing(context, sessions, home + "/invitations/" + token)) {
            return;
        }
        Visit visit = sessions.visit(context);   // more rights, so another token
        Asker asker = sessions.find(context);
        boolean placed = database.write(handle -> {
            boolean inPlace = Role.PLACED.contains(grants.invitation(handle, token).role());
            grants.accept(handle, token, asker.personId());
            links.endAll(handle, asker.personId(), Optional.of(asker.personId()));   // one made for a learner must not open what staff may do
            sessions.open(handle, visit, asker.personId());
            return inPlace;
        });
        sessions.admit(context, visit);
        context.redirect(home + (placed ? "/organisations" : "/office"), HttpStatus.SEE_OTHER);
    }
}
