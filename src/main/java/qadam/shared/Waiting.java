package qadam.shared;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for work on another thread and gives back what it returned or threw. */
final class Waiting {
    private Waiting() {
    }

    static <T> T join(Future<T> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException again) {
                    interrupted = true;   // a write that was handed over will happen; its outcome must be known
                }
            }
        } catch (ExecutionException failed) {
            throw asUnchecked(failed.getCause());
        } catch (CancellationException closed) {
            throw new IllegalStateException("the database is closed", closed);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException asUnchecked(Throwable cause) {
        return switch (cause) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException(cause);
        };
    }
}
