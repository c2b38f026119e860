package qadam.organisation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** The places in which the reader holds a role: where a teacher's Monday begins. */
final class MyPlacesPages implements Routes {
    private static final Set<Role> ALL = Role.PLACED;

    private final Site site;
    private final Askers askers;
    private final Database database;
    private final Organisations organisations;
    private final Scope scope;

    MyPlacesPages(Site site, Askers askers, Database database, Organisations organisations, Scope scope) {
        this.site = site;
        this.askers = askers;
        this.database = database;
        this.organisations = organisations;
        this.scope = scope;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/organisations", this::show, Role.LEARNER);
    }

    private void show(Context context) {
        Language language = Site.language(context);
        Asker asker = askers.find(context);
        List<MyPlace> places = database.read(handle -> scope.places(handle, asker, ALL).stream()
            .map(place -> new MyPlace(place.number(), place.kind().code(), organisations.title(place, language),
                scope.held(handle, asker, place).stream().map(PlaceViews::code).toList(), place.kind().isGroup(), place.closed())).toList());
        site.show(context, asker, "organisation/mine.jte", site.texts().text(language, "organisation.mine.title"), Map.of("places", places));
    }
}
