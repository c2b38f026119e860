package qadam.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import qadam.world.Databases;
import qadam.world.Server;

class OpenMetricsTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    /** Debian: python3-prometheus-client. */
    private static final String FOREIGN = """
        import sys
        from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse
        for family in parse(sys.stdin.read()):
            for sample in family.samples:
                print(sample.name, sorted(sample.labels.items()), sample.value)
        """;

    @Test
    void a_server_gives_its_numbers_to_who_shows_the_token_and_to_nobody_else() throws Exception {
        try (Server server = Server.process()) {
            get(server, "/kk", "");
            get(server, "/kk/courses/no-such-course", "");
            get(server, "/secret-name-of-somebody/x", "");
            HttpResponse<String> refused = get(server, "/metrics", "");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).doesNotContain("qadam_");
            assertThat(get(server, "/metrics", "Bearer ").statusCode()).isEqualTo(401);
            Path file = server.data().resolve("metrics.token");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            HttpResponse<String> shown = get(server, "/metrics", "Bearer " + Files.readString(file).strip());
            assertThat(shown.headers().firstValue("Content-Type")).hasValue(OpenMetrics.TYPE);
            assertThat(shown.body()).endsWith("# EOF\n").doesNotContain("secret-name", "no-such-course")
                .contains("qadam_requests_total{method=\"GET\",route=\"/{language}\",status=\"200\"} 1\n",
                    "qadam_requests_total{method=\"GET\",route=\"none\",status=\"404\"} 1\n",
                    "qadam_steps_stored_total 0\n", "qadam_attempts_running 0\n", "qadam_log_leaves_appended 0\n", "qadam_log_promise_broken 0\n", "qadam_log_oldest_waiting_seconds 0\n", "qadam_log_witnesses 0\n", "qadam_disk_free_bytes ", "qadam_database_size_bytes ",
                    "qadam_writer_waiting 0\n", "qadam_memory_used_bytes ").doesNotContain("backup_age");
            server.command("backup");
            String later = get(server, "/metrics", "Bearer " + Files.readString(file).strip()).body();
            assertThat(later).contains("qadam_backup_age_seconds ");
            assertThat(foreign(later)).contains("qadam_requests_total [('method', 'GET'), ('route', '/{language}'), ('status', '200')] 1\n")
                .contains("qadam_request_duration_seconds_bucket [('le', '+Inf')");
        }
    }

    @Test
    void words_in_labels_cannot_break_the_text() throws Exception {
        OpenMetrics metrics = new OpenMetrics();
        metrics.family("odd", "gauge", "back\\slash, \"quote\",\nnew line");
        metrics.sample("odd", Map.of("label", "a\"b\\c\nd"), 0.1);
        metrics.sample("odd", Map.of("label", "other"), 12_345_678_901_234_567.0);
        String text = metrics.end();
        assertThat(foreign(text)).contains("odd [('label', 'a\"b\\\\c\\nd')] 0.1", "odd [('label', 'other')] 1.2345678901234568e+16");
        assertThat(OpenMetrics.number(1795000000)).isEqualTo("1795000000");
    }

    @Test
    void the_foreign_reader_refuses_a_cut_text() throws Exception {
        assertThat(foreign("# TYPE odd gauge\nodd 1\n")).contains("ValueError");
    }

    /** What a reader that is not ours makes of the text. */
    private static String foreign(String text) throws Exception {
        Path input = Files.writeString(Databases.folder().resolve("metrics.txt"), text);
        Process reader = new ProcessBuilder("/usr/bin/python3", "-c", FOREIGN).redirectInput(input.toFile()).redirectErrorStream(true).start();
        return new String(reader.getInputStream().readAllBytes());
    }

    private static HttpResponse<String> get(Server server, String path, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.origin() + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
