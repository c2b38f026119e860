package qadam.identity;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.web.Asker;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** The office's first page, made of what each package adds to it, and the trail. */
final class OfficePages implements Routes {
    private static final int PAGE = 100;

    private final Site site;
    private final Sessions sessions;
    private final Database database;
    private final Persons persons;
    private final Audit audit;
    private final List<OfficeSection> sections;

    OfficePages(Site site, Sessions sessions, Database database, Persons persons, Audit audit, List<OfficeSection> sections) {
        this.site = site;
        this.sessions = sessions;
        this.database = database;
        this.persons = persons;
        this.audit = audit;
        this.sections = List.copyOf(sections);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/office", this::index, Role.AUTHOR, Role.OFFICE, Role.ADMINISTRATOR);
        routes.get("/{language}/office/audit", this::trail, Role.OFFICE, Role.ADMINISTRATOR);
    }

    private void index(Context context) {
        Language language = Site.language(context);
        Asker asker = sessions.find(context);
        List<Card> cards = database.read(handle -> sections.stream()
            .filter(section -> section.roles().stream().anyMatch(asker::may))
            .map(section -> section.card(handle, language)).toList());
        site.show(context, asker, "identity/office.jte", site.texts().text(language, "identity.office.title"), Map.of("cards", cards));
    }

    private void trail(Context context) {
        String before = context.queryParam("before");
        long number = before == null ? Long.MAX_VALUE : Numbers.in(before);
        AuditView view = database.read(handle -> view(handle, number));
        site.show(context, sessions.find(context), "identity/audit.jte",
            site.texts().text(Site.language(context), "identity.audit.title"), Map.of("view", view));
    }

    private AuditView view(Handle handle, long before) {
        Audit.Verdict verdict = audit.verify(handle);
        List<AuditEntry> entries = audit.before(handle, before, PAGE);
        Optional<Long> older = entries.size() == PAGE ? Optional.of(entries.getLast().number()) : Optional.empty();
        return new AuditView(entries.stream().map(entry -> line(handle, entry)).toList(),
            verdict.entries(), verdict.brokenAt(), verdict.head(), older);
    }

    private AuditView.Line line(Handle handle, AuditEntry entry) {
        String actor = entry.actor().map(person -> {
            String name = persons.name(handle, person);
            return name.isEmpty() ? Ids.hex(person) : name;
        }).orElse("");
        return new AuditView.Line(entry.number(), entry.at(), actor, entry.act(), entry.object(), entry.reason());
    }
}
