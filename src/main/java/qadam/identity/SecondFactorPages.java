package qadam.identity;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.web.Asker;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** Where staff are sent who came in by a password alone: to use their passkey, or to make their first. */
final class SecondFactorPages implements Routes {
    static final String ADDRESS = "/me/second-factor";

    private final Site site;
    private final Sessions sessions;
    private final Database database;
    private final OtherDoors others;
    private final SignInStore signIns = new SignInStore();

    SecondFactorPages(Site site, Sessions sessions, Database database, OtherDoors others) {
        this.site = site;
        this.sessions = sessions;
        this.database = database;
        this.others = others;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}" + ADDRESS, this::show, Role.LEARNER);
    }

    private void show(Context context) {
        Language language = Site.language(context);
        Asker asker = sessions.find(context);
        String next = Next.orElse(context.queryParam("next"), "/" + language.tag() + "/me");
        if (asker.locked().isEmpty()) {
            context.redirect(next, HttpStatus.SEE_OTHER);
            return;
        }
        boolean has = database.read(handle -> signIns.of(handle, asker.personId())).stream().anyMatch(SignInWay::isPasskey);
        boolean mayAdd = !sessions.isHeldBack(asker);
        if (mayAdd && Proof.isMissing(context, sessions, Next.carry(context.path(), next))) {
            return;
        }
        List<OtherDoors.Offer> offers = others.offers(language).stream().filter(OtherDoors.Offer::strong).toList();
        site.show(context, asker, "identity/second-factor.jte", site.texts().text(language, "identity.second.title"),
            Map.of("next", next, "has", has, "mayAdd", mayAdd, "offers", offers));
    }
}
