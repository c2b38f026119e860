package qadam.visible;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import qadam.identity.Looked;
import qadam.identity.OwnTrail;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** For the person's own eyes. */
final class SeenByPages implements Routes {
    private static final int MOST = 100;

    private final Site site;
    private final Askers askers;
    private final Database database;
    private final Onlookers onlookers;
    private final OwnTrail trail;

    SeenByPages(Site site, Askers askers, Database database, Onlookers onlookers, OwnTrail trail) {
        this.site = site;
        this.askers = askers;
        this.database = database;
        this.onlookers = onlookers;
        this.trail = trail;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/me/seen-by", this::show, Role.LEARNER);
    }

    private void show(Context context) {
        Language language = Site.language(context);
        Asker asker = askers.find(context);
        Map<String, Object> values = new HashMap<>();
        List<Looked> lines = database.read(handle -> {
            values.put("onlookers", onlookers.of(handle, asker.personId(), language));
            return trail.of(handle, asker.personId(), language, MOST);
        });
        values.put("others", lines.stream().filter(line -> !line.own()).toList());
        values.put("own", lines.stream().filter(Looked::own).toList());
        site.show(context, asker, "visible/seenBy.jte", site.texts().text(language, "visible.title"), values);
    }
}
