package qadam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import qadam.world.Command;
import qadam.world.Npm;
import qadam.world.Script;
import qadam.world.ScriptedModel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OpenAI's own client for JavaScript, from npm and as it is, speaks to our gateway; and the programs of the builder's page really run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficialClientTest {
    private static final String CLIENT = "openai@6.49.0";
    private ScriptedModel model;
    private GatewaySite site;

    @BeforeAll
    void open() {
        model = ScriptedModel.open().embedding().saying(request -> Script.says("Сәлем! Мен қазақша жауап беремін.").usage(15, 9));
        site = new GatewaySite(Optional.of(model), Map.of("model-requests-per-minute", "1000"));
    }

    @AfterAll
    void close() {
        site.close();
        model.close();
    }

    private JsonNode client(String key, String act) throws Exception {
        Path folder = Npm.install("openai", CLIENT);
        return JsonMapper.shared().readTree(run(Map.of(), "node", Path.of("src/test/node/gateway/openai-client.mjs").toAbsolutePath().toString(), folder.toString(), site.base(), key, act));
    }

    private static String run(Map<String, String> environment, String... command) {
        List<String> all = new ArrayList<>(List.of("env", "LC_ALL=C.UTF-8", "no_proxy=localhost"));
        environment.forEach((name, value) -> all.add(name + "=" + value));
        all.addAll(List.of(command));
        return Command.run(Path.of("."), all).strip();
    }

    @Test
    void the_official_client_lists_chats_streams_and_embeds() throws Exception {
        JsonNode done = client(site.key(), "works");
        assertThat(done.path("models").toString()).isEqualTo("[\"scripted\"]");
        assertThat(done.path("chat").asString()).isEqualTo("Сәлем! Мен қазақша жауап беремін.");
        assertThat(done.path("usage").path("total_tokens").asInt()).isEqualTo(24);
        assertThat(done.path("request").asString()).matches("[0-9a-f]{32}");
        assertThat(done.path("streamed").asString()).isEqualTo("Сәлем! Мен қазақша жауап беремін.");
        assertThat(done.path("pieces").asInt()).isGreaterThan(5);
        assertThat(done.path("streamedUsage").path("total_tokens").asInt()).isEqualTo(24);
        assertThat(done.path("numbers").toString()).isEqualTo("[3,0.5,-1]");
        assertThat(done.path("unknownModel").asString()).isEqualTo("NotFoundError 404 model_not_found invalid_request_error");
        assertThat(done.path("unsupported").asString()).isEqualTo("BadRequestError 400 unsupported_parameter invalid_request_error");
    }

    @Test
    void over_quota_it_throws_its_rate_limit_error_and_with_a_revoked_key_its_authentication_error() throws Exception {
        String key = site.key();
        site.used(200_000);
        assertThat(client(key, "refused").path("chat").asString()).isEqualTo("RateLimitError 429 insufficient_quota insufficient_quota");
        site.database.write(handle -> handle.execute("delete from gateway_usage"));
        site.revoke();
        JsonNode revoked = client(key, "refused");
        assertThat(revoked.path("chat").asString()).isEqualTo("AuthenticationError 401 invalid_api_key invalid_request_error");
        assertThat(revoked.path("list").asString()).startsWith("AuthenticationError 401");
    }

    @Test
    void the_programs_of_the_page_run_as_they_stand_there(@TempDir Path folder) throws Exception {
        String key = site.key();
        Map<String, String> environment = Map.of("QADAM_KEY", key);
        for (Sample sample : Samples.of(site.base(), ScriptedModel.ID)) {
            Path file = Files.writeString(folder.resolve(sample.file().isEmpty() ? "first.sh" : sample.file()), sample.text());
            String said = switch (sample.id()) {
                case "curl" -> run(environment, "bash", file.toString());
                case "python" -> run(environment, "python3", file.toString());
                case "java" -> run(environment, java(), "-Dfile.encoding=UTF-8", "-XX:TieredStopAtLevel=1", file.toString());
                default -> {
                    Path packages = Npm.install("openai", CLIENT);
                    Files.createSymbolicLink(folder.resolve("node_modules"), packages.resolve("node_modules"));
                    yield run(environment, "node", file.toString());
                }
            };
            assertThat(said).as(sample.name()).contains("Мен қазақша жауап беремін.");
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Test
    void the_programs_that_measure_count_the_same(@TempDir Path folder) throws Exception {
        try (GatewaySite without = new GatewaySite(Optional.empty(), Map.of("model-requests-per-minute", "1000"))) {
            Map<String, String> environment = Map.of("QADAM_KEY", without.key());
            Path python = Files.write(folder.resolve("evaluate.py"), Examples.bytes("/gateway/evaluate.py"));
            Path java = Files.write(folder.resolve("Evaluate.java"), Examples.bytes("/gateway/Evaluate.java"));
            assertThat(run(environment, "python3", python.toString(), without.base(), "recorded", "test")).endsWith("\n37/60");
            assertThat(run(environment, java(), "-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8", java.toString(), without.base(), "recorded", "test")).endsWith("\n37/60");
        }
    }
}
