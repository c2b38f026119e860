package qadam.lab;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Cost;
import qadam.web.FixedPage;
import qadam.web.Libraries;
import qadam.web.Page;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** A lab's page and its version without computers, the same for everybody; and what one has handed in there. */
final class LabPages implements Routes {
    /** @param course hash of the version of which it was made */
    private record Made(String course, FixedPage page) {
    }

    private final Site site;
    private final LabAskers askers;
    private final Database database;
    private final Labs labs;
    private final LabWorks works;
    /** By address. Only addresses that exist are kept, so strangers cannot fill it. */
    private final Map<String, Made> pages = new ConcurrentHashMap<>();

    LabPages(Site site, LabAskers askers, Database database, Labs labs, LabWorks works) {
        this.site = site;
        this.askers = askers;
        this.database = database;
        this.labs = labs;
        this.works = works;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/labs/{course}/{lab}", this::lab, Role.ANYONE, Cost.FIXED);
        routes.get("/{language}/labs/{course}/{lab}/unplugged", this::unplugged, Role.ANYONE, Cost.FIXED);
        routes.get("/{language}/labs/{course}/{lab}/work", this::work, Role.ANYONE);
        routes.get("/{language}/labs", this::mine, Role.ANYONE);
    }

    private Labs.Place find(Context context) {
        return labs.find(context.pathParam("course"), context.pathParam("lab")).orElseThrow(() -> new Refusal(LabProblem.NO_SUCH_LAB));
    }

    private void lab(Context context) {
        Language language = Site.language(context);
        Labs.Place place = find(context);
        String title = place.lab().in(language).title();
        Libraries.allow(context, place.lab().libraries());
        send(context, language, place, place.path(), () -> site.fixed(language, place.path(), "lab/lab.jte", title, Map.of("view", view(language, place, title))));
    }

    private LabView view(Language language, Labs.Place place, String title) {
        Page page = site.page(language, place.path(), title, "");
        String bench = new String(site.render(place.bench().template(), page, Map.of("lab", place.lab())), StandardCharsets.UTF_8);
        return new LabView(place.course(), place.lab(), place.bench(), bench);
    }

    private void unplugged(Context context) {
        Language language = Site.language(context);
        Labs.Place place = find(context);
        String path = place.path() + "/unplugged";
        String title = site.texts().text(language, "lab.unplugged.title", Map.of("title", place.lab().in(language).title()));
        send(context, language, place, path, () -> site.fixed(language, path, "lab/unplugged.jte", title,
            Map.of("view", new LabView(place.course(), place.lab(), place.bench(), ""))));
    }

    /** Two requests may make the same page at the same time; both make the same bytes. */
    private void send(Context context, Language language, Labs.Place place, String path, Supplier<FixedPage> make) {
        String address = language.tag() + path;
        Made made = pages.get(address);
        if (made == null || !made.course().equals(place.course().hash())) {
            made = new Made(place.course().hash(), make.get());
            pages.put(address, made);
        }
        made.page().send(context);
    }

    private void work(Context context) {
        Language language = Site.language(context);
        Labs.Place place = find(context);
        Asker asker = askers.find(context);
        List<HandedIn> all = database.read(handle -> works.of(handle, askers.keys(asker), place.course().slug(), place.lab().id()));
        Optional<HandedIn> best = LabWorks.best(all);
        site.show(context, asker, "lab/work.jte", site.texts().text(language, "lab.work.title", Map.of("title", place.lab().in(language).title())),
            Map.of("view", new LabView(place.course(), place.lab(), place.bench(), ""), "best", best, "all", all));
    }

    private void mine(Context context) {
        Asker asker = askers.find(context);
        List<HandedIn> all = database.read(handle -> works.of(handle, askers.keys(asker)));
        site.show(context, asker, "lab/my-labs.jte", site.texts().text(Site.language(context), "lab.all.title"),
            Map.of("labs", labs.all().stream().map(place -> MyLab.of(place, all)).toList()));
    }
}
