package qadam.model;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All models of an installation behind one door: who is asked, who waits, and what becomes of it when a server fails. */
public final class Models implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Models.class);

    private final ModelSettings settings;
    private final InstantSource clock;
    private final Line line;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final Set<String> warned = new HashSet<>();   // guarded by itself
    private HttpClient client;   // guarded by this; made for the first server
    private Thread boxWatch;

    private Models(ModelSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.line = new Line(settings.queue());
    }

    /** No model: the default. */
    public static Models none() {
        return new Models(ModelSettings.NONE, InstantSource.fixed(java.time.Instant.EPOCH));
    }

    /**
     * Begins to look for the servers, and does not wait for them.
     *
     * @throws IllegalArgumentException with words for the operator, when a server's key cannot be read
     */
    public static Models open(ModelSettings settings, InstantSource clock) {
        Models models = new Models(settings, clock);
        settings.servers().forEach(models::connect);
        settings.schoolBox().ifPresent(file -> {
            SchoolBox box = new SchoolBox(file, settings, models::exchange);
            box.look();
            models.boxWatch = Thread.ofVirtual().name("school-box").start(box);
        });
        return models;
    }

    private synchronized Watcher connect(ModelServer server) {
        server.requireFit();
        if (client == null) {
            client = Wire.client(settings.patience().connect());
        }
        Station station = new Station(server, new Wire(client, server, server.keyFile().map(Wire::key)), Profiles.known(), watchers.size());
        Watcher watcher = new Watcher(station, settings.patience(), clock);
        watchers.add(watcher);
        return watcher;
    }

    /** The school box has come, gone or changed. */
    private synchronized void exchange(Optional<ModelServer> gone, Optional<ModelServer> come) {
        watchers.stream().filter(watcher -> gone.filter(watcher.station().server()::equals).isPresent()).toList().forEach(watcher -> {
            watchers.remove(watcher);
            watcher.close();
        });
        come.ifPresent(this::connect);
    }

    /** The models that are connected, in the order of the settings. */
    public List<ModelCard> cards() {
        Map<String, ModelCard> cards = new LinkedHashMap<>();
        for (Station station : stations()) {
            station.cards().forEach(card -> cards.merge(card.id(), card, Models::together));
        }
        cards.values().forEach(this::warn);
        return List.copyOf(cards.values());
    }

    /** Health's order is from good to bad but for the unknown, which any knowledge beats. */
    private static ModelCard together(ModelCard one, ModelCard other) {
        ModelCard better = other.health().ordinal() < one.health().ordinal() ? other : one;
        return new ModelCard(one.id(), one.profile(), one.hash().or(other::hash), one.embeds() || other.embeds(), one.jsonSchema() && other.jsonSchema(), better.health());
    }

    /**
     * Waits until each server that is connected has answered, or has not, but no longer than this.
     *
     * @return whether of each it is known
     */
    public boolean settle(Duration most) {
        long until = System.nanoTime() + most.toNanos();
        try {
            while (stations().stream().anyMatch(station -> station.seen().health() == Health.UNPROBED)) {
                if (System.nanoTime() >= until) {
                    return false;
                }
                Thread.sleep(20);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return false;
        }
        return true;
    }

    /** The servers by host and port, and how each is. */
    public Map<String, Health> servers() {
        Map<String, Health> servers = new LinkedHashMap<>();
        stations().forEach(station -> servers.put(station.server().place(), station.seen().health()));
        return servers;
    }

    /** Whether one answers now. */
    public boolean isReady() {
        return stations().stream().anyMatch(station -> station.seen().health().answers() && station.skills().chats());
    }

    /** Whether the operator has connected a server, be it there or not. */
    public boolean isConfigured() {
        return !watchers.isEmpty();
    }

    /** The models that this installation may not use for money, or of which that is not known, as its settings say that it earns some. */
    public List<ModelCard> unlicensed() {
        return settings.commercial() ? cards().stream().filter(card -> !card.profile().commercial()).toList() : List.of();
    }

    private void warn(ModelCard card) {
        boolean fresh;
        synchronized (warned) {
            fresh = settings.commercial() && !card.profile().commercial() && warned.add(card.id());
        }
        if (fresh) {
            LOG.warn("this installation earns money, and the licence of the model {} ({}) does not allow that as far as is known", card.id(), card.profile().licenceId());
        }
    }

    /**
     * Asks and waits, for minutes if need be: on a virtual thread, never in a transaction.
     *
     * @param pieces is given the answer as it comes; each piece once
     * @param stopped asked often: true ends the answer and the connection
     */
    public Reply ask(Prompt prompt, Consumer<String> pieces, BooleanSupplier stopped) {
        return ask(prompt, pieces, stopped, position -> { });
    }

    /** @param waiting told the place in the queue, 1 for the next one, whenever it changes; 0 when the waiting is over */
    public Reply ask(Prompt prompt, Consumer<String> pieces, BooleanSupplier stopped, IntConsumer waiting) {
        return new Question(line, this::stations, this::alarm, settings.patience(), clock, prompt, pieces, stopped, waiting).ask();
    }

    /** Embeddings, one for each text in their order; empty when no server gives them for this model. */
    public Optional<float[][]> embed(String model, List<String> texts) {
        if (texts.isEmpty() || texts.size() > Embedding.MOST_TEXTS) {
            return Optional.empty();
        }
        long until = System.nanoTime() + settings.patience().queue().toNanos();
        try {
            Optional<Station> place = line.take(() -> embedding(model), until, Thread.currentThread()::isInterrupted, position -> { });
            return place.isEmpty() ? Optional.empty() : embed(place.get(), model, texts);
        } catch (Wire.Stopped over) {
            return Optional.empty();
        }
    }

    private Optional<float[][]> embed(Station station, String model, List<String> texts) throws Wire.Stopped {
        try {
            return Embedding.ask(station, model, texts, settings.patience().first(), "");
        } catch (Fault fault) {
            station.failed(fault);
            return Optional.empty();
        } finally {
            line.giveBack(station);
        }
    }

    private Collection<Station> embedding(String model) {
        return stations().stream().filter(station -> station.seen().health().answers() && station.skills().embeds() && station.knows(Optional.of(model)) && station.pause().isZero()).toList();
    }

    private List<Station> stations() {
        return watchers.stream().map(Watcher::station).toList();
    }

    private void alarm(Station station) {
        watchers.stream().filter(watcher -> watcher.station() == station).forEach(Watcher::alarm);
    }

    /** How many wait for a free place now. */
    public int waiting() {
        return line.waiting();
    }

    @Override
    public synchronized void close() {
        if (boxWatch != null) {
            boxWatch.interrupt();
        }
        watchers.forEach(Watcher::close);
        watchers.clear();
        if (client != null) {
            client.shutdownNow();
        }
    }
}
