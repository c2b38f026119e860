package qadam.identity;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.ClientAddress;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** Making an account: a name, a user name and a password, or a passkey in place of the password. */
final class SignUpPages implements Routes {
    static final int LONGEST_NAME = 80;
    static final int LONGEST_PASSWORD = 200;

    private final Site site;
    private final Sessions sessions;
    private final SignUp signUp;
    private final Tries tries;

    SignUpPages(Site site, Sessions sessions, SignUp signUp, Tries tries) {
        this.site = site;
        this.sessions = sessions;
        this.signUp = signUp;
        this.tries = tries;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/sign-up", this::open, Role.ANYONE);
        routes.post("/{language}/sign-up", this::send, Role.ANYONE);
    }

    private void open(Context context) {
        Language language = Site.language(context);
        String next = Next.orElse(context.queryParam("next"), "");
        if (sessions.find(context).signedIn()) {
            context.redirect(next.isEmpty() ? "/" + language.tag() + "/me" : next, HttpStatus.SEE_OTHER);
            return;
        }
        show(context, Kept.values(Map.of("next", next)), Optional.empty());
    }

    private void send(Context context) {
        Language language = Site.language(context);
        Form form = new Form(context);
        Map<String, String> typed = Map.of("name", form.text("name", LONGEST_NAME), "user", form.text("user", 100),
            "next", Next.orElse(form.text("next", 300), ""), "invitation", form.text("invitation", 64));
        try {
            tries.signUp(ClientAddress.of(context));
            Visit visit = sessions.visit(context);
            Optional<String> invitation = Optional.of(typed.get("invitation")).filter(token -> !token.isEmpty());
            signUp.withPassword(SignUp.wish(typed.get("name"), typed.get("user"), invitation),
                form.text("password", LONGEST_PASSWORD), visit);
            sessions.admit(context, visit);
            context.redirect(Next.carry("/" + language.tag() + "/me/recovery-codes", typed.get("next")), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            Site.refuse(context, refusal);
            show(context, Kept.of(site, language, refusal, typed), Optional.empty());
        }
    }

    /** @param invited the role that a one-time link gives */
    void show(Context context, Kept kept, Optional<Role> invited) {
        Language language = Site.language(context);
        Asker asker = sessions.findOrWelcome(context);
        String role = invited.map(one -> site.texts().text(language, RoleWords.key(one))).orElse("");
        site.show(context, asker, "identity/sign-up.jte", site.texts().text(language, "identity.sign_up.title"),
            Map.of("kept", kept, "invited", role));
    }
}
