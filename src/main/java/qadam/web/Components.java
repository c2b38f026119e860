package qadam.web;

import io.javalin.config.RoutesConfig;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import qadam.shared.Language;

/** The design system on one page, made of the parts that it shows. */
public final class Components implements Routes {
    private final Map<Language, FixedPage> pages = new ConcurrentHashMap<>();
    private final Site site;

    public Components(Site site) {
        this.site = site;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/components", context -> pages.computeIfAbsent(Site.language(context), this::make).send(context),
            Role.ANYONE);
    }

    private FixedPage make(Language language) {
        String title = site.texts().text(language, "web.components.title");
        return site.fixed(language, "/components", "web/components.jte", title, Map.of("colours", Palette.ALL));
    }
}
