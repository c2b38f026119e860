package qadam.gateway;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.exam.OpenAttempts;
import qadam.exchange.Exchanges;
import qadam.identity.Card;
import qadam.identity.Exporter;
import qadam.identity.Identity;
import qadam.identity.JoinListener;
import qadam.identity.Leaving;
import qadam.identity.MeSection;
import qadam.model.ModelCard;
import qadam.model.Models;
import qadam.safeguard.Guard;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Texts;
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

    private final Around around;
    private final Guard guard;
    private final Limits limits;
    private final Keys keys;
    private final Task task = new Task();
    private final Examples examples = new Examples(task);
    private final Gate gate;
    private final Asking asking;
    private final KeyStore keyStore = new KeyStore();
    private final UsageStore usage = new UsageStore();

    /** What the gateway stands on. */
    public record Around(Database database, Identity identity, OpenAttempts exams, Models models, Exchanges exchanges) {
    }

    public Gateway(Around around, Guard guard, InstantSource clock, Limits limits) {
        this.guard = guard;
        this.around = around;
        this.limits = limits;
        this.keys = new Keys(around.database(), around.identity().people(), around.identity().masterKey().derive("gateway keys"), clock);
        Gate.Ground ground = new Gate.Ground(around.database(), around.identity().learners(), around.exams(), around.exchanges(), guard);
        this.gate = new Gate(ground, clock, limits);
        this.asking = new Asking(ground, gate, around.models(), examples, clock, limits.of(Limit.MODEL_TOKENS_PER_ANSWER));
    }

    public List<Routes> routes(Site site, Askers askers) {
        ApiAnswers answers = new ApiAnswers(site.texts());
        Entrance entrance = new Entrance(keys, gate, site);
        ChatAnswer chat = new ChatAnswer(asking, answers);
        int mostTokens = limits.of(Limit.MODEL_TOKENS_PER_ANSWER);
        Bench bench = new Bench(new Bench.Tools(around.database(), guard, keys, gate, asking, entrance, answers, examples, task, mostTokens));
        return List.of(new ChatApi(entrance, chat, mostTokens), new EmbeddingsApi(entrance, asking), new ModelsApi(entrance, asking), new BuildFiles(),
            new BuildPages(site, askers, bench, chat));
    }

    /** On a person's own page, once they have a key. */
    public MeSection meSection(Texts texts) {
        return MeSection.forOwner((handle, person, language) -> {
            List<GatewayKey> all = keys.of(handle, person);
            long open = all.stream().filter(GatewayKey::isOpen).count();
            return all.isEmpty() ? Optional.empty() : Optional.of(new Card(texts.text(language, "gateway.card"), texts.text(language, "gateway.card.words", Map.of("count", open)),
                List.of(new Card.Link(texts.text(language, "gateway.title"), "/" + language.tag() + BuildPages.PATH))));
        });
    }

    /** The names of the models that answer now. */
    public List<String> models() {
        return asking.offered().stream().map(ModelCard::id).toList();
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
        return JoinListener.of(joined -> joined.moveSealed("gateway_keys", "number", "sealed_name"), "gateway_keys", "gateway_usage");
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
