package qadam.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Texts;

/** Sizes, connections and slowness, each with a limit set so low that it is met. */
class ConnectionLimitsTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private Javalin server;

    private void start(Limit limit, int value) {
        Site site = new Site(Site.precompiled(), new Texts(), new Assets());
        Routes routes = open -> {
            open.post("/api/body", context -> context.result(context.bodyAsBytes().length + ""), Role.ANYONE);
            open.post("/api/upload", context -> context.result(context.uploadedFile("file").size() + ""), Role.ANYONE);
            open.get("/api/hello", context -> context.result("hello"), Role.ANYONE);
        };
        server = new Server("http://localhost", site, null).within(Limits.of(Map.of(limit.label(), Integer.toString(value))))
            .start("127.0.0.1", 0, List.of(routes));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_request_larger_than_the_limit_is_told_so() throws Exception {
        start(Limit.REQUEST_KILOBYTES, 64);
        assertThat(post("/api/body", "text/plain", "x".repeat(64 * 1024)).body()).isEqualTo("65536");
        HttpResponse<String> refused = post("/api/body", "text/plain", "x".repeat(64 * 1024 + 1));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("\"problem\":\"too_large\"", "too large to send");
    }

    @Test
    void an_address_that_is_too_long_to_read_is_told_so_in_each_language() throws Exception {
        start(Limit.REQUEST_KILOBYTES, 64);
        HttpResponse<String> refused = CLIENT.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/kk/search?q=" + "x".repeat(100_000))).build(),
            HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(414);
        assertThat(refused.body()).contains("Жіберілген дерек тым үлкен", "Это слишком большой объём", "That was too large to send").doesNotContain("Jetty");
        assertThat(refused.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(CLIENT.send(HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/api/hello")).build(), HttpResponse.BodyHandlers.ofString()).body()).isEqualTo("hello");
    }

    @Test
    void a_line_that_is_no_request_is_told_so_in_each_language() throws Exception {
        start(Limit.REQUEST_KILOBYTES, 64);
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write("no request at all\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 400").contains("Сұрауды оқу мүмкін болмады", "The request could not be read");
        }
    }

    @Test
    void an_upload_larger_than_the_limit_is_told_so() throws Exception {
        start(Limit.UPLOAD_KILOBYTES, 1_024);
        assertThat(upload(900_000).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = upload(1_100_000);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("\"problem\":\"too_large\"");
    }

    /** Who comes when all are taken waits, and is served as soon as somebody goes. */
    @Test
    void connections_beyond_the_limit_wait_and_are_not_refused() throws Exception {
        start(Limit.CONNECTIONS, 10);
        List<Socket> taken = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Socket line = open();
            say(line, "GET /api/hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(line.getInputStream().read()).isEqualTo('H');
            taken.add(line);
        }
        try (Socket waiting = open()) {
            say(waiting, "GET /api/hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            waiting.setSoTimeout(700);
            assertThat(isSilent(waiting)).isTrue();
            for (Socket line : taken) {
                line.close();
            }
            waiting.setSoTimeout(30_000);
            assertThat(text(waiting)).endsWith("hello");
        }
    }

    @Test
    void a_connection_on_which_nothing_comes_is_closed() throws Exception {
        start(Limit.SILENT_SECONDS, 1);
        try (Socket line = open()) {
            line.setSoTimeout(30_000);
            assertThat(isClosed(line)).isTrue();
        }
    }

    /** Slowloris: a letter now and then, so that the connection is never silent; in the head or in the body. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /api/hello HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
        "POST /api/body HTTP/1.1\r\nHost: localhost\r\nX-Qadam: 1\r\nContent-Length: 100000\r\n\r\n"})
    void a_request_that_does_not_come_whole_in_time_is_cut_off(String beginning) throws Exception {
        start(Limit.REQUEST_SECONDS, 1);
        try (Socket line = open()) {
            say(line, beginning);
            assertThat(isCutOffWhileDripping(line)).isTrue();
        }
    }

    @Test
    void a_connection_that_is_kept_open_and_used_again_and_again_is_not_slow() throws Exception {
        start(Limit.REQUEST_SECONDS, 1);
        int length = answerLength();
        try (Socket line = open()) {
            line.setSoTimeout(30_000);
            for (int i = 0; i < 12; i++) {
                say(line, "GET /api/hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(new String(line.getInputStream().readNBytes(length), StandardCharsets.UTF_8)).endsWith("hello");
                Thread.sleep(200);
            }
        }
    }

    /** How long one answer is, asked once on a connection of its own. */
    private int answerLength() throws IOException {
        try (Socket other = open()) {
            say(other, "GET /api/hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            other.setSoTimeout(30_000);
            return text(other).replace("Connection: close\r\n", "").getBytes(StandardCharsets.UTF_8).length;
        }
    }

    private Socket open() throws IOException {
        return new Socket("localhost", server.port());
    }

    private static void say(Socket line, String words) throws IOException {
        line.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        line.getOutputStream().flush();
    }

    private static String text(Socket line) throws IOException {
        return new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static boolean isSilent(Socket line) throws IOException {
        try {
            line.getInputStream().read();
            return false;
        } catch (java.net.SocketTimeoutException nothing) {
            return true;
        }
    }

    private static boolean isClosed(Socket line) throws IOException {
        try (InputStream in = line.getInputStream()) {
            in.readAllBytes();
            return true;
        } catch (SocketException reset) {
            return true;
        }
    }

    /** Bounded at half a minute; a server that does not mind would take the drops for ever. */
    private static boolean isCutOffWhileDripping(Socket line) throws Exception {
        for (int i = 0; i < 150; i++) {
            try {
                say(line, "x");
            } catch (SocketException cut) {
                return true;
            }
            Thread.sleep(200);
        }
        return false;
    }

    private HttpResponse<String> post(String path, String type, String body) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path)).header("X-Qadam", "1")
            .header("Accept-Language", "en").header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
            HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> upload(int bytes) throws Exception {
        return post("/api/upload", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
            + "x".repeat(bytes) + "\r\n--b--\r\n");
    }
}
