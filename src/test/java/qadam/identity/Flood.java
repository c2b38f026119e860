package qadam.identity;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import qadam.House;

/** Very many sign-in attempts from one address, some at a time, and how each was answered. */
final class Flood implements AutoCloseable {
    private static final int AT_ONCE = 16;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final URI address;

    Flood(House house) {
        this.address = URI.create("http://localhost:" + house.port() + "/en/sign-in");
    }

    /** @param user the user name of each attempt @return how many got which status */
    Map<Integer, LongAdder> send(int attempts, IntFunction<String> user) throws InterruptedException {
        Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
        for (int i = 0; i < attempts; i++) {
            String body = "user=" + URLEncoder.encode(user.apply(i), StandardCharsets.UTF_8) + "&password=wrong" + i;
            places.acquire();
            workers.submit(() -> {
                try {
                    answers.computeIfAbsent(status(body), missing -> new LongAdder()).increment();
                } finally {
                    places.release();
                }
            });
        }
        places.acquire(AT_ONCE);
        places.release(AT_ONCE);
        return answers;
    }

    private int status(String body) {
        try {
            return client.send(HttpRequest.newBuilder(address).header("X-Qadam", "1").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (java.io.IOException failed) {
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void close() {
        workers.close();
        client.close();
    }
}
