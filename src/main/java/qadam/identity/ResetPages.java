package qadam.identity;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.ClientAddress;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** What a reset link opens. Looking at it uses nothing up, so that a messenger's preview does not take it away. */
final class ResetPages implements Routes {
    private final Site site;
    private final Sessions sessions;
    private final Reset reset;

    ResetPages(Site site, Sessions sessions, Reset reset) {
        this.site = site;
        this.sessions = sessions;
        this.reset = reset;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/reset/{token}", context -> show(context, Kept.NOTHING), Role.ANYONE);
        routes.post("/{language}/reset/{token}", this::send, Role.ANYONE);
    }

    private void show(Context context, Kept kept) {
        Language language = Site.language(context);
        Reset.Holder holder = reset.holder(context.pathParam("token"));
        site.show(context, sessions.findOrWelcome(context), "identity/reset.jte", site.texts().text(language, "identity.reset.title"),
            Map.of("name", holder.name(), "userName", holder.userName(), "token", context.pathParam("token"), "kept", kept));
    }

    private void send(Context context) {
        Language language = Site.language(context);
        String password = new Form(context).text("password", SignUpPages.LONGEST_PASSWORD);
        try {
            Visit visit = sessions.visit(context).withoutSteps();
            boolean others = reset.withPassword(context.pathParam("token"), password, ClientAddress.of(context), visit);
            sessions.admit(context, visit);
            context.redirect(Reset.next("/" + language.tag(), others), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            if (refusal.problem() == IdentityProblem.LINK_SPENT) {
                throw refusal;
            }
            Site.refuse(context, refusal);
            show(context, Kept.of(site, language, refusal, Map.of()));
        }
    }
}
