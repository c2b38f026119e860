package qadam.identity;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Refusal;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** A person's passkeys on a page of their own. Adding one is a conversation with the browser: {@link PasskeyRoutes}. */
final class PasskeyPages implements Routes {
    private final Site site;
    private final Sessions sessions;
    private final Database database;
    private final OwnPasskeys passkeys;

    PasskeyPages(Site site, Sessions sessions, Database database, OwnPasskeys passkeys) {
        this.site = site;
        this.sessions = sessions;
        this.database = database;
        this.passkeys = passkeys;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/me/passkeys", context -> show(context, Kept.NOTHING), Role.LEARNER);
        routes.post("/{language}/me/passkeys/{number}/name", this::call, Role.LEARNER);
        routes.post("/{language}/me/passkeys/{number}/remove", this::remove, Role.LEARNER);
    }

    private void show(Context context, Kept kept) {
        if (Proof.isMissing(context, sessions, address(context))) {
            return;
        }
        UUID person = sessions.find(context).personId();
        PasskeysView view = database.read(handle -> new PasskeysView(passkeys.of(handle, person),
            passkeys.hasOther(handle, person)));
        site.show(context, sessions.find(context), "identity/passkeys.jte",
            site.texts().text(Site.language(context), "identity.passkeys.title"), Map.of("view", view, "kept", kept));
    }

    private void call(Context context) {
        long number = Numbers.in(context.pathParam("number"));
        String name = new Form(context).text("name", OwnPasskeys.LONGEST_NAME);
        act(context, handle -> passkeys.call(handle, sessions.find(context).personId(), number, name));
    }

    private void remove(Context context) {
        long number = Numbers.in(context.pathParam("number"));
        act(context, handle -> passkeys.remove(handle, sessions.find(context).personId(), number));
    }

    private void act(Context context, Consumer<Handle> change) {
        if (Proof.isMissing(context, sessions, address(context))) {
            return;
        }
        try {
            database.write(handle -> {
                change.accept(handle);
                return null;
            });
            context.redirect(address(context), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            Site.refuse(context, refusal);
            show(context, Kept.of(site, Site.language(context), refusal, Map.of()));
        }
    }

    private static String address(Context context) {
        return "/" + Site.language(context).tag() + "/me/passkeys";
    }
}
