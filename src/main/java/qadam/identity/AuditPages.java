package qadam.identity;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import qadam.shared.Csv;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** The trail: checked, filtered, and as a file. */
final class AuditPages implements Routes {
    private static final int PAGE = 50;
    /** Checking these costs some tens of milliseconds; the whole of a longer trail is checked by {@code verify-audit}. */
    private static final int CHECKED = 10_000;
    private static final int CHUNK = 1_000;

    private final Site site;
    private final Sessions sessions;
    private final Database database;
    private final SignUp.Parts parts;
    private final Audit audit;
    private final ActWords words;

    AuditPages(Site site, Database database, SignUp.Parts parts, Audit audit) {
        this.site = site;
        this.sessions = parts.sessions();
        this.database = database;
        this.parts = parts;
        this.audit = audit;
        this.words = new ActWords(site.texts());
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/office/audit", this::trail, Role.OFFICE, Role.ADMINISTRATOR);
        routes.get("/{language}/office/audit.csv", this::file, Role.OFFICE, Role.ADMINISTRATOR);
    }

    private void trail(Context context) {
        Language language = Site.language(context);
        String before = context.queryParam("before");
        long number = before == null ? Long.MAX_VALUE : Numbers.in(before);
        AuditFilter filter = AuditFilter.of(context);
        AuditView view = database.read(handle -> view(handle, filter, number, language));
        site.show(context, sessions.find(context), "identity/audit.jte", site.texts().text(language, "identity.audit.title"), Map.of("view", view));
    }

    private AuditView view(Handle handle, AuditFilter filter, long before, Language language) {
        Audit.Verdict verdict = audit.verify(handle, CHECKED);
        List<AuditEntry> entries = audit.before(handle, filter, before, PAGE);
        Optional<Long> older = entries.size() == PAGE ? Optional.of(entries.getLast().number()) : Optional.empty();
        return new AuditView(entries.stream().map(entry -> line(handle, entry, language)).toList(),
            verdict.entries(), verdict.checked(), verdict.brokenAt(), verdict.head(),
            new AuditView.Choices(words.all(language), filter.act().orElse("")),
            new AuditView.Choices(staff(handle), filter.actor().map(Ids::hex).orElse("")),
            filter.from().map(Object::toString).orElse(""), filter.to().map(Object::toString).orElse(""), older, filter.query());
    }

    private List<AuditView.Choice> staff(Handle handle) {
        return parts.grants().current(handle).stream().map(Grant::person).distinct()
            .map(person -> new AuditView.Choice(Ids.hex(person), name(handle, person))).toList();
    }

    private String name(Handle handle, java.util.UUID person) {
        String name = parts.persons().name(handle, person);
        return name.isEmpty() ? Ids.hex(person) : name;
    }

    private AuditView.Line line(Handle handle, AuditEntry entry, Language language) {
        return new AuditView.Line(entry.number(), entry.at(), entry.actor().map(person -> name(handle, person)).orElse(""),
            words.of(entry.act(), language), entry.object(), Subjects.personIn(entry.object()), entry.reason());
    }

    /** By pseudonyms: a file goes its own ways. With each line's fingerprint, so that the chain can be checked from it. */
    private void file(Context context) {
        AuditFilter filter = AuditFilter.of(context);
        context.header("Cache-Control", "no-store").header("Content-Disposition", "attachment; filename=\"audit.csv\"")
            .contentType("text/csv; charset=utf-8");
        try {
            OutputStream out = context.outputStream();
            out.write(new Csv().row(List.of("number", "at", "actor", "act", "object", "reason", "hash")).toString().getBytes(StandardCharsets.UTF_8));
            long last = 0;
            for (List<AuditEntry> chunk; !(chunk = chunk(filter, last)).isEmpty(); last = chunk.getLast().number()) {
                for (AuditEntry entry : chunk) {
                    out.write(row(entry).getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private List<AuditEntry> chunk(AuditFilter filter, long after) {
        return database.read(handle -> audit.after(handle, filter, after, CHUNK));
    }

    private static String row(AuditEntry entry) {
        return Csv.line(List.of(Long.toString(entry.number()), entry.at().toString(), entry.actor().map(Ids::hex).orElse(""),
            entry.act(), entry.object(), entry.reason(), HexFormat.of().formatHex(entry.hash())));
    }
}
