package qadam.register;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.exchange.Kind;
import qadam.exchange.KeptTimes;
import qadam.model.ModelCard;
import qadam.shared.Database;

/**
 * Writes down what the register describes, each time that it has become different: at the start, and every ten minutes on a thread of its own,
 * since models are found only some time after the start. A server that does not answer is no change.
 */
public final class Changes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
    private static final int SHOWN = 50;
    private static final int FIRST_SECONDS = 20;
    private static final int SECONDS = 600;

    private final ChangeStore store = new ChangeStore();
    private final OperatorStore operators = new OperatorStore();
    private final Database database;
    private final InstantSource clock;
    private final Register.Ground ground;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("register").daemon().factory());

    Changes(Database database, InstantSource clock, Register.Ground ground) {
        this.database = database;
        this.clock = clock;
        this.ground = ground;
    }

    public Changes start() {
        look();
        thread.scheduleWithFixedDelay(this::look, FIRST_SECONDS, SECONDS, TimeUnit.SECONDS);
        return this;
    }

    private void look() {
        try {
            note();
        } catch (RuntimeException failed) {   // an exception here would end the looks for ever
            LOG.error("a change of the configuration could not be written down", failed);
        }
    }

    /** Writes down what is different now; nothing while models that are configured have not been found yet. */
    void note() {
        List<ModelCard> cards = ground.models().cards();
        if (cards.isEmpty() && ground.models().isConfigured()) {
            return;
        }
        Instant now = clock.instant();
        boolean differs = database.read(handle -> store.last(handle).filter(last -> last.facts().equals(facts(handle, cards))).isEmpty());
        if (differs) {
            database.write(handle -> {
                Map<String, String> facts = facts(handle, cards);
                Optional<ChangeStore.Row> last = store.last(handle);
                if (last.filter(row -> row.facts().equals(facts)).isEmpty()) {
                    store.add(handle, last.map(ChangeStore.Row::number).orElse(0L) + 1, now, facts);
                }
                return null;
            });
        }
    }

    private Map<String, String> facts(Handle handle, List<ModelCard> cards) {
        Map<String, String> facts = new TreeMap<>();
        cards.forEach(card -> facts.put("model " + card.id(), (card.profile().licenceId() + " " + card.hash().orElse("")).strip()));
        ground.prompt().ifPresent(version -> facts.put("prompt", version));
        KeptTimes kept = ground.kept();
        facts.put("rows", Integer.toString(kept.rowMonths()));
        facts.put("words", Integer.toString(kept.wordDays()));
        for (Kind kind : Kind.values()) {
            facts.put("questions " + kind.code(), Long.toString(ground.exchanges().budgets().questionsADay(handle, kind)));
        }
        ground.exchanges().budgets().tokensAMonth(handle).ifPresent(most -> facts.put("tokens", Long.toString(most)));
        Operator operator = operators.find(handle);
        if (operator.isSaid()) {
            facts.put("operator", operator.name());
        }
        return facts;
    }

    /** The newest first; of the first configuration nothing but its day, as a change of nothing. */
    List<Change> all(Handle handle) {
        List<ChangeStore.Row> rows = store.newest(handle, SHOWN);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i + 1 < rows.size(); i++) {
            changes.addAll(Change.between(rows.get(i + 1).facts(), rows.get(i).facts(), rows.get(i).at()));
        }
        return changes;
    }

    /** Since when this installation writes its configuration down. */
    Optional<Instant> since(Handle handle) {
        return store.first(handle);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
