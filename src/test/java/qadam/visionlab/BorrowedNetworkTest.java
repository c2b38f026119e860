package qadam.visionlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.shared.Texts;
import qadam.web.Assets;
import qadam.web.Site;
import qadam.world.Axe;
import qadam.world.Browsers;
import qadam.world.Server;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A network that an operator installs: what is taken, what is sent, and a learner who borrows it. {@code src/test/js/tiny-network.mjs} made the one used here. */
class BorrowedNetworkTest {
    private static final Path TINY = Path.of("src/test/resources/vision-network");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private void lay(String from, String to) throws IOException {
        String model = Files.readString(TINY.resolve("model.json"));
        assertThat(model).contains(from);
        Files.writeString(folder.resolve("model.json"), model.replace(from, to));
        Files.copy(TINY.resolve("weights.bin"), folder.resolve("weights.bin"), StandardCopyOption.REPLACE_EXISTING);
    }

    private void isRefused(String why) {
        assertThatThrownBy(() -> BorrowedNetwork.read(folder)).as(why).isInstanceOf(GraphFile.Unfit.class).hasMessageContaining(why);
        assertThat(BorrowedNetwork.in(folder)).isEmpty();
    }

    @Test
    void a_folder_is_taken_only_when_it_holds_together() throws Exception {
        BorrowedNetwork tiny = BorrowedNetwork.read(TINY);
        assertThat(tiny.bytes()).isEqualTo(Files.size(TINY.resolve("model.json")) + 872);
        assertThat(tiny.described()).isEqualTo(new GraphFile(List.of("weights.bin"), 872, 32, List.of(0.0, 1.0)));
        isRefused("model.json is not there");
        for (Map.Entry<String, String> change : Map.of("\"weights.bin\"", "\"../weights.bin\"", "[\"weights.bin\"]", "[\"weights.bin\",\"weights.bin\"]").entrySet()) {
            lay(change.getKey(), change.getValue());
            isRefused("not plain");
        }
        lay("\"weights.bin\"", "\"model.json\"");
        isRefused("not plain");
        lay("[\"weights.bin\"]", "[]");
        isRefused("0 files");
        lay("\"weights.bin\"", "\"other.bin\"");
        isRefused("other.bin is not there");
        lay("[3,3,3,8]", "[3,3,3,9]");
        isRefused("not as long");
        lay("[3,3,3,8]", "[99999,99999,99999,99999]");
        isRefused("larger than");
        lay("\"float32\"", "\"string\"");
        isRefused("of the type string");
        lay("\"size\":\"32\"", "\"size\":\"4096\"");
        isRefused("square pictures");
        lay("\"Placeholder\"", "\"Const\"");
        isRefused("one picture");
        lay("graph-model", "layers-model");
        isRefused("no graph model");
        lay("\"format\"", "\"userDefinedMetadata\":{\"range\":[-1,1e9]},\"format\"");
        isRefused("range");
        for (String broken : List.of("", "{", "7", "[]", "[".repeat(100_000), "{\"modelTopology\":{\"node\":{}}}")) {
            Files.writeString(folder.resolve("model.json"), broken);
            assertThat(BorrowedNetwork.in(folder)).isEmpty();
        }
        Files.write(folder.resolve("model.json"), new byte[(int) GraphFile.LARGEST + 1]);
        isRefused("are taken");
        lay("\"weights.bin\"", "\"link.bin\"");
        Files.createSymbolicLink(folder.resolve("link.bin"), folder.resolve("weights.bin"));
        isRefused("link.bin is not there, or is no file");
        lay("\"format\"", "\"userDefinedMetadata\":{\"range\":[-1,1]},\"format\"");
        assertThat(BorrowedNetwork.in(folder).orElseThrow().described().range()).containsExactly(-1.0, 1.0);
    }

