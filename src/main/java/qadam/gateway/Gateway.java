package qadam.gateway;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Exporter;
import qadam.identity.Identity;
import qadam.identity.JoinListener;
import qadam.identity.Leaving;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Limits;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: the addresses of {@code /v1} and of the builder's page, and what becomes of keys and of what was used. */
public final class Gateway {
    static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    /** A key that nobody has used for so long ends. */
    static final Period UNUSED = Period.ofDays(180);
    /** So long lie ended keys, and how much was used on a day. */
    static final Period KEPT = Period.ofMonths(13);

    private final Database database;
    private final InstantSource clock;
    private final Keys keys;
    private final KeyStore keyStore = new KeyStore();
    private final UsageStore usage = new UsageStore();

    public Gateway(Database database, Identity identity, InstantSource clock, Limits limits) {
        this.database = database;
        this.clock = clock;
        this.keys = new Keys(database, identity.people(), identity.masterKey().derive("gateway keys"), clock);
    }

    public List<Routes> routes(Site site, Askers askers) {
        return List.of();
    }

    /** Each night: unused keys end, ended ones and old days go. */
    public Forgetting nightly() {
        return (rows, now) -> {
            Instant unused = now.minus(UNUSED);
            Instant old = now.atZone(ALMATY).minus(KEPT).toInstant();
            LocalDate day = now.atZone(ALMATY).minus(KEPT).toLocalDate();
            return Forgetting.inPieces(rows, handle -> keyStore.endUnused(handle, unused, now, Forgetting.PIECE))
                + Forgetting.inPieces(rows, handle -> keyStore.forgetEnded(handle, old, Forgetting.PIECE))
                + Forgetting.inPieces(rows, handle -> usage.forget(handle, day, Forgetting.PIECE));
        };
    }

    /** Whose account it turned out to be has its keys; what was used on a day stays where it was counted. */
    public JoinListener joining() {
        return JoinListener.of(joined -> joined.moveSealed("gateway_keys", "number", "label"), "gateway_keys", "gateway_usage");
    }

    public Exporter exporter() {
        return new Exporter() {
            @Override
            public String name() {
                return "model_keys";
            }

            @Override
            public Object export(Handle handle, UUID person, List<Long> learners) {
                return Map.of("keys", keys.of(handle, person).stream().map(Gateway::line).toList(), "used_per_day", usage.since(handle, person, LocalDate.EPOCH));
            }

            @Override
            public Set<String> tables() {
                return Set.of("gateway_keys", "gateway_usage");
            }

            @Override
            public void erase(Handle handle, Leaving leaving) {
                keyStore.erase(handle, leaving.person());
                usage.erase(handle, leaving.person());
            }
        };
    }

    private static Map<String, Object> line(GatewayKey key) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", key.label());
        line.put("made_at", key.madeAt().toString());
        line.put("used_at", key.usedAt().map(Instant::toString).orElse(""));
        line.put("ended_at", key.endedAt().map(Instant::toString).orElse(""));
        return line;
    }
}
