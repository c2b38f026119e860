package qadam.identity;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.web.Asker;
import qadam.web.Page;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** The office's first page, made of what each package adds to it; what needs somebody stands first. */
final class OfficePages implements Routes {
    private final Site site;
    private final Sessions sessions;
    private final Database database;
    private final List<OfficeSection> sections;

    OfficePages(Site site, Sessions sessions, Database database, List<OfficeSection> sections) {
        this.site = site;
        this.sessions = sessions;
        this.database = database;
        this.sections = List.copyOf(sections);
    }

    private record Parts(List<Card> cards, List<Fragment> above) {
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/office", this::index, Role.AUTHOR, Role.OFFICE, Role.ADMINISTRATOR);
    }

    private void index(Context context) {
        Language language = Site.language(context);
        Asker asker = sessions.find(context);
        List<OfficeSection> own = sections.stream().filter(section -> section.roles().stream().anyMatch(asker::may)).toList();
        Parts parts = database.read(handle -> parts(handle, own, language));
        String title = site.texts().text(language, "identity.office.title");
        Page page = site.page(language, "/office", title, asker.csrf());
        List<String> above = parts.above().stream()
            .map(part -> new String(site.render(part.template(), page, part.values()), StandardCharsets.UTF_8)).toList();
        site.show(context, asker, "identity/office.jte", title, Map.of("cards", parts.cards(), "above", above));
    }

    private static Parts parts(Handle handle, List<OfficeSection> sections, Language language) {
        return new Parts(sections.stream().map(section -> section.card(handle, language)).sorted(Comparator.comparing(card -> !card.warns())).toList(),
            sections.stream().map(section -> section.above(handle, language)).flatMap(Optional::stream).toList());
    }
}
