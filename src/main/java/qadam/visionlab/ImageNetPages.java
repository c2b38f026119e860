package qadam.visionlab;

import io.javalin.config.RoutesConfig;
import java.util.Map;
import qadam.shared.Language;
import qadam.web.Cost;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** The page on ImageNet: the same bytes for everybody. */
final class ImageNetPages implements Routes {
    static final String PATH = "/labs/imagenet";

    private final Site site;

    ImageNetPages(Site site) {
        this.site = site;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}" + PATH, context -> {
            Language language = Site.language(context);
            site.fixed(language, PATH, "visionlab/imagenet.jte", site.texts().text(language, "visionlab.imagenet.title"), Map.of()).send(context);
        }, Role.ANYONE, Cost.FIXED);
    }
}
