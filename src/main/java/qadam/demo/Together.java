package qadam.demo;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does the same for many at once, as many people would, so that their rows share their commits. */
final class Together {
    private Together() {
    }

    static <T> void each(List<T> all, Consumer<T> act) {
        map(all, one -> {
            act.accept(one);
            return one;
        });
    }

    /** What the function gave for each, in their order; the first failure ends it. */
    static <T, R> List<R> map(List<T> all, Function<T, R> function) {
        try (ExecutorService crew = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> futures = all.stream().map(one -> crew.submit(() -> function.apply(one))).toList();
            return futures.stream().map(Together::join).toList();
        }
    }

    private static <R> R join(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException("a demonstration's history could not be written", failed);
        }
    }
}
