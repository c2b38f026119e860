package qadam.model;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** One question on its way: waits for a place, asks, and asks elsewhere as long as not a word was given. */
final class Question {
    private static final int MOST_TRIES = 4;
    /** A server that asks for no longer a pause than this is waited for. */
    private static final Duration SHORT = Duration.ofSeconds(5);

    private final Line line;
    private final Supplier<List<Station>> stations;
    private final Consumer<Station> alarm;
    private final Patience patience;
    private final InstantSource clock;
    private final Prompt prompt;
    private final Consumer<String> pieces;
    private final BooleanSupplier stopped;
    private final IntConsumer waiting;
    private final long began = System.nanoTime();
    private final Set<Station> tried = new HashSet<>();
    /** Of the last try: while nothing was given, each begins anew. */
    private Answer answer;
    private Fault last;
    private Station lastAsked;

    Question(Line line, Supplier<List<Station>> stations, Consumer<Station> alarm, Patience patience, InstantSource clock, Prompt prompt,
             Consumer<String> pieces, BooleanSupplier stopped, IntConsumer waiting) {
        this.line = line;
        this.stations = stations;
        this.alarm = alarm;
        this.patience = patience;
        this.clock = clock;
        this.prompt = prompt;
        this.pieces = pieces;
        this.answer = new Answer(prompt.sampling().mostTokens(), pieces);
        this.stopped = stopped;
        this.waiting = waiting;
    }

    Reply ask() {
        try {
            for (int tries = 0; tries < MOST_TRIES; tries++) {
                Optional<Station> place = place();
                if (place.isEmpty()) {
                    break;
                }
                if (answeredBy(place.get())) {
                    return said(answer.ending());
                }
                if (answer.hasBegun() || !last.isToBeTriedElsewhere()) {
                    break;
                }
            }
            return failed();
        } catch (Wire.Stopped wish) {
            return stopped();
        }
    }

    /** Before anybody was asked, too: who stopped waiting got nothing, and nothing has failed. */
    private Reply stopped() {
        if (lastAsked != null) {
            return said(Ending.STOPPED);
        }
        return stations.get().stream().findFirst().<Reply>map(station -> new Reply.Said("", Ending.STOPPED, Usage.NONE, station.card(station.id(prompt.model())), waited(), waited()))
            .orElseGet(() -> new Reply.Failed(ModelProblem.NONE_CONNECTED, Optional.empty(), "", Usage.NONE, Optional.empty()));
    }

    private Duration waited() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private boolean answeredBy(Station station) throws Wire.Stopped {
        lastAsked = station;
        answer = new Answer(prompt.sampling().mostTokens(), pieces);
        long asked = System.nanoTime();
        try {
            new Call(station, prompt, answer, patience, stopped, clock).run("");
            station.worked(Duration.ofNanos(firstAt() - asked));
            return true;
        } catch (Fault fault) {
            last = fault;
            station.failed(fault);
            if (fault.why() == ModelProblem.BUSY) {
                tried.removeIf(other -> other == station);   // after its pause it may well do it
            } else {
                tried.add(station);
            }
            alarm.accept(station);
            return false;
        } finally {
            line.giveBack(station);
        }
    }

    /** At a server that knows the model, is there, and has not asked to be left alone; for a short pause of the last of them one waits. */
    private Optional<Station> place() throws Wire.Stopped {
        while (true) {
            Collection<Station> possible = possible();
            if (possible.isEmpty()) {
                return Optional.empty();
            }
            Duration pause = possible.stream().map(Station::pause).min(Duration::compareTo).orElseThrow();
            if (pause.compareTo(SHORT) > 0 || System.nanoTime() - began > patience.queue().toNanos()) {
                last = Fault.elsewhere(ModelProblem.BUSY, Optional.of(pause));
                return Optional.empty();
            }
            if (pause.isZero()) {
                return line.take(this::rested, began + patience.queue().toNanos(), stopped, waiting);
            }
            sleep(pause);
        }
    }

    private Collection<Station> possible() {
        return stations.get().stream().filter(station -> station.offers(prompt.model()) && !tried.contains(station)).toList();
    }

    private Collection<Station> rested() {
        return possible().stream().filter(station -> station.pause().isZero()).toList();
    }

    private void sleep(Duration pause) throws Wire.Stopped {
        long until = System.nanoTime() + pause.toNanos();
        try {
            while (System.nanoTime() < until) {
                if (stopped.getAsBoolean()) {
                    throw new Wire.Stopped();
                }
                Thread.sleep(Duration.ofNanos(Math.clamp(until - System.nanoTime(), 1, 50_000_000)));
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new Wire.Stopped();
        }
    }

    private Reply said(Ending ending) {
        return new Reply.Said(answer.text(), ending, usage(), card(), Duration.ofNanos(firstAt() - began), waited());
    }

    private long firstAt() {
        return answer.hasBegun() ? answer.firstAt() : System.nanoTime();
    }

    private Reply failed() {
        List<Station> all = stations.get();
        if (last == null && all.stream().noneMatch(station -> station.knows(prompt.model()))) {
            return new Reply.Failed(ModelProblem.NONE_CONNECTED, Optional.empty(), "", Usage.NONE, Optional.empty());
        }
        ModelProblem why = last != null ? last.why() : possible().isEmpty() ? ModelProblem.DOWN : ModelProblem.BUSY;
        return new Reply.Failed(why, last == null ? Optional.empty() : last.retryAfter(), answer.text(), lastAsked == null ? Usage.NONE : usage(),
            lastAsked == null ? Optional.empty() : Optional.of(card()));
    }

    private Usage usage() {
        return answer.usage(prompt, card().profile());
    }

    private ModelCard card() {
        return lastAsked.card(lastAsked.id(prompt.model()));
    }
}
