package qadam.consent;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Exporter;
import qadam.identity.Leaving;

/** What the download of a pupil's data holds of this package, and how it goes when they leave: with all their rows. */
final class ConsentExport implements Exporter {
    private final ConsentViews views;
    private final Codes codes;
    private final ConsentStore store = new ConsentStore();
    private final PaperStore papers = new PaperStore();

    ConsentExport(ConsentViews views, Codes codes) {
        this.codes = codes;
        this.views = views;
    }

    @Override
    public String name() {
        return "consents";
    }

    @Override
    public Set<String> tables() {
        return Set.of("consents", "consent_codes", "consent_papers", "consent_decisions");
    }

    @Override
    public Object export(Handle handle, UUID person, List<Long> learners) {
        Map<String, Object> all = new LinkedHashMap<>();
        views.whole(handle, person).ifPresent(view -> {
            all.put("versions", view.rows().stream().map(RecordFiles::line).toList());
            all.put("text", RecordFiles.text(view.text()));
        });
        all.put("papers", papers.of(handle, person).stream().map(ConsentExport::line).toList());
        all.put("links", codes.store().of(handle, person).stream().map(ConsentExport::line).toList());
        return all;
    }

    /** Without who entered and who decided: that is in their trail. */
    private static Map<String, Object> line(Paper paper) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("signed_on", paper.signedOn().toString());
        line.put("entered_at", paper.madeAt().toString());
        line.put("agreed_to", paper.purposes().stream().map(Purpose::code).sorted().toList());
        line.put("decided_at", paper.decision().map(decision -> decision.at().toString()).orElse(""));
        line.put("confirmed", paper.decision().map(Paper.Decision::confirmed).orElse(false));
        line.put("reason", paper.decision().map(Paper.Decision::reason).orElse(""));
        return line;
    }

    private static Map<String, Object> line(CodeStore.Row code) {
        return Map.of("kind", code.kind().name(), "made_at", code.madeAt().toString(), "expires_at", code.expiresAt().map(Instant::toString).orElse(""),
            "ended_at", code.endedAt().map(Instant::toString).orElse(""));
    }

    @Override
    public void erase(Handle handle, Leaving leaving) {
        codes.erase(handle, leaving);
        papers.erase(handle, leaving);
        store.erase(handle, leaving.person());
    }
}
