package qadam.joining;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import qadam.identity.Identity;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Door;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** A person is asked whether another account is theirs, says so, or says that what was joined is not. */
final class MyJoiningPages implements Routes {
    private static final String ADDRESS = "/{language}/me/joinings";

    private final Site site;
    private final Askers askers;
    private final Database database;
    private final Joinings joinings;
    private final JoiningViews views;
    private final Identity identity;
    private final JoiningStore store = new JoiningStore();

    MyJoiningPages(Site site, Askers askers, Database database, Joinings joinings, JoiningViews views, Identity identity) {
        this.site = site;
        this.askers = askers;
        this.database = database;
        this.joinings = joinings;
        this.views = views;
        this.identity = identity;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ADDRESS, context -> show(context, ""), Role.LEARNER);
        routes.post(ADDRESS + "/{joining}", this::act, Role.LEARNER);
    }

    private void show(Context context, String message) {
        Language language = Site.language(context);
        Asker asker = askers.find(context);
        List<JoiningView> all = database.read(handle -> views.of(handle, asker.personId(), language));
        site.show(context, asker, "joining/mine.jte", site.texts().text(language, "joining.mine.title"),
            Map.of("all", all, "message", message, "own", isOwnDoor(asker)));
    }

    /** A card or a link may be in anybody's hands. */
    private static boolean isOwnDoor(Asker asker) {
        return asker.door().filter(door -> door == Door.CARD || door == Door.LINK).isEmpty();
    }

    private void act(Context context) {
        Asker asker = askers.find(context);
        String act = new Form(context).text("act", 10);
        String mine = "/" + Site.language(context).tag() + "/me/joinings";
        if (isOwnDoor(asker) && identity.isProofMissing(context, mine)) {
            return;
        }
        try {
            if (!isOwnDoor(asker)) {
                throw new Refusal(JoiningProblem.BY_CARD);
            }
            say(asker, number(context), act);
            context.redirect(act.equals("decline") ? mine : "/" + Site.language(context).tag() + "/sign-in?next=" + mine, HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            context.status(refusal.problem().status());
            show(context, site.texts().text(Site.language(context), refusal.problem().key(), refusal.values()));
        }
    }

    private void say(Asker asker, long number, String act) {
        database.write(handle -> {
            Pair pair = store.find(handle, number).filter(found -> found.has(asker.personId()) && (!found.state().isOpen() || joinings.isAsked(handle, found, asker.personId()))).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
            switch (act) {
                case "join" -> joinings.consent(handle, pair, asker.personId());
                case "decline" -> joinings.decline(handle, pair, asker.personId(), "");
                case "part" -> joinings.part(handle, pair, asker.personId(), "");
                default -> throw new Refusal(WebProblem.MALFORMED);
            }
            return null;
        });
    }

    private static long number(Context context) {
        String number = context.pathParam("joining");
        if (!number.matches("[1-9][0-9]{0,17}")) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
        return Long.parseLong(number);
    }
}
