package qadam.identity;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.web.Asker;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** Shows fresh recovery codes until their owner has put them away, and makes new ones. */
final class RecoveryCodePages implements Routes {
    private final Site site;
    private final Sessions sessions;
    private final Database database;
    private final InstantSource clock;
    private final RecoveryCodes codes;
    private final AccessNews news;

    RecoveryCodePages(Site site, Database database, InstantSource clock, SignUp.Parts parts) {
        this.site = site;
        this.sessions = parts.sessions();
        this.database = database;
        this.clock = clock;
        this.codes = parts.codes();
        this.news = parts.news();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/me/recovery-codes", this::show, Role.LEARNER);
        routes.post("/{language}/me/recovery-codes", this::renew, Role.LEARNER);
        routes.post("/{language}/me/recovery-codes/kept", this::putAway, Role.LEARNER);
    }

    private void show(Context context) {
        Language language = Site.language(context);
        Asker asker = sessions.find(context);
        UUID person = asker.personId();
        boolean heldBack = sessions.isHeldBack(asker);   // a code is a key to more than a password opens
        String title = site.texts().text(language, "identity.codes.title");
        site.show(context, asker, "identity/recovery-codes.jte", title, database.read(handle -> Map.of(
            "codes", heldBack ? List.of() : codes.fresh(handle, person, clock.instant()), "left", codes.left(handle, person),
            "next", Next.orElse(context.queryParam("next"), ""))));
    }

    private void renew(Context context) {
        Asker asker = sessions.find(context);
        String address = "/" + Site.language(context).tag() + "/me/recovery-codes";
        if (Proof.isMissing(context, sessions, address)) {
            return;
        }
        database.write(handle -> {
            codes.renew(handle, asker.personId(), clock.instant());
            news.own(handle, asker.personId(), AccessChange.RECOVERY_CODES_RENEWED);
            return null;
        });
        context.redirect(address, HttpStatus.SEE_OTHER);
    }

    private void putAway(Context context) {
        Asker asker = sessions.find(context);
        database.write(handle -> {
            codes.putAway(handle, asker.personId());
            return null;
        });
        String me = "/" + Site.language(context).tag() + "/me";
        context.redirect(Next.orElse(new Form(context).text("next", 300), me), HttpStatus.SEE_OTHER);
    }
}
