package qadam.editing;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Glossary;
import qadam.catalog.MistakeReports;
import qadam.catalog.PublishedCourses;
import qadam.identity.Card;
import qadam.identity.Exporter;
import qadam.identity.JoinListener;
import qadam.identity.Leaving;
import qadam.identity.OfficeSection;
import qadam.identity.People;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: the authors' pages, their card at the office, and what is held on an author. */
public final class Editing {
    private final SuggestionStore suggestions = new SuggestionStore();
    private final SignatureStore signatures = new SignatureStore();
    private final TypedStore drafts = new TypedStore();
    private final Workshop workshop;
    private final MistakeReports reports;
    private final Glossary glossary;

    public Editing(Database database, PublishedCourses courses, MistakeReports reports, Glossary glossary, People people, InstantSource clock) {
        this.workshop = new Workshop(database, courses, new WorkingCopies(database, courses), people, clock);
        this.reports = reports;
        this.glossary = glossary;
    }

    public List<Routes> routes(Site site, Askers askers) {
        Desks desks = new Desks(workshop, site.texts(), glossary, reports);
        return List.of(new AuthorPages(site, askers, workshop, reports, glossary), new DeskPages(site, askers, workshop, desks),
            new SuggestionPages(site, askers, workshop, glossary), new PublishPages(site, askers, workshop));
    }

    public OfficeSection officeSection(Texts texts) {
        return new OfficeSection() {
            @Override
            public Set<Role> roles() {
                return Set.of(Role.AUTHOR);
            }

            @Override
            public Card card(Handle handle, Language language) {
                int open = suggestions.openByCourse(handle).values().stream().mapToInt(count -> count).sum();
                return new Card(texts.text(language, "editing.office.title"), texts.text(language, "editing.office.about", Map.of("open", open)),
                    List.of(new Card.Link(texts.text(language, "editing.office.open"), "/" + language.tag() + "/authors")));
            }
        };
    }

    /** What becomes of it when an account turns out to be another person's. */
    public JoinListener joining() {
        return JoinListener.of(joined -> {
            suggestions.join(joined);
            signatures.join(joined);
            drafts.join(joined);
        }, "text_suggestions", "text_signatures", "text_drafts");
    }

    public Exporter exporter() {
        return new Exporter() {
            @Override
            public String name() {
                return "editing";
            }

            @Override
            public Object export(Handle handle, UUID person, List<Long> learners) {
                return Map.of("suggestions", suggestions.by(handle, person).stream().map(Editing::exported).toList(),
                    "signatures", signatures.by(handle, person), "drafts", drafts.all(handle, person));
            }

            @Override
            public Set<String> tables() {
                return Set.of("text_suggestions", "text_signatures", "text_drafts");
            }

            @Override
            public void erase(Handle handle, Leaving leaving) {
                suggestions.erase(handle, leaving.person(), leaving.nobody());
                signatures.erase(handle, leaving.person(), leaving.nobody());
                drafts.erase(handle, leaving.person());
            }
        };
    }

    private static Map<String, Object> exported(Suggestion suggestion) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("course", suggestion.course());
        row.put("text", suggestion.address().toString());
        row.put("before", suggestion.before());
        row.put("after", suggestion.after());
        row.put("why", suggestion.why());
        row.put("suggested_at", suggestion.suggestedAt().toString());
        row.put("state", suggestion.state().name().toLowerCase(java.util.Locale.ROOT));
        return row;
    }
}
