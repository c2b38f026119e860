package qadam.count;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import qadam.shared.Regions;
import qadam.shared.Language;
import qadam.web.FixedPage;
import qadam.web.Cost;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** The public page of the count and its files; the same for everybody, drawn anew only when a number has changed. */
final class CountPages implements Routes {
    private final Counts counts;
    private final Site site;
    private final Regions regions;
    private final Briefs briefs;
    private volatile Drawn drawn;   // written under this object's lock

    CountPages(Counts counts, Site site, Regions regions, Briefs briefs) {
        this.counts = counts;
        this.site = site;
        this.regions = regions;
        this.briefs = briefs;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/count", context -> current().pages().get(Site.language(context)).send(context), Role.ANYONE, Cost.FIXED);
        routes.get("/{language}/count/brief.pdf", this::brief, Role.ANYONE, Cost.FIXED);
        routes.get("/count.csv", context -> current().csv().send(named(context)), Role.ANYONE, Cost.FIXED);
        routes.get("/count.json", context -> current().json().send(context), Role.ANYONE, Cost.FIXED);
    }

    private static Context named(Context context) {
        return context.header("Content-Disposition", "attachment; filename=\"count.csv\"");
    }

    private void brief(Context context) {
        Language language = Site.language(context);
        context.header("Content-Disposition", "inline; filename=\"qadam-" + language.tag() + ".pdf\"");
        briefs.of(counts.lately(), language).send(context);
    }

    private Drawn current() {
        Count count = counts.lately();
        Drawn known = drawn;
        return known != null && known.count.equals(count) ? known : drawnAnew(count);
    }

    /** By one, for all who wait for it. */
    private synchronized Drawn drawnAnew(Count count) {
        if (drawn == null || !drawn.count.equals(count)) {
            drawn = draw(count);
        }
        return drawn;
    }

    private Drawn draw(Count count) {
        Map<Language, FixedPage> pages = new EnumMap<>(Language.class);
        List.of(Language.values()).forEach(language -> pages.put(language, page(count, language)));
        CountTables tables = new CountTables(count, regions, CountFiles.LABELS, site.texts());
        Standing standing = counts.standing(count);
        return new Drawn(count, pages, CountFiles.csv(count, tables, standing), CountFiles.json(count, tables, standing, site.texts()));
    }

    private FixedPage page(Count count, Language language) {
        CountTables tables = new CountTables(count, regions, language, site.texts());
        Map<String, Object> values = new HashMap<>();
        values.put("programme", count.programme());
        values.put("editions", count.editions().reversed());
        values.put("trained", count.trained());
        values.put("declared", count.declared());
        values.put("reached", count.reached());
        values.put("issued", count.issued());
        values.put("revoked", count.revoked());
        values.put("supervised", count.supervisedShare());
        values.put("tracks", tables.tracks());
        values.put("levels", tables.levels());
        values.put("modes", tables.modes());
        values.put("regions", Chart.lying(tables.regions()));
        values.put("weeks", Chart.standing(tables.weeks()));
        values.put("allWeeks", tables.weeksAndMonths());
        values.put("state", count.state());
        values.put("waiting", count.waiting());
        values.put("witnesses", witnesses(count));
        values.put("refusals", RefusalRow.all(count.refusals()));
        return site.fixed(language, "/count", "count/count.jte", site.texts().text(language, "count.title"), values);
    }

    private List<SeenBy> witnesses(Count count) {
        return counts.standing(count).witnesses();
    }

    private record Drawn(Count count, Map<Language, FixedPage> pages, FixedPage csv, FixedPage json) {
    }
}
