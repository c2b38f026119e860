package qadam.bench.standby;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Lesson;
import qadam.catalog.Option;
import qadam.catalog.Response;
import qadam.catalog.Responses;
import qadam.catalog.Task;
import qadam.shared.Ids;
import qadam.world.RealCourse;
import qadam.world.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Browsers with outboxes: each answers, sends until it holds a receipt, and writes down what the server has acknowledged. Beside them one who
 * only reads a lesson.
 */
final class Clients implements AutoCloseable {
    /** What was acknowledged. @param receipt as it was given */
    record Acknowledged(String receipt, long begunAt, long atNanos) {
    }

    private static final Course COURSE = RealCourse.read();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Server server;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    final Map<UUID, Acknowledged> ledger = new ConcurrentHashMap<>();
    final AtomicLong answered503 = new AtomicLong();
    final AtomicLong withoutRetryAfter = new AtomicLong();
    final AtomicLong unreachable = new AtomicLong();
    final Map<Integer, AtomicLong> unexpected = new ConcurrentHashMap<>();
    final AtomicInteger lessons = new AtomicInteger();
    final AtomicInteger lessonsFailed = new AtomicInteger();
    final AtomicLong slowestLesson = new AtomicLong();

    Clients(Server server, int many) {
        this.server = server;
        for (int i = 0; i < many; i++) {
            threads.add(Thread.ofVirtual().start(this::answer));
        }
        threads.add(Thread.ofVirtual().start(this::read));
    }

    /** Everybody sends what they have until it is acknowledged, and stops. */
    @Override
    public void close() throws InterruptedException {
        ended.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** When the first answer was acknowledged that was sent after this moment; empty when none was within the time. */
    Optional<Long> firstAfter(long nanos, Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (System.nanoTime() < end) {
            Optional<Long> first = ledger.values().stream().filter(one -> one.begunAt() > nanos).map(Acknowledged::atNanos).min(Long::compare);
            if (first.isPresent()) {
                return first;
            }
            Thread.sleep(5);
        }
        return Optional.empty();
    }

    private void answer() {
        Browser browser = new Browser();
        while (!ended.get()) {
            UUID id = Ids.version7(System.currentTimeMillis());
            long pause = 50;
            while (!browser.isAcknowledged(id)) {
                sleep(pause);
                pause = Math.min(500, pause * 2);
            }
        }
    }

    private void read() {
        String lesson = server.origin() + "/kk/courses/" + COURSE.slug() + "/" + COURSE.lessons().findFirst().orElseThrow().id();
        while (!ended.get()) {
            long begun = System.nanoTime();
            try {
                int status = http.send(HttpRequest.newBuilder(URI.create(lesson)).timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
                lessons.incrementAndGet();
                if (status != 200) {
                    lessonsFailed.incrementAndGet();
                }
            } catch (IOException failed) {
                lessonsFailed.incrementAndGet();
            } catch (InterruptedException stopped) {
                return;
            }
            slowestLesson.accumulateAndGet(System.nanoTime() - begun, Math::max);
            sleep(100);
        }
    }

    /** The receipt that the server gives for a step that was acknowledged before. */
    String receiptAgain(UUID id, String cookie) throws Exception {
        Browser browser = new Browser();
        browser.cookie = cookie;
        return browser.send(id).path("receipt").asString("");
    }

    /** Whose step it is, for asking again. */
    final Map<UUID, String> cookies = new ConcurrentHashMap<>();

    private final class Browser {
        private String cookie = "";

        boolean isAcknowledged(UUID id) {
            long begun = System.nanoTime();
            try {
                String receipt = send(id).path("receipt").asString("");
                if (receipt.isEmpty()) {
                    return false;
                }
                ledger.put(id, new Acknowledged(receipt, begun, System.nanoTime()));
                cookies.put(id, cookie);
                return true;
            } catch (IOException cut) {
                unreachable.incrementAndGet();
                return false;
            } catch (InterruptedException stopped) {
                return true;
            }
        }

        JsonNode send(UUID id) throws IOException, InterruptedException {
            Lesson lesson = COURSE.lessons().findFirst().orElseThrow();
            Item item = lesson.items().stream().filter(each -> each.task() instanceof Task.Single).findFirst().orElseThrow();
            Set<String> right = ((Task.Single) item.task()).options().stream().filter(Option::correct).map(Option::id).collect(Collectors.toSet());
            Map<String, Object> step = Map.of("id", Ids.hex(id), "takenAt", 1_795_000_000_000L, "course", COURSE.slug(), "version", COURSE.version(),
                "lesson", lesson.id(), "item", item.id(), "fields", Responses.fields(item, new Response.Chosen(right)));
            String body = JsonMapper.shared().writeValueAsString(Map.of("language", "kk", "steps", List.of(step)));
            HttpResponse<String> response = http.send(HttpRequest.newBuilder(URI.create(server.origin() + "/api/steps")).timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json").header("X-Qadam", "1").header("Origin", server.origin()).header("Cookie", cookie)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
            response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.replaceFirst(";.*", ""));
            return read(response);
        }

        private JsonNode read(HttpResponse<String> response) {
            JsonNode reply = JsonMapper.shared().readTree(response.body()).path("steps").path(0);
            if (response.statusCode() == 503 || reply.path("later").asBoolean(false)) {
                answered503.incrementAndGet();
                if (response.statusCode() == 503 && response.headers().firstValue("Retry-After").isEmpty()) {
                    withoutRetryAfter.incrementAndGet();
                }
            } else if (response.statusCode() != 200 || reply.path("receipt").asString("").isEmpty()) {
                unexpected.computeIfAbsent(response.statusCode(), status -> new AtomicLong()).incrementAndGet();
            }
            return reply;
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
