package qadam.model;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A response's body as it comes, for one reader that waits only so long. Of what the reader has not taken, one delivery lies here at most: a server
 * that sends without end fills the network's buffers and not our memory.
 */
final class Inflow implements HttpResponse.BodySubscriber<Inflow> {
    /** What can come. */
    sealed interface Came {
        record Bytes(List<ByteBuffer> buffers) implements Came {
        }

        record End() implements Came {
        }

        record Broken() implements Came {
        }
    }

    private final BlockingQueue<Came> came = new LinkedBlockingQueue<>();
    private volatile Flow.Subscription subscription;
    private volatile boolean cancelled;

    @Override
    public CompletionStage<Inflow> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (cancelled) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        came.add(new Came.Bytes(buffers));
    }

    @Override
    public void onError(Throwable failed) {
        came.add(new Came.Broken());
    }

    @Override
    public void onComplete() {
        came.add(new Came.End());
    }

    /** The next delivery; null when none came within the time. */
    Came next(long nanos) throws InterruptedException {
        Came next = came.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        if (next instanceof Came.Bytes) {
            subscription.request(1);
        }
        return next;
    }

    /** Closes the connection, if the body has not ended. */
    void cancel() {
        cancelled = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
