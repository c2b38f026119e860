package qadam.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import qadam.shared.Language;

/** The home page: the same for everybody, made anew when one of its facts changes. */
public final class Home implements Routes {
    private record Made(HomeFacts facts, FixedPage page) {
    }

    private final Site site;
    private final Supplier<HomeFacts> facts;
    private final Map<Language, Made> pages = new ConcurrentHashMap<>();

    /** @param facts asked at every request, so it answers from memory */
    public Home(Site site, Supplier<HomeFacts> facts) {
        this.site = site;
        this.facts = facts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}", this::show, Role.ANYONE, Cost.FIXED);
    }

    private void show(Context context) {
        HomeFacts now = facts.get();
        pages.compute(Site.language(context), (language, made) -> made != null && made.facts().equals(now) ? made : make(language, now))
            .page().send(context);
    }

    private Made make(Language language, HomeFacts now) {
        String title = site.texts().text(language, "web.home.title");
        return new Made(now, site.fixed(language, "", "web/home.jte", title, Map.of("facts", now)));
    }
}
