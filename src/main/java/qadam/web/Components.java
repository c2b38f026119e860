package qadam.web;

import io.javalin.config.RoutesConfig;
import java.util.EnumMap;
import java.util.Map;
import qadam.shared.Language;

/** The design system on one page, made of the parts that it shows. */
public final class Components implements Routes {
    private final Map<Language, FixedPage> pages = new EnumMap<>(Language.class);

    public Components(Site site) {
        for (Language language : Language.values()) {
            String title = site.texts().text(language, "web.components.title");
            pages.put(language, site.fixed(language, "/components", "web/components.jte", title, Map.of("colours", Palette.ALL)));
        }
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/components", context -> pages.get(Site.language(context)).send(context), Role.ANYONE);
    }
}
