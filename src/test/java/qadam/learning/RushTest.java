package qadam.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Limit;
import qadam.world.Outbox;
import qadam.world.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** More answers than the writer's line holds, at a real server whose database another program holds for a while. */
class RushTest {
    private static final int PUPILS = 8;
    private static final int ANSWERS = 80;
    private static final int REFUSED = 10;
    private static final long PATIENCE_NANOS = 9_000_000_000L;

    @Test
    void who_finds_no_place_is_told_when_to_come_again_and_nothing_is_lost_or_stored_twice() throws Exception {
        try (Server server = Server.with("--limit", Limit.WRITES_WAITING.label() + "=16")) {
            List<Outbox> pupils = new ArrayList<>();
            for (int i = 0; i < PUPILS; i++) {
                pupils.add(new Outbox(server));
                assertThat(pupils.get(i).receipt(step(ANSWERS + i))).isNotEmpty();
            }
            List<HttpResponse<String>> replies = rush(server, pupils);
            List<HttpResponse<String>> refused = replies.stream().filter(reply -> reply.statusCode() == 503).toList();
            assertThat(refused).as("so many do not fit into the line").hasSizeGreaterThanOrEqualTo(REFUSED);
            assertThat(refused).allSatisfy(reply -> {
                assertThat(reply.headers().firstValue("Retry-After")).hasValue("5");
                assertThat(answer(reply).path("later").booleanValue()).as("the outbox keeps it").isTrue();
                assertThat(answer(reply).path("problem").asString()).isEqualTo("BUSY");
            });
            assertThat(replies.stream().filter(reply -> reply.statusCode() == 200)).isNotEmpty()
                .allSatisfy(reply -> assertThat(answer(reply).path("receipt").asString()).isNotEmpty());
            for (int i = 0; i < ANSWERS; i++) {   // as the outbox does
                String receipt = pupils.get(i % PUPILS).receipt(step(i));
                assertThat(receipt).isNotEmpty();
                assertThat(answer(replies.get(i)).path("receipt").asString(receipt)).isEqualTo(receipt);
            }
            assertThat(server.log()).doesNotContain("request failed");
            server.close();
            assertThat(stored(server)).isEqualTo(ANSWERS + PUPILS);
        }
    }

    /** All at once while the file is held; it is let go as soon as some are refused. */
    private static List<HttpResponse<String>> rush(Server server, List<Outbox> pupils) throws Exception {
        CountDownLatch refused = new CountDownLatch(REFUSED);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + server.data().resolve(Database.FILE));
             Statement statement = other.createStatement(); var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            statement.execute("pragma busy_timeout = 5000");
            statement.execute("begin immediate");
            List<Future<HttpResponse<String>>> sent = new ArrayList<>();
            for (int i = 0; i < ANSWERS; i++) {
                int number = i;
                sent.add(pool.submit(() -> {
                    long begin = System.nanoTime();
                    HttpResponse<String> reply = pupils.get(number % PUPILS).deliver(step(number));
                    if (reply.statusCode() == 503) {
                        refused.countDown();
                        assertThat(System.nanoTime() - begin).as("an answer within bounded time").isLessThan(PATIENCE_NANOS);
                    }
                    return reply;
                }));
            }
            refused.await();
            statement.execute("rollback");
            List<HttpResponse<String>> replies = new ArrayList<>();
            for (Future<HttpResponse<String>> each : sent) {
                replies.add(each.get());
            }
            return replies;
        }
    }

    private static JsonNode answer(HttpResponse<String> reply) {
        return JsonMapper.shared().readTree(reply.body()).path("steps").path(0);
    }

    private static long stored(Server server) {
        try (Database database = Database.sqlite(server.data())) {
            return database.read(handle -> handle.createQuery("select count(*) from steps").mapTo(Long.class).one());
        }
    }

    private static String step(int number) {
        return Ids.hex(new UUID(0x019A_0000_0000_7000L, 0x8000_0000_0000_0000L + number));
    }
}
