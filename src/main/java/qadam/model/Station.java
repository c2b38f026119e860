package qadam.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One server at run time: what it offers, how it is, how much it has to do. */
final class Station {
    private static final Duration SLOW = Duration.ofSeconds(20);

    private final ModelServer server;
    private final Wire wire;
    private final Profiles profiles;
    private final int place;
    /** Guarded by {@link Line}. */
    private int busy;
    private volatile Seen seen;
    private volatile long pausedUntil = System.nanoTime();
    private volatile double firstSeconds;

    /**
     * What a server has shown that it can.
     *
     * @param chats streams answers to prompts
     * @param countsStreams knows {@code stream_options}
     */
    record Skills(boolean chats, boolean countsStreams, boolean jsonSchema, boolean embeds) {
        /** Before it was asked: what every server should know. */
        static final Skills UNKNOWN = new Skills(true, true, false, false);
    }

    /** What the last probe and the calls since have shown. */
    record Seen(Health health, List<String> ids, Skills skills) {
    }

    Station(ModelServer server, Wire wire, Profiles profiles, int place) {
        this.server = server;
        this.wire = wire;
        this.profiles = profiles;
        this.place = place;
        this.seen = new Seen(Health.UNPROBED, List.of(), Skills.UNKNOWN);
    }

    ModelServer server() {
        return server;
    }

    Wire wire() {
        return wire;
    }

    Seen seen() {
        return seen;
    }

    Skills skills() {
        return seen.skills();
    }

    /** By the prober. */
    void see(Seen now) {
        seen = now;
    }

    private void become(Health health) {
        Seen before = seen;
        seen = new Seen(health, before.ids(), before.skills());
    }

    /** What came of a call. */
    void worked(Duration first) {
        double seconds = first.toNanos() / 1e9;
        firstSeconds = firstSeconds == 0 ? seconds : 0.7 * firstSeconds + 0.3 * seconds;
        become(first.compareTo(SLOW) > 0 ? Health.SLOW : Health.READY);
    }

    void failed(Fault fault) {
        switch (fault.why()) {
            case DOWN -> {
                become(Health.DOWN);
                fault.retryAfter().ifPresent(this::pause);
            }
            case SLOW, STALLED -> become(Health.SLOW);
            case BUSY -> pause(fault.retryAfter().orElse(Duration.ofSeconds(1)));
            case NONE_CONNECTED, CUT, GARBLED, REFUSED, TOO_LONG -> {
                // nothing that the next question must share
            }
        }
    }

    private void pause(Duration time) {
        pausedUntil = System.nanoTime() + time.toNanos();
    }

    /** How long it has asked to be left alone. */
    Duration pause() {
        return Duration.ofNanos(Math.max(0, pausedUntil - System.nanoTime()));
    }

    /** Whether there is sense in asking it for this model; any when empty. */
    boolean offers(Optional<String> model) {
        Seen now = seen;
        return now.health() != Health.DOWN && now.skills().chats() && (model.isEmpty() || ids(now).contains(model.get()));
    }

    boolean knows(Optional<String> model) {
        return model.isEmpty() || ids().contains(model.get());
    }

    /** The models to use of those it has; before it has said so, what the operator has said. */
    List<String> ids() {
        return ids(seen);
    }

    private List<String> ids(Seen now) {
        if (server.model().isPresent()) {
            return List.of(server.model().get());
        }
        return now.ids().isEmpty() ? List.of(profiles.of(server.profile(), "").id()) : now.ids();
    }

    /** The id by which it knows what is asked for. */
    String id(Optional<String> model) {
        return model.orElse(ids().getFirst());
    }

    /** All of one moment. */
    List<ModelCard> cards() {
        Seen now = seen;
        return ids(now).stream().map(id -> card(id, now)).toList();
    }

    ModelCard card(String id) {
        return card(id, seen);
    }

    private ModelCard card(String id, Seen now) {
        return new ModelCard(id, profiles.of(server.profile(), id), server.hash(), now.skills().embeds(), now.skills().jsonSchema(), now.health());
    }

    int busy() {
        return busy;
    }

    boolean isFree() {
        return busy < server.atOnce();
    }

    void take() {
        busy++;
    }

    void giveBack() {
        busy--;
    }

    /** Smaller is better: how much it has to do, then how soon it begins, then the operator's order. */
    int compare(Station other) {
        int load = Double.compare((double) busy / server.atOnce(), (double) other.busy / other.server.atOnce());
        int slow = Boolean.compare(seen.health() == Health.SLOW, other.seen.health() == Health.SLOW);
        int first = Math.abs(firstSeconds - other.firstSeconds) < 0.25 ? 0 : Double.compare(firstSeconds, other.firstSeconds);
        return slow != 0 ? slow : load != 0 ? load : first != 0 ? first : Integer.compare(place, other.place);
    }
}
