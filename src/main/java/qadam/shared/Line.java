package qadam.shared;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where work waits for its writer: bounded, in order, and closed once. Whatever was let in is either taken by the writer or
 * handed back by the writer that closes, exactly once; nothing is let in after that. Everything is guarded by {@code lock}.
 */
final class Line<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition freed = lock.newCondition();
    private final Queue<T> waiting = new ArrayDeque<>();
    private int places;
    private int outside;
    private boolean closed;

    /** @param places how many may wait inside; as many more wait until one of the places is free, the next is turned away at once */
    Line(int places) {
        this.places = places;
    }

    void bound(int places) {
        lock.lock();
        try {
            this.places = places;
        } finally {
            lock.unlock();
        }
    }

    /** False when it found no place in time, or none was to be hoped for. */
    boolean enter(T one, long patienceMillis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            return !closed && (waiting.size() < places || freedFor(patienceMillis)) && let(one);
        } finally {
            lock.unlock();
        }
    }

    private boolean let(T one) {
        waiting.add(one);
        if (waiting.size() == 1) {
            filled.signal();
        }
        return true;
    }

    private boolean freedFor(long patienceMillis) throws InterruptedException {
        if (outside >= places) {
            return false;
        }
        outside++;
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
            while (!closed && waiting.size() >= places && left > 0) {
                left = freed.awaitNanos(left);
            }
            return !closed && waiting.size() < places;
        } finally {
            outside--;
        }
    }

    /** Waits for the first and takes what is there; empty only when the line is closed and nothing will come any more. */
    List<T> take(int most) {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                filled.awaitUninterruptibly();
            }
            List<T> taken = new ArrayList<>(Math.min(most, waiting.size()));
            while (taken.size() < most && !waiting.isEmpty()) {
                taken.add(waiting.remove());
            }
            if (outside > 0) {
                freed.signalAll();
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Lets nothing more in. What waits is still taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
            freed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
