package qadam.integrity;

import io.javalin.config.RoutesConfig;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import qadam.shared.Language;
import qadam.web.Cost;
import qadam.web.FixedPage;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** The rules in plain words, for everybody; the same for all until the office names another contact. */
final class RulesPages implements Routes {
    private final Integrity integrity;
    private final Site site;
    private volatile Drawn drawn;

    RulesPages(Integrity integrity, Site site) {
        this.integrity = integrity;
        this.site = site;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/count/rules", context -> current().pages().get(Site.language(context)).send(context), Role.ANYONE, Cost.FIXED);
    }

    private Drawn current() {
        String contact = integrity.contact();
        Drawn known = drawn;
        return known != null && known.contact.equals(contact) ? known : (drawn = draw(contact));
    }

    private Drawn draw(String contact) {
        Map<Language, FixedPage> pages = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            pages.put(language, site.fixed(language, "/count/rules", "integrity/rules.jte", site.texts().text(language, "integrity.rules.title"),
                Map.of("rules", List.of(Rule.values()), "contact", contact, "version", Rule.VERSION, "days", Case.PATIENCE.toDays())));
        }
        return new Drawn(contact, pages);
    }

    private record Drawn(String contact, Map<Language, FixedPage> pages) {
    }
}
