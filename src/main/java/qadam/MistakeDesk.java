package qadam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.MistakeListener;
import qadam.catalog.MistakeReport;
import qadam.catalog.MistakeReports;
import qadam.identity.Card;
import qadam.identity.Exporter;
import qadam.identity.JoinListener;
import qadam.identity.Leaving;
import qadam.identity.OfficeSection;
import qadam.identity.People;
import qadam.identity.PersonJoined;
import qadam.inbox.Inbox;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Role;

/** Joins reports of mistakes with the office, the trail and a person's own data. It stands with the wiring because the catalog knows nobody. */
final class MistakeDesk implements OfficeSection, Exporter, JoinListener {
    private final MistakeReports reports;
    private final Texts texts;

    MistakeDesk(MistakeReports reports, Texts texts) {
        this.reports = reports;
        this.texts = texts;
    }

    /** An answer is an act of staff. What was answered does not stand in the trail. */
    static MistakeListener trail(People people) {
        return (handle, answered) -> people.audit(handle, answered.at(), Optional.of(answered.by()), "mistake-answered", "report " + answered.number(), "");
    }

    /** Who asked to be told finds the answer through their inbox, and only there. */
    static MistakeListener tell(Inbox inbox) {
        return (handle, answered) -> answered.reporter().ifPresent(person -> inbox.mistakeAnswered(handle, person, answered.course(), answered.address()));
    }

    @Override
    public Set<Role> roles() {
        return Set.of(Role.AUTHOR, Role.OFFICE, Role.ADMINISTRATOR);
    }

    @Override
    public Card card(Handle handle, Language language) {
        long open = reports.countOpen(handle);
        Card card = new Card(texts.text(language, "catalog.reports.title"), texts.text(language, "catalog.reports.about"),
            List.of(new Card.Link(texts.text(language, "catalog.reports.go"), "/" + language.tag() + "/authors/mistakes")));
        return card.with(new Card.Badge(texts.text(language, "catalog.reports.badge", Map.of("count", open)), open == 0 ? "good" : "warn"));
    }

    @Override
    public String name() {
        return "mistake_reports";
    }

    @Override
    public Object export(Handle handle, UUID person, List<Long> learners) {
        return reports.of(handle, person).stream().map(MistakeDesk::exported).toList();
    }

    private static Map<String, Object> exported(MistakeReport report) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("about", report.about());
        row.put("words", report.words());
        row.put("reported_at", report.reportedAt().toString());
        return row;
    }

    @Override
    public Set<String> tables() {
        return Set.of("mistake_reports");
    }

    @Override
    public void joined(PersonJoined joined) {
        reports.move(joined.rows(), joined.into());
    }

    @Override
    public void erase(Handle handle, Leaving leaving) {
        reports.forget(handle, leaving.person());
    }
}
