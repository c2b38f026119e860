package qadam.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.shared.Database;
import qadam.shared.Texts;
import qadam.web.Assets;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Doorstep;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Server;
import qadam.web.Site;
import qadam.world.Command;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.Ports;
import qadam.world.Proxy;
import qadam.world.SchoolCertificate;

/** Requests as browsers, proxies and liars send them, byte for byte. */
class DoorstepTest {
    private static final String ORIGIN = "https://qadam.test";

    /** Says who it thinks is asking. */
    private static final class Who implements Routes {
        @Override
        public void addTo(RoutesConfig routes) {
            routes.get("/en/who", context -> context.result("from " + context.ip() + " by " + Doorstep.door(context)), Role.ANYONE);
            routes.post("/api/write", context -> context.result("written"), Role.ANYONE);
            routes.get("/health/ready", context -> context.result("ready"), Role.ANYONE);
        }
    }

    @Test
    void on_this_machine_the_name_is_localhost_at_any_port() {
        at(TransportOptions.local(null), server -> {
            assertThat(get(server, "/en/who", "Host: localhost:4711")).contains("200 OK", "from 127.0.0.1 by http://localhost:4711");
            assertThat(get(server, "/en/who?a=b", "Host: 127.0.0.1:4711")).contains("307", "Location: http://localhost:4711/en/who?a=b");
            assertThat(get(server, "/en/who", "Host: [::1]:4711")).contains("307", "Location: http://localhost:4711/en/who");
            assertThat(post(server, "Host: localhost:4711", "Origin: http://localhost:4711")).contains("200 OK", "written");
            assertThat(post(server, "Host: localhost:4711", "Origin: http://localhost:4712")).contains("403");
            assertThat(post(server, "Host: 127.0.0.1:4711", "Origin: http://127.0.0.1:4711")).contains("403");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "qadam.local", "192.168.1.10", "localhost@evil.example", "evil example", "a\"><b", "localhost:80:80", ""})
    void another_name_gets_words_and_nothing_else(String host) {
        at(TransportOptions.local(null), server -> {
            assertThat(get(server, "/en/who", "Host: " + host)).matches("(?s)HTTP/1.1 4(21|00).*").doesNotContain("from 127", "\"><b");
            assertThat(get(server, "/health/ready", "Host: 192.168.1.10")).contains("200 OK");
        });
    }

    /** A header of a proxy that nobody has named: as if it were not there. */
    @Test
    void forwarded_headers_mean_nothing_without_a_named_proxy() {
        at(TransportOptions.local(null), server -> assertThat(get(server, "/en/who", "Host: localhost", "X-Forwarded-For: 203.0.113.9",
            "X-Forwarded-Proto: https", "X-Forwarded-Host: evil.example")).contains("from 127.0.0.1 by http://localhost"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.1.10:8080", "10.1.2.3", "[fd00::1]:8080", "server:8080", "qadam.local", "qadam.lan:8080", "qadam.home.arpa"})
    void on_a_schools_network_numbers_and_names_of_the_house_are_ours(String host) {
        at(lan(null), server -> {
            assertThat(get(server, "/en/who", "Host: " + host)).contains("200 OK", "by http://" + host);
            assertThat(post(server, "Host: " + host, "Origin: http://" + host)).contains("written");
            assertThat(post(server, "Host: " + host, "Origin: http://evil.example")).contains("403");
            assertThat(get(server, "/en/who", "Host: " + host)).doesNotContain("Strict-Transport-Security");
        });
    }

    /** DNS rebinding needs a name that one can have. */
    @Test
    void on_a_schools_network_a_name_of_the_internet_is_not_ours_unless_it_was_given() {
        at(lan(null), server -> assertThat(get(server, "/en/who", "Host: evil.example:8080")).contains("421", "You have come as http://evil.example"));
        at(lan("http://qadam.school.kz:8080"), server -> assertThat(get(server, "/en/who", "Host: qadam.school.kz:8080")).contains("200 OK"));
    }

    @Test
    void behind_a_proxy_the_address_is_the_visitors() {
        at(proxy("127.0.0.1/32", "10.0.0.0/8"), server -> {
            assertThat(forwarded(server, "203.0.113.9", "https", "qadam.test")).contains("from 203.0.113.9 by " + ORIGIN, "Strict-Transport-Security: max-age=31536000");
            assertThat(forwarded(server, "6.6.6.6, 203.0.113.9, 10.0.0.4", "https", "qadam.test")).contains("from 203.0.113.9 ");
            assertThat(forwarded(server, "unknown, 203.0.113.9:51123", "https", "qadam.test")).contains("from 203.0.113.9 ");
            assertThat(forwarded(server, "[2001:db8::7]:51123", "https", "qadam.test")).contains("from [2001:db8:0:0:0:0:0:7] ");
            assertThat(get(server, "/en/who", "Host: qadam.test", "X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https", "Forwarded: for=6.6.6.6;proto=http;host=evil.example"))
                .contains("from 203.0.113.9 ");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "203.0.113.9|http|qadam.test|The proxy says that you have come as http://qadam.test",
        "203.0.113.9|https|evil.example|The proxy says that you have come as https://evil.example",
        "203.0.113.9|gopher|qadam.test|The proxy says that you have come as",
        "nobody|https|qadam.test|does not say whose requests",
        "203.0.113.9, |https|qadam.test|from 203.0.113.9",
        "6.6.6.6, nobody|https|qadam.test|does not say whose requests"})
    void a_proxy_that_says_something_else_than_was_agreed_is_told_so(String visitor, String scheme, String host, String words) {
        at(proxy("127.0.0.1/32"), server -> assertThat(forwarded(server, visitor, scheme, host)).contains(words));
    }

    @Test
    void a_proxy_that_says_nothing_is_told_so_and_watchers_are_let_through() {
        at(proxy("127.0.0.1/32"), server -> {
            assertThat(get(server, "/en/who", "Host: qadam.test")).contains("421", "does not say whose requests");
            assertThat(get(server, "/en/who", "Host: qadam.test", "X-Forwarded-For: 203.0.113.9")).contains("421", "does not say whose requests");
            assertThat(get(server, "/health/ready", "Host: localhost")).contains("200 OK");
        });
    }

    @Test
    void who_comes_past_the_proxy_cannot_borrow_an_address() {
        at(proxy("10.0.0.0/8"), server -> {
            String answer = forwarded(server, "203.0.113.9", "https", "qadam.test");
            assertThat(answer).contains("421", "the request came from 127.0.0.1").doesNotContain("203.0.113.9");
        });
    }

    /** Debian's Caddy with the example file; nginx with its own is walked through in a browser. */
    @Test
    void behind_debians_caddy_a_visitor_cannot_write_their_own_address() {
        SchoolCertificate certificate = SchoolCertificate.make("qadam.test");
        at(proxy("127.0.0.1/32"), server -> {
            int port = Ports.free();
            try (Proxy caddy = Proxy.caddy("qadam.test", certificate, port, server.port())) {
                assertThat(ask(port, "https://qadam.test:" + port + "/en/who")).contains("from 127.0.0.1 by " + ORIGIN);
                assertThat(ask(port, "-H", "X-Forwarded-For: 6.6.6.6", "-H", "X-Forwarded-Host: evil.example", "https://qadam.test:" + port + "/en/who"))
                    .contains("from 127.0.0.1 by " + ORIGIN);
            }
        });
    }

    @Test
    void behind_debians_nginx_a_visitor_cannot_write_their_own_address() {
        SchoolCertificate certificate = SchoolCertificate.make("qadam.test");
        at(proxy("127.0.0.1/32"), server -> {
            int port = Ports.free();
            try (Proxy nginx = Proxy.nginx("qadam.test", certificate, Ports.free(), port, server.port())) {
                assertThat(ask(port, "-H", "X-Forwarded-For: 6.6.6.6", "-H", "X-Forwarded-Host: evil.example", "https://qadam.test:" + port + "/en/who"))
                    .contains("from 127.0.0.1 by " + ORIGIN);
                assertThat(ask(port, "-H", "Host: evil.example", "https://qadam.test:" + port + "/en/who")).contains("you have come as https://evil.example");
            }
        });
    }

    /** Over HTTP/2 a browser says every now and then that there is room for more: on a slow network that is no slow request. */
    @Test
    void a_long_download_over_http2_is_not_taken_for_a_slow_request() throws Exception {
        SchoolCertificate certificate = SchoolCertificate.make("qadam.test");
        FixedClock now = new FixedClock(java.nio.file.Files.getLastModifiedTime(certificate.certificate()).toInstant().plusSeconds(60).toString());
        try (Database database = Databases.sqlite()) {
            TransportOptions options = new TransportOptions(ORIGIN, false, List.of(certificate.certificate(), certificate.key()), List.of(), false, "127.0.0.1", 0);
            Transport transport = Transport.settle(options, 0, database, () -> new Named(0, 0, 0), now);
            Javalin server = new Server(transport, new Site(Site.precompiled(), new Texts(), new Assets()), new Nobody())
                .within(qadam.shared.Limits.of(Map.of("request-seconds", "1")))
                .start(0, List.<Routes>of(routes -> routes.get("/api/long", context -> context.result(new byte[48 << 20]), Role.ANYONE)));
            try {
                assertThat(ask(server.port(), "--http2", "--limit-rate", "10M", "-o", "/dev/null", "-w", "%{http_version} %{size_download}",
                    "https://qadam.test:" + server.port() + "/api/long")).startsWith("2 " + (48 << 20));
            } finally {
                server.stop();
            }
        }
    }

    private static String ask(int port, String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of("curl", "-s", "-k", "--resolve", "qadam.test:" + port + ":127.0.0.1"));
        command.addAll(Arrays.asList(arguments));
        return Command.run(java.nio.file.Path.of("."), command);
    }

    private static String forwarded(Javalin server, String visitor, String scheme, String host) {
        return get(server, "/en/who", "Host: " + host, "X-Forwarded-For: " + visitor, "X-Forwarded-Proto: " + scheme);
    }

    private static TransportOptions lan(String origin) {
        return new TransportOptions(origin, false, List.of(), List.of(), true, "127.0.0.1", 0);
    }

    private static TransportOptions proxy(String... networks) {
        return new TransportOptions(ORIGIN, false, List.of(), Arrays.asList(networks), false, "127.0.0.1", 0);
    }

    private static void at(TransportOptions options, Consumer<Javalin> test) {
        try (Database database = Databases.sqlite()) {
            Transport transport = Transport.settle(options, 8080, database, () -> new Named(0, 0, 0), new FixedClock("2026-11-23T09:00:00Z"));
            Javalin server = new Server(transport, new Site(Site.precompiled(), new Texts(), new Assets()), new Nobody()).start(0, List.of(new Who()));
            try {
                test.accept(server);
            } finally {
                server.stop();
            }
        }
    }

    private static String get(Javalin server, String path, String... headers) {
        return send(server, "GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n");
    }

    private static String post(Javalin server, String... headers) {
        return send(server, "POST /api/write HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nX-Qadam: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    private static String send(Javalin server, String request) {
        try (Socket line = new Socket("127.0.0.1", server.port())) {
            line.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static final class Nobody implements Askers {
        @Override
        public Asker find(io.javalin.http.Context context) {
            return Asker.NOBODY;
        }

        @Override
        public Asker findOrWelcome(io.javalin.http.Context context) {
            return Asker.NOBODY;
        }

        @Override
        public Asker findOrEnrol(io.javalin.http.Context context) {
            return Asker.NOBODY;
        }
    }
}
