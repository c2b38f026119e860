package qadam.shared;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Heavy work in a bounded number of places, so that a rush costs time and never the memory of the server. */
public final class Places {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Semaphore free;
    private final Duration patience;

    public Places(int many) {
        this(many, PATIENCE);
    }

    Places(int many, Duration patience) {
        this.free = new Semaphore(many, true);   // first come, first served
        this.patience = patience;
    }

    /** Does the work when a place is free. @throws Refusal when none becomes free in time */
    public <T> T in(Supplier<T> work) {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refusal(StorageProblem.BUSY);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal(StorageProblem.BUSY);
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }
}