    private static HttpResponse<byte[]> get(Javalin server, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
        return CLIENT.send((headers.length > 0 ? request.headers(headers) : request).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void only_what_its_model_file_names_is_sent_and_only_as_it_was_at_the_start() throws Exception {
        lay("graph-model", "graph-model");
        Files.writeString(folder.resolve("secret.txt"), "not named");
        BorrowedNetwork network = BorrowedNetwork.in(folder).orElseThrow();
        Javalin server = new qadam.web.Server("http://localhost", new Site(Site.precompiled(), new Texts(), new Assets()), null).start("127.0.0.1", 0, List.of(network));
        try {
            ObjectNode told = network.told(JsonMapper.shared().createObjectNode());
            assertThat(told.path("library").asString()).startsWith("/libraries/tensorflow-graph/");
            assertThat(told.path("size").asLong()).isGreaterThan(network.bytes());
            String at = told.path("folder").asString();
            HttpResponse<byte[]> weights = get(server, at + "weights.bin");
            assertThat(weights.body()).isEqualTo(Files.readAllBytes(TINY.resolve("weights.bin")));
            assertThat(weights.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
            assertThat(get(server, at + "weights.bin", "If-None-Match", weights.headers().firstValue("ETag").orElseThrow()).statusCode()).isEqualTo(304);
            assertThat(get(server, at + "model.json").headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
            for (String other : List.of(at + "secret.txt", at + "..%2Fweights.bin", at, BorrowedNetwork.ADDRESS + "0/weights.bin", BorrowedNetwork.ADDRESS + "weights.bin")) {
                assertThat(get(server, other).statusCode()).as(other).isBetween(400, 404);
            }
            Files.write(folder.resolve("weights.bin"), "changed".getBytes(StandardCharsets.UTF_8));
            assertThat(get(server, at + "weights.bin").statusCode()).isEqualTo(404);
            assertThat(get(server, at + "model.json").statusCode()).isEqualTo(200);
        } finally {
            server.stop();
        }
    }

    @Test
    void a_learner_borrows_its_eyes_and_sees_both_results_and_what_changes_on_the_way_is_told() throws Exception {
        lay("graph-model", "graph-model");
        try (Server server = Server.with("--vision-network", folder.toString()); BrowserContext phone = Browsers.phone("kk")) {
            Page page = phone.newPage();
            List<String> hosts = new CopyOnWriteArrayList<>();
            List<String> network = new ArrayList<>();
            page.onRequest(request -> {
                hosts.add(URI.create(request.url()).getAuthority());
                if (request.url().contains("/labs/vision/network/") || request.url().contains("tensorflow-graph")) {
                    network.add(request.url());
                }
            });
            page.navigate(server.origin() + "/kk/labs/machines-that-see/ornaments");
            page.locator("[data-open]").press("Enter");
            page.locator("[data-step=collect] [data-counts] table").waitFor();
            page.locator(".vision-steps [data-to=train]").press("Enter");
            page.locator("[data-borrowed] summary").press("Enter");
            assertThat(page.locator("[data-borrowed-size]").innerText()).contains("КБ").contains("32");
            assertThat(network).as("before it is asked for").isEmpty();

            Path weights = folder.resolve("weights.bin");
            Path aside = Files.move(weights, folder.resolve("aside"));
            page.locator("[data-borrow]").press("Enter");
            page.locator("[data-borrowed-problem]:not(:empty)").waitFor();
            Files.move(aside, weights);
            Locator table = page.locator("[data-borrowed-results] table");
            assertThat(table.count()).isZero();

            page.locator("[data-borrow]").press("Enter");
            table.waitFor();
            assertThat(page.locator("[data-borrowed-problem]").innerText()).isEmpty();
            assertThat(table.locator("tbody tr").count()).isEqualTo(1);
            assertThat(table.locator("tbody td").first().innerText()).matches("\\d+ %");
            assertThat(Axe.findings(page)).isEmpty();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).isTrue();
            assertThat(hosts).containsOnly(URI.create(server.origin()).getAuthority());
        }
    }

    @Test
    void without_one_nothing_is_told_of_it() {
        assertThat(new VisionBench(new byte[] {1}, Optional.empty()).routes(null)).noneMatch(BorrowedNetwork.class::isInstance);
    }
}
