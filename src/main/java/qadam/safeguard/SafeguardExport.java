package qadam.safeguard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Exporter;
import qadam.identity.Leaving;
import qadam.shared.Ids;

/** What the download of a person's data holds of this package, and how it goes when they leave. */
final class SafeguardExport implements Exporter {
    private static final int MOST = 1_000;

    private final Modes modes;
    private final Alerts alerts;
    private final NoticeStore notices = new NoticeStore();

    SafeguardExport(Modes modes, Alerts alerts) {
        this.modes = modes;
        this.alerts = alerts;
    }

    @Override
    public String name() {
        return "safeguard";
    }

    @Override
    public Set<String> tables() {
        return Set.of("ask_notices", "safeguarding_persons", "minors_modes", "alerts", "alert_readers");
    }

    @Override
    public Object export(Handle handle, UUID person, List<Long> learners) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("notices", notices.of(handle, person).stream().map(one -> Map.of("edition", one.edition(), "wording", one.wording().code(), "said_18_or_older", one.grownUp(),
            "accepted_at", one.at().toString())).toList());
        all.put("alerts_about", alerts.store().about(handle, person).stream().map(SafeguardExport::line).toList());
        all.put("alerts_told", alerts.store().of(handle, person, MOST).stream().map(alert -> Map.of("number", alert.number(), "at", alert.raisedAt().toString())).toList());
        all.put("named_in", modes.store().of(handle, person).stream().map(one -> Map.of("organisation", one.organisation(), "duty", one.duty().name().toLowerCase(java.util.Locale.ROOT))).toList());
        all.put("decided", modes.store().decidedBy(handle, person).stream().map(mode -> Map.of("organisation", mode.organisation(), "teens", mode.teens(), "under_13", mode.under13(),
            "decided_at", mode.decidedAt().toString())).toList());
        return all;
    }

    /** Without what was noted: it may speak of others, whose it is as well, and of steps that must not be read at home. */
    private static Map<String, Object> line(Alert alert) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("exchange", Ids.hex(alert.exchange()));
        line.put("at", alert.raisedAt().toString());
        line.put("opened_at", alert.firstSeenAt().map(Object::toString).orElse(""));
        line.put("answered_at", alert.answeredAt().map(Object::toString).orElse(""));
        return line;
    }

    @Override
    public void erase(Handle handle, Leaving leaving) {
        notices.erase(handle, leaving.person());
        modes.store().erase(handle, leaving);
        alerts.store().erase(handle, leaving);
    }
}
