package qadam.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.Main;
import qadam.shared.Ids;
import qadam.world.Databases;
import qadam.world.Outbox;
import qadam.world.Server;
import tools.jackson.databind.JsonNode;

/** What the browser's outbox is told, on a real server that may be killed, and what a stranger makes of it. */
class StepReceiptsTest {
    private final String id = Ids.hex(Ids.version7(1_795_000_000_000L));
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_answers_receipt_is_the_same_however_often_it_is_asked_for_and_outlives_a_kill(boolean postgresql) throws Exception {
        try (Server server = server(postgresql)) {
            Outbox pupil = new Outbox(server);
            Set<String> receipts = new HashSet<>();
            for (int i = 0; i < 3; i++) {
                receipts.add(pupil.receipt(id));
            }
            server.kill();
            server.start();
            receipts.add(pupil.receipt(id));
            HttpResponse<String> file = pupil.get(address(id));
            receipts.add(file.body());
            assertThat(receipts).hasSize(1).doesNotContain("");
            assertThat(file.headers().firstValue("Content-Disposition")).hasValueSatisfying(name -> assertThat(name).contains(id + ".tlog-proof"));
            assertThat(file.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(foreignVerdict(keys(server), file.body())).endsWith(" yes");
        }
    }

    /** Wherever the kill falls, before a commit, between commit and signature or before the reply, nothing promised is lost. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answers_under_way_while_the_server_is_killed_get_their_receipts_when_they_are_sent_again(boolean postgresql) throws Exception {
        try (Server server = server(postgresql)) {
            Outbox pupil = new Outbox(server);
            pupil.send(id);
            List<String> ids = IntStream.range(0, 100).mapToObj(i -> Ids.hex(Ids.version7(i))).toList();
            Map<String, String> before = sendUntilKilled(server, pupil, ids);
            server.start();
            String keys = keys(server);
            Set<Long> sequences = new HashSet<>();
            for (String each : ids) {
                JsonNode answer = pupil.send(each);
                sequences.add(answer.path("sequence").longValue());
                String receipt = answer.path("receipt").asString("");
                assertThat(receipt).startsWith("c2sp.org/tlog-proof@v1").isEqualTo(before.getOrDefault(each, receipt));
                assertThat(verdict(keys, receipt)).startsWith("0 ");
            }
            assertThat(sequences).hasSize(ids.size());
        }
    }

    /** Gives back the receipts that arrived in time. */
    private static Map<String, String> sendUntilKilled(Server server, Outbox pupil, List<String> ids) throws Exception {
        Map<String, String> arrived = new ConcurrentHashMap<>();
        CountDownLatch some = new CountDownLatch(20);
        try (var clients = Executors.newFixedThreadPool(16)) {
            ids.forEach(each -> clients.submit(() -> {
                try {
                    arrived.put(each, pupil.receipt(each));
                    some.countDown();
                } catch (IOException killed) {
                    some.countDown();   // it stays in the outbox
                }
                return null;
            }));
            assertThat(some.await(30, TimeUnit.SECONDS)).isTrue();
            server.kill();
        }
        assertThat(arrived).isNotEmpty();
        return arrived;
    }

    @Test
    void a_receipt_is_shown_to_nobody_but_its_learner() throws Exception {
        try (Server server = Server.process()) {
            Outbox pupil = new Outbox(server);
            Outbox stranger = new Outbox(server);
            assertThat(pupil.receipt(id)).isNotEmpty();
            assertThat(stranger.get(address(id)).statusCode()).as("without a session").isEqualTo(404);
            assertThat(stranger.receipt(Ids.hex(Ids.random()))).isNotEmpty();
            assertThat(stranger.get(address(id)).statusCode()).as("with steps of one's own").isEqualTo(404);
            JsonNode guessed = stranger.send(id);
            assertThat(guessed.path("problem").asString()).isEqualTo("OTHER_LEARNER");
            assertThat(guessed.has("receipt")).isFalse();
            assertThat(pupil.get(address(Ids.hex(Ids.random()))).statusCode()).isEqualTo(404);
            assertThat(pupil.get(address("nonsense")).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void the_command_believes_what_the_server_gave_and_no_changed_word_of_it() throws Exception {
        try (Server server = Server.process()) {
            String receipt = new Outbox(server).receipt(id);
            String keys = keys(server);
            assertThat(verdict(keys, receipt)).startsWith("0 ").contains("step: " + id);
            char first = receipt.charAt(receipt.indexOf("extra ") + 20);
            assertThat(verdict(keys, receipt.replaceFirst("(extra .{14}).", "$1" + (first == 'A' ? 'B' : 'A')))).startsWith("5 ");
            assertThat(verdict(keys, receipt.replace("\n1\n", "\n2\n"))).startsWith("5 ");
            assertThat(verdict(keys, "c2sp.org/tlog-proof@v1\n")).startsWith("7 ");
        }
    }

    /** The outbox takes these members of an answer and no others; the receipt only came beside them. */
    @Test
    void the_outbox_finds_what_it_always_found() throws Exception {
        try (Server server = Server.process()) {
            JsonNode reply = new Outbox(server).send(id);
            assertThat(reply.propertyNames()).containsExactlyInAnyOrder("id", "item", "sequence", "storedAt", "receipt", "right", "html");
            assertThat(reply.path("right").booleanValue()).isTrue();
        }
    }

    private static Server server(boolean postgresql) {
        return Server.start(postgresql ? Databases.postgresqlUrl() : null);
    }

    private static String address(String step) {
        return "/api/steps/" + step + "/receipt";
    }

    private static String keys(Server server) throws Exception {
        return new Outbox(server).get("/.well-known/qadam/receipt-keys.txt").body();
    }

    /** What {@code verify-receipt} says, after its exit code. */
    private String verdict(String keys, String receipt) throws IOException {
        StringWriter said = new StringWriter();
        int code = Main.commandLine(InstantSource.system()).setOut(new PrintWriter(said)).execute("verify-receipt",
            Files.writeString(folder.resolve("receipt"), receipt).toString(), "--key", Files.writeString(folder.resolve("keys"), keys).toString());
        return code + " " + said;
    }

    /** Node's crypto and twenty lines that share nothing with ours. */
    private String foreignVerdict(String key, String receipt) throws Exception {
        Path only = Files.createDirectories(folder.resolve("foreign"));
        Files.writeString(only.resolve("receipt"), receipt);
        Process node = new ProcessBuilder("node", "src/test/node/receipt/verify.mjs", key.strip(), only.toString())
            .redirectErrorStream(true).start();
        return new String(node.getInputStream().readAllBytes()).strip();
    }
}
