package qadam.identity;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.ClientAddress;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** Coming in with a password or a recovery code, and going out. */
final class SignInPages implements Routes {
    private final Site site;
    private final Sessions sessions;
    private final SignIn signIn;
    private final OtherDoors others;

    SignInPages(Site site, Sessions sessions, SignIn signIn, OtherDoors others) {
        this.others = others;
        this.site = site;
        this.sessions = sessions;
        this.signIn = signIn;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/sign-in", this::open, Role.ANYONE);
        routes.post("/{language}/sign-in", this::send, Role.ANYONE);
        routes.post("/{language}/sign-out", this::leave, Role.ANYONE);
        routes.get("/{language}/recover", context -> showRecovery(context, Kept.NOTHING), Role.ANYONE);
        routes.post("/{language}/recover", this::recover, Role.ANYONE);
    }

    private void open(Context context) {
        String again = context.queryParam("again") == null ? "" : "1";
        show(context, Kept.values(Map.of("next", Next.orElse(context.queryParam("next"), ""), "again", again)));
    }

    private void send(Context context) {
        Language language = Site.language(context);
        Form form = new Form(context);
        Map<String, String> typed = Map.of("user", form.text("user", 100), "next", Next.orElse(form.text("next", 300), ""),
            "mine", form.text("mine", 20));
        try {
            Visit visit = sessions.visit(context);
            Visit chosen = form.ticked("mine") ? visit : visit.withoutSteps();
            signIn.withPassword(typed.get("user"), form.text("password", SignUpPages.LONGEST_PASSWORD), ClientAddress.of(context), chosen);
            sessions.admit(context, chosen);
            context.redirect(Next.orElse(typed.get("next"), "/" + language.tag() + "/me"), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            Site.refuse(context, refusal);
            show(context, Kept.of(site, language, refusal, typed));
        }
    }

    private void show(Context context, Kept kept) {
        Language language = Site.language(context);
        Asker asker = sessions.findOrWelcome(context);
        boolean stepsHere = !asker.signedIn() && asker.learner().isPresent();
        site.show(context, asker, "identity/sign-in.jte", site.texts().text(language, "identity.sign_in.title"),
            Map.of("kept", kept, "stepsHere", stepsHere, "offers", others.offers(language)));
    }

    private void leave(Context context) {
        sessions.end(context);
        context.redirect("/" + Site.language(context).tag(), HttpStatus.SEE_OTHER);
    }

    private void recover(Context context) {
        Language language = Site.language(context);
        Form form = new Form(context);
        Map<String, String> typed = Map.of("code", form.text("code", 60));
        try {
            Visit visit = sessions.visit(context).withoutSteps();
            signIn.withCode(typed.get("code"), form.text("password", SignUpPages.LONGEST_PASSWORD), ClientAddress.of(context), visit);
            sessions.admit(context, visit);
            context.redirect("/" + language.tag() + "/me/recovery-codes", HttpStatus.SEE_OTHER);   // shows how few are left
        } catch (Refusal refusal) {
            Site.refuse(context, refusal);
            showRecovery(context, Kept.of(site, language, refusal, typed));
        }
    }

    private void showRecovery(Context context, Kept kept) {
        Language language = Site.language(context);
        site.show(context, sessions.findOrWelcome(context), "identity/recover.jte",
            site.texts().text(language, "identity.recover.title"), Map.of("kept", kept));
    }
}
