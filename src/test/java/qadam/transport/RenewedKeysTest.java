package qadam.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qadam.shared.Database;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.web.Assets;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Server;
import qadam.web.Site;
import qadam.world.Databases;
import qadam.world.Ports;
import qadam.world.SchoolCertificate;

/** Certificates at the start and while the server runs, on a real line. */
class RenewedKeysTest {
    private static final String HOST = "qadam.test";
    private static SchoolCertificate first;
    private static SchoolCertificate renewed;
    private static SchoolCertificate foreign;
    private static Instant now;

    @BeforeAll
    static void make() throws Exception {
        first = SchoolCertificate.make(HOST);
        renewed = SchoolCertificate.make(HOST);
        foreign = SchoolCertificate.make("other.test");
        now = Files.getLastModifiedTime(foreign.certificate()).toInstant().plusSeconds(60);
    }

    @Test
    void a_start_refuses_a_certificate_that_browsers_would_refuse() {
        assertThat(refused(first.certificate(), renewed.key(), Duration.ZERO)).isEqualTo(CertificateProblem.OTHER_KEY);
        assertThat(refused(foreign.certificate(), foreign.key(), Duration.ZERO)).isEqualTo(CertificateProblem.OTHER_NAME);
        assertThat(refused(first.certificate(), first.key(), Duration.ofDays(398))).isEqualTo(CertificateProblem.EXPIRED);
        assertThat(refused(first.certificate(), first.key(), Duration.ofDays(-1))).isEqualTo(CertificateProblem.NOT_YET);
        assertThat(refused(first.key(), first.certificate(), Duration.ZERO)).isEqualTo(CertificateProblem.UNREADABLE);
    }

    private static Object refused(Path certificate, Path key, Duration passed) {
        try (Database database = Databases.sqlite()) {
            return catchThrowableOfType(Refusal.class, () -> transport(database, certificate, key, InstantSource.fixed(now.plus(passed)))).problem();
        }
    }

    private static Transport transport(Database database, Path certificate, Path key, InstantSource clock) {
        return Transport.settle(new TransportOptions("https://" + HOST, false, List.of(certificate, key), List.of(), false, "127.0.0.1", 0), 0,
            database, () -> new Named(0, 0, 0), clock);
    }

    /** A watcher's token belongs to no line that others read along. */
    @Test
    void who_watches_by_plain_http_is_sent_to_https_too() throws Exception {
        int plain = Ports.free();
        TransportOptions options = new TransportOptions("https://" + HOST, false, List.of(first.certificate(), first.key()), List.of(), false, "127.0.0.1", plain);
        Routes metrics = routes -> routes.get("/metrics", context -> context.result("numbers"), Role.ANYONE);
        try (Database database = Databases.sqlite(); HttpClient client = HttpClient.newHttpClient()) {
            Transport transport = Transport.settle(options, 0, database, () -> new Named(0, 0, 0), InstantSource.fixed(now));
            Javalin server = new Server(transport, new Site(Site.precompiled(), new Texts(), new Assets()), null).start(0, List.of(metrics));
            try {
                var answer = client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + plain + "/metrics")).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(307);
                assertThat(answer.headers().firstValue("Location")).hasValue("https://" + HOST + "/metrics");
            } finally {
                server.stop();
            }
        }
    }

    @Test
    void a_renewed_pair_is_taken_without_a_restart_and_a_wrong_one_is_not() throws Exception {
        Path folder = Databases.folder();
        Path certificate = Files.copy(first.certificate(), folder.resolve("cert.pem"));
        Path key = Files.copy(first.key(), folder.resolve("key.pem"));
        try (Database database = Databases.sqlite()) {
            Transport transport = transport(database, certificate, key, InstantSource.fixed(now));
            Javalin server = new Server(transport, new Site(Site.precompiled(), new Texts(), new Assets()), null).start(0, List.of());
            try {
                RenewedKeys keys = transport.keys().orElseThrow();
                assertThat(shown(server.port())).isEqualTo(serial(first));
                assertThat(keys.look()).as("nothing has changed").isFalse();
                replace(renewed.certificate(), certificate);
                assertThat(keys.look()).as("only one of the two is new").isFalse();
                assertThat(shown(server.port())).isEqualTo(serial(first));
                replace(renewed.key(), key);
                assertThat(keys.look()).isTrue();
                assertThat(shown(server.port())).isEqualTo(serial(renewed));
                replace(foreign.certificate(), certificate);
                replace(foreign.key(), key);
                assertThat(keys.look()).as("of another name").isFalse();
                Files.delete(key);
                assertThat(keys.look()).isFalse();
                assertThat(shown(server.port())).isEqualTo(serial(renewed));
            } finally {
                server.stop();
            }
        }
    }

    private static void replace(Path by, Path what) throws Exception {
        Files.copy(by, what, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Object serial(SchoolCertificate of) {
        return KeyPair.read(of.certificate(), of.key()).chain().getFirst().getSerialNumber();
    }

    /** The certificate that the server shows on a new connection. */
    private static Object shown(int port) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anything()}, null);
        try (SSLSocket line = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
            line.startHandshake();
            return ((X509Certificate) line.getSession().getPeerCertificates()[0]).getSerialNumber();
        }
    }

    /** It is looked at and not trusted. */
    private static final class Anything implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
