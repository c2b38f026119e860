package qadam.model;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One prompt to one server: sends it, reads the stream, holds every bound. Used once, by one thread. */
final class Call {
    /** After the answer's end its count may still come, but not for long. */
    private static final Duration AFTER_END = Duration.ofSeconds(2);
    private static final Duration AFTER_ALL = Duration.ofMillis(100);
    private static final int MOST_OF_AN_ERROR = 64 * 1024;
    private static final int MOST_IN_ONE = 4 * 1024 * 1024;

    private final Station station;
    private final Station.Skills skills;
    private final String model;
    private final Prompt prompt;
    private final Answer answer;
    private final Patience patience;
    private final BooleanSupplier stopped;
    private final InstantSource clock;
    private final Events events = new Events();
    private final long began = System.nanoTime();
    /** Bytes that may still come: frames hold more than their text. */
    private long bytesLeft;
    private long wordAt;

    /** As this station is known. */
    Call(Station station, Prompt prompt, Answer answer, Patience patience, BooleanSupplier stopped, InstantSource clock) {
        this(station, station.skills(), station.id(prompt.model()), prompt, answer, patience, stopped, clock);
    }

    /** By skills that are only tried. */
    Call(Station station, Station.Skills skills, String model, Prompt prompt, Answer answer, Patience patience, BooleanSupplier stopped, InstantSource clock) {
        this.station = station;
        this.skills = skills;
        this.model = model;
        this.prompt = prompt;
        this.answer = answer;
        this.patience = patience;
        this.stopped = stopped;
        this.clock = clock;
        this.bytesLeft = 1_000_000 + 4_096L * prompt.sampling().mostTokens();
    }

    /** Until the answer is whole; what came of it is in the answer. */
    void run(String purpose) throws Fault, Wire.Stopped {
        String body = ChatBody.of(prompt, model, skills);
        HttpResponse<Inflow> response = station.wire().send(station.wire().post("/v1/chat/completions", purpose, body), firstUntil(), stopped);
        try {
            requireAnswer(response);
            if (response.headers().firstValue("Content-Type").orElse("").startsWith("application/json")) {
                answer.add(Chunk.read(Wire.text(response.body(), MOST_IN_ONE, firstUntil(), stopped)));
            } else {
                stream(response.body());
            }
        } finally {
            response.body().cancel();
        }
    }

    private void requireAnswer(HttpResponse<Inflow> response) throws Fault, Wire.Stopped {
        if (response.statusCode() != 200) {
            String words;
            try {
                words = Wire.text(response.body(), MOST_OF_AN_ERROR, System.nanoTime() + AFTER_END.toNanos(), stopped);
            } catch (Fault unreadable) {
                words = "";
            }
            throw Refused.fault(response.statusCode(), response.headers(), words, clock.instant());
        }
    }

    private void stream(Inflow body) throws Fault, Wire.Stopped {
        while (!answer.isTooLong()) {
            Inflow.Came came = Wire.next(body, until(), stopped);
            switch (came) {
                case null -> {
                    if (answer.hasEnded() || isOutOfTime()) {
                        return;
                    }
                    throw Fault.of(wordAt == 0 ? ModelProblem.SLOW : ModelProblem.STALLED);
                }
                case Inflow.Came.Bytes(var buffers) -> {
                    if (read(buffers)) {
                        drain(body);
                        return;
                    }
                }
                case Inflow.Came.End end -> {
                    take(events.rest());
                    requireEnd();
                    return;
                }
                case Inflow.Came.Broken broken -> {
                    requireEnd();
                    return;
                }
            }
        }
    }

    /** An answer that ended without saying so was cut, however neatly the transfer ended. */
    private void requireEnd() throws Fault {
        if (!answer.hasEnded()) {
            throw answer.hasBegun() ? Fault.of(ModelProblem.CUT) : Fault.elsewhere(ModelProblem.CUT, java.util.Optional.empty());
        }
    }

    /** Still speaking when all of the time is over: as long as it may be, and not broken. */
    private boolean isOutOfTime() {
        return answer.hasBegun() && System.nanoTime() >= began + patience.whole().toNanos() && answer.cutShort();
    }

    private boolean read(List<ByteBuffer> buffers) throws Fault {
        for (ByteBuffer buffer : buffers) {
            bytesLeft -= buffer.remaining();
            if (bytesLeft < 0) {
                throw Fault.of(ModelProblem.GARBLED);
            }
            if (take(events.take(buffer))) {
                return true;
            }
        }
        return false;
    }

    /** @return whether the terminator was among them */
    private boolean take(List<String> frames) throws Fault {
        for (String frame : frames) {
            if (frame.strip().equals("[DONE]")) {
                requireEnd();
                return true;
            }
            if (answer.add(Chunk.read(frame))) {
                wordAt = System.nanoTime();
            }
            if (answer.isTooLong()) {
                return false;
            }
        }
        return false;
    }

    /** A connection whose end was read can be used again. */
    private void drain(Inflow body) throws Wire.Stopped {
        long until = System.nanoTime() + AFTER_ALL.toNanos();
        while (System.nanoTime() < until) {
            if (!(Wire.next(body, until, () -> false) instanceof Inflow.Came.Bytes)) {
                return;
            }
        }
    }

    private long firstUntil() {
        return began + Math.min(patience.first().toNanos(), patience.whole().toNanos());
    }

    private long until() {
        long whole = began + patience.whole().toNanos();
        if (answer.hasEnded()) {
            return Math.min(whole, System.nanoTime() + AFTER_END.toNanos());
        }
        return Math.min(whole, wordAt == 0 ? firstUntil() : wordAt + patience.between().toNanos());
    }
}
