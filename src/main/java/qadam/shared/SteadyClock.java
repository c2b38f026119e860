package qadam.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock on the wall, carried by the machine's steady one, which nobody can set. A few seconds are followed at once, as
 * time servers correct a clock; a jump is not: the deadlines of running exams would come early, or never. Then time goes on
 * as it went, until the wall agrees again or {@link #settle} says that a jump harms nobody now. What a machine slept through
 * is no jump.
 */
public final class SteadyClock implements InstantSource {
    private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);
    private static final long LOOK_SECONDS = 10;
    private static final long SECOND = 1_000_000_000;
    /** A clock that is corrected gently gains or loses up to 500 millionths. */
    private static final long GENTLE_PART = 1000;
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    /** Long enough that somebody who set the clock by mistake has set it back. */
    private static final Duration LASTING = Duration.ofMinutes(1);
    /** What is more is hardly a correction: ahead somebody has an hour to see it, back it waits for the next start, of which {@code ClockCheck} speaks. */
    private static final Duration FAR = Duration.ofDays(1);
    private static final Duration LASTING_FAR = Duration.ofHours(1);
    /** A machine without a battery begins in another century and learns the time later: no exam was ever sat by such a clock. */
    private static final Instant NO_TIME_OF_OURS = Instant.parse("2026-01-01T00:00:00Z");
    /** Seconds since the machine was started, those of its sleep too; Linux. */
    private static final Path UPTIME = Path.of("/proc/uptime");

    private final InstantSource wall;
    private final LongSupplier steady;
    private final Supplier<OptionalLong> asleep;
    private final AtomicReference<Anchor> anchor;

    /**
     * @param at what the time was
     * @param nanos when, by the steady clock
     * @param heldSince the steady clock's moment at which the wall jumped away; empty while the two agree
     */
    private record Anchor(Instant at, long nanos, OptionalLong heldSince, OptionalLong slept) {
        Instant carriedTo(long now) {
            return at.plusNanos(now - nanos);
        }

        Duration followed(long now) {
            return AT_ONCE.plusNanos((now - nanos) / GENTLE_PART);
        }
    }

    /** @param wall the machine's clock, which may be set at any moment */
    public static SteadyClock over(InstantSource wall) {
        return new SteadyClock(wall, System::nanoTime, SteadyClock::uptime);
    }

    /** Looks again and again whether a jump can be taken over; another clock than this needs nobody to look. */
    public static AutoCloseable watch(InstantSource clock, BooleanSupplier nobodyMinds) {
        if (!(clock instanceof SteadyClock steady)) {
            return () -> { };
        }
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("clock").daemon().factory());
        watch.scheduleWithFixedDelay(() -> steady.look(nobodyMinds), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        return watch::shutdownNow;
    }

    private void look(BooleanSupplier nobodyMinds) {
        try {
            settle(nobodyMinds);
        } catch (RuntimeException failed) {   // an exception here would end the looking for ever
            LOG.error("nobody can say whether an exam runs: the jump of the clock is not taken over", failed);
        }
    }

    /**
     * @param steady nanoseconds of a clock that only goes on
     * @param sinceStart nanoseconds since the machine was started, its sleep included; empty where nobody can tell
     */
    SteadyClock(InstantSource wall, LongSupplier steady, Supplier<OptionalLong> sinceStart) {
        this.wall = wall;
        this.steady = steady;
        this.asleep = () -> sleep(sinceStart.get(), steady.getAsLong());
        this.anchor = new AtomicReference<>(new Anchor(wall.instant(), steady.getAsLong(), OptionalLong.empty(), asleep.get()));
    }

    @Override
    public Instant instant() {
        Anchor known = anchor.get();
        long now = steady.getAsLong();
        Instant shown = wall.instant();
        Instant carried = known.carriedTo(now);
        if (Duration.between(carried, shown).abs().compareTo(known.followed(now)) > 0) {
            return jumped(known, now, shown, carried);
        }
        if (known.heldSince().isPresent() || now - known.nanos() > SECOND) {
            follow(known, now, shown);
        }
        return shown;
    }

    private void follow(Anchor known, long now, Instant shown) {
        boolean moved = anchor.compareAndSet(known, new Anchor(shown, now, OptionalLong.empty(), known.slept()));
        if (moved && known.heldSince().isPresent()) {
            LOG.warn("the machine's clock is as it should be again: {}", shown);
        }
    }

    private Instant jumped(Anchor known, long now, Instant shown, Instant carried) {
        OptionalLong slept = asleep.get();
        if (slept.isPresent() && known.slept().isPresent() && slept.getAsLong() - known.slept().getAsLong() > SECOND) {
            long more = slept.getAsLong() - known.slept().getAsLong();
            anchor.compareAndSet(known, new Anchor(known.at().plusNanos(more), known.nanos(), known.heldSince(), slept));
            LOG.warn("the machine slept for {}", Duration.ofNanos(more));
            return instant();
        }
        if (known.heldSince().isPresent()) {
            return carried;
        }
        if (carried.isBefore(NO_TIME_OF_OURS) && shown.isAfter(carried)) {
            anchor.compareAndSet(known, new Anchor(shown, now, OptionalLong.empty(), slept));
            LOG.warn("the machine has learned the time: {}", shown);
            return shown;
        }
        if (anchor.compareAndSet(known, new Anchor(known.at(), known.nanos(), OptionalLong.of(now), slept))) {
            LOG.error("the machine's clock jumped from {} to {}: exams go on by the time as it went. Look at the clock; if it is right now, "
                + "it is taken over when nobody sits an exam, and else at the next start", carried, shown);
        }
        return carried;
    }

    /** By how much the wall is ahead of the time that is given out, less than nothing when behind; empty while they agree. */
    public Optional<Duration> off() {
        Instant given = instant();
        return anchor.get().heldSince().isPresent() ? Optional.of(Duration.between(given, wall.instant())) : Optional.empty();
    }

    /**
     * Takes over what the wall says when it has said so for a minute, and nobody minds; when it is more than a day ahead, for an hour.
     *
     * @param nobodyMinds whether no exam runs; asked only when there is something to take over
     */
    public void settle(BooleanSupplier nobodyMinds) {
        Optional<Duration> off = off();
        Anchor known = anchor.get();
        long now = steady.getAsLong();
        boolean due = off.isPresent() && known.heldSince().isPresent() && hasLasted(off.get(), now - known.heldSince().getAsLong());
        if (due && nobodyMinds.getAsBoolean() && anchor.compareAndSet(known, new Anchor(wall.instant(), now, OptionalLong.empty(), known.slept()))) {
            LOG.warn("the machine's clock is believed, which differed by {}: nobody sits an exam", off.get());
        }
    }

    private static boolean hasLasted(Duration off, long nanos) {
        boolean far = off.abs().compareTo(FAR) > 0;
        return !(far && off.isNegative()) && nanos > (far ? LASTING_FAR : LASTING).toNanos();
    }

    /** How long it has slept in all; what counts is by how much that grows. */
    private static OptionalLong sleep(OptionalLong sinceStart, long steady) {
        return sinceStart.isPresent() ? OptionalLong.of(sinceStart.getAsLong() - steady) : OptionalLong.empty();
    }

    private static OptionalLong uptime() {
        try {
            String line = Files.readString(UPTIME);
            return OptionalLong.of((long) (Double.parseDouble(line.substring(0, line.indexOf(' '))) * SECOND));
        } catch (IOException | RuntimeException elsewhere) {
            return OptionalLong.empty();
        }
    }
}
