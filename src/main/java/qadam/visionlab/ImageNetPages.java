package qadam.visionlab;

import io.javalin.config.RoutesConfig;
import java.util.Map;
import qadam.web.FixedPage;
import qadam.web.Page;
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
            Page page = site.page(Site.language(context), PATH, site.texts().text(Site.language(context), "visionlab.imagenet.title"), "");
            FixedPage.html(site.render("visionlab/imagenet.jte", page, Map.of()).getBytes(java.nio.charset.StandardCharsets.UTF_8)).send(context);
        }, Role.ANYONE);
    }
}
