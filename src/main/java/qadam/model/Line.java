package qadam.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Who waits for a free place at a server: first come, first served, to the least busy server that can. Its length is bounded. */
final class Line {
    private static final long LOOK_UP_MILLIS = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final List<Waiter> waiters = new ArrayList<>();   // guarded by lock
    private final int longest;

    private static final class Waiter {
        private final Supplier<Collection<Station>> wanted;
        private Station given;

        Waiter(Supplier<Collection<Station>> wanted) {
            this.wanted = wanted;
        }
    }

    Line(int longest) {
        this.longest = longest;
    }

    /**
     * A place at one of the wanted servers, to be given back.
     *
     * @param wanted asked again and again: servers come and go. When there is none to wait for, so be it
     * @return empty when none of the wanted is left, the line is full, or the time is over
     */
    Optional<Station> take(Supplier<Collection<Station>> wanted, long until, BooleanSupplier stopped, IntConsumer position) throws Wire.Stopped {
        Waiter waiter = new Waiter(wanted);
        lock.lock();
        try {
            serve();
            Optional<Station> free = leastBusy(waiter);   // who waits has just been served
            if (free.isPresent()) {
                free.get().take();
                return free;
            }
            if (waiters.size() >= longest) {
                return Optional.empty();
            }
            waiters.add(waiter);
        } finally {
            lock.unlock();
        }
        return await(waiter, until, stopped, position);
    }

    private Optional<Station> await(Waiter waiter, long until, BooleanSupplier stopped, IntConsumer position) throws Wire.Stopped {
        int told = 0;
        boolean served = false;
        try {
            for (int place = place(waiter); place > 0; place = place(waiter)) {
                if (stopped.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                    throw new Wire.Stopped();
                }
                if (System.nanoTime() >= until || waiter.wanted.get().isEmpty()) {
                    return Optional.empty();
                }
                if (place != told) {
                    told = place;
                    position.accept(place);
                }
                pause();
            }
            if (told != 0) {
                position.accept(0);
            }
            served = true;
            return Optional.of(waiter.given);
        } finally {
            if (!served) {
                leave(waiter);
            }
        }
    }

    /** 0 once served. */
    private int place(Waiter waiter) {
        lock.lock();
        try {
            serve();
            return waiter.given != null ? 0 : waiters.indexOf(waiter) + 1;
        } finally {
            lock.unlock();
        }
    }

    /** With what it was given in this very moment. */
    private void leave(Waiter waiter) {
        lock.lock();
        try {
            waiters.remove(waiter);
            if (waiter.given != null) {
                waiter.given.giveBack();
                serve();
            }
        } finally {
            moved.signalAll();
            lock.unlock();
        }
    }

    private void pause() {
        lock.lock();
        try {
            moved.await(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    void giveBack(Station station) {
        lock.lock();
        try {
            station.giveBack();
            serve();
        } finally {
            lock.unlock();
        }
    }

    /** Who came first is served first, if there is a place at what they want. Holds the lock. */
    private void serve() {
        boolean any = waiters.removeIf(waiter -> {
            leastBusy(waiter).ifPresent(station -> {
                station.take();
                waiter.given = station;
            });
            return waiter.given != null;
        });
        if (any) {
            moved.signalAll();
        }
    }

    private static Optional<Station> leastBusy(Waiter waiter) {
        return waiter.wanted.get().stream().filter(Station::isFree).min(Station::compare);
    }

    int waiting() {
        lock.lock();
        try {
            return waiters.size();
        } finally {
            lock.unlock();
        }
    }
}
