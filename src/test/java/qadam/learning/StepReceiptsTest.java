package qadam.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Lesson;
import qadam.catalog.Option;
import qadam.catalog.Response;
import qadam.catalog.Responses;
import qadam.catalog.Task;
import qadam.shared.Ids;
import qadam.world.Databases;
import qadam.world.RealCourse;
import qadam.world.Server;
import tools.jackson.databind.json.JsonMapper;

/** What the browser's outbox is told, on a real server, and what a stranger makes of it. */
class StepReceiptsTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Course COURSE = RealCourse.read();
    private final Lesson lesson = COURSE.lessons().findFirst().orElseThrow();
    private final HttpClient pupil = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final HttpClient stranger = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_answers_receipt_outlives_a_kill_and_is_verified_by_strangers(boolean postgresql) throws Exception {
        try (Server server = Server.start(postgresql ? Databases.postgresqlUrl() : null)) {
            String id = Ids.hex(Ids.version7(1_795_000_000_000L));
            Set<String> receipts = new HashSet<>();
            for (int i = 0; i < 3; i++) {
                receipts.add(receipt(answer(server, id)));
            }
            assertThat(receipts).hasSize(1).doesNotContain("");
            server.kill();
            server.start();
            receipts.add(receipt(answer(server, id)));
            HttpResponse<String> file = get(pupil, server, "/api/steps/" + id + "/receipt");
            receipts.add(file.body());
            assertThat(receipts).hasSize(1);
            assertThat(file.headers().firstValue("Content-Disposition")).hasValueSatisfying(name -> assertThat(name).contains(id + ".tlog-proof"));
            assertThat(get(stranger, server, "/api/steps/" + id + "/receipt").statusCode()).isEqualTo(404);
            assertThat(get(pupil, server, "/api/steps/" + Ids.hex(Ids.random()) + "/receipt").statusCode()).isEqualTo(404);
            assertThat(get(pupil, server, "/api/steps/nonsense/receipt").statusCode()).isEqualTo(404);
            assertThat(foreignVerdict(get(stranger, server, "/.well-known/qadam/receipt-keys.txt").body(), file.body())).endsWith(" yes");
        }
    }

    /** The outbox takes these members of an answer and no others; the receipt only came beside them. */
    @Test
    void the_outbox_finds_what_it_always_found() throws Exception {
        try (Server server = Server.process()) {
            var reply = JSON.readTree(answer(server, Ids.hex(Ids.version7(2))).body()).path("steps").get(0);
            assertThat(reply.propertyNames()).containsExactlyInAnyOrder("id", "item", "sequence", "storedAt", "receipt", "right", "html");
            assertThat(reply.path("right").booleanValue()).isTrue();
        }
    }

    private HttpResponse<String> answer(Server server, String id) throws Exception {
        Item item = lesson.items().stream().filter(each -> each.task() instanceof Task.Single).findFirst().orElseThrow();
        Set<String> right = ((Task.Single) item.task()).options().stream().filter(Option::correct).map(Option::id).collect(Collectors.toSet());
        Map<String, Object> step = Map.of("id", id, "takenAt", 1_795_000_000_000L, "course", COURSE.slug(), "version", 1,
            "lesson", lesson.id(), "item", item.id(), "fields", Responses.fields(item, new Response.Chosen(right)));
        return pupil.send(HttpRequest.newBuilder(URI.create(server.origin() + "/api/steps"))
            .header("Content-Type", "application/json").header("X-Qadam", "1").header("Origin", server.origin())
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("language", "kk", "steps", List.of(step))))).build(),
            HttpResponse.BodyHandlers.ofString());
    }

    private static String receipt(HttpResponse<String> answer) {
        return JSON.readTree(answer.body()).path("steps").path(0).path("receipt").asString("");
    }

    private static HttpResponse<String> get(HttpClient who, Server server, String path) throws Exception {
        return who.send(HttpRequest.newBuilder(URI.create(server.origin() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Node's crypto and twenty lines that share nothing with ours. */
    private static String foreignVerdict(String key, String receipt) throws Exception {
        Path folder = Databases.folder();
        Files.writeString(folder.resolve("receipt"), receipt);
        Process node = new ProcessBuilder("node", "src/test/node/receipt/verify.mjs", key.strip(), folder.toString())
            .redirectErrorStream(true).start();
        return new String(node.getInputStream().readAllBytes()).strip();
    }
}
