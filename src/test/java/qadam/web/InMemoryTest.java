package qadam.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.Context;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.eclipse.jetty.http.MultiPart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qadam.shared.Texts;

/** What {@link Cost#IN_MEMORY} promises: an upload there never lies in a file. The server itself is asked where it has put the part. */
class InMemoryTest {
    private static final int AS_MUCH_AS_FITS = 64 * 1024 - 200;
    private static Javalin server;

    @BeforeAll
    static void start() {
        Site site = new Site(Site.precompiled(), new Texts(), new Assets());
        Routes routes = config -> {
            config.post("/kk/guarded", InMemoryTest::where, Role.ANYONE, Cost.IN_MEMORY);
            config.post("/kk/large", InMemoryTest::where, Role.ANYONE, Cost.IN_MEMORY_LARGE);
            config.post("/kk/usual", InMemoryTest::where, Role.ANYONE);
        };
        server = new Server("http://localhost", site, null).start("127.0.0.1", 0, List.of(routes));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private static void where(Context context) throws Exception {
        context.uploadedFile("file");   // as our pages read it: only now has the request its limits
        Part part = context.req().getPart("file");
        Field inner = part.getClass().getDeclaredField("_part");
        inner.setAccessible(true);
        context.result(inner.get(part) instanceof MultiPart.PathPart ? "file" : "memory");
    }

    private static HttpResponse<String> send(String address, int size, boolean sayingItsLength) throws Exception {
        String head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\nContent-Type: text/csv\r\n\r\n";
        byte[] body = (head + "7".repeat(size) + "\r\n--x--\r\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        BodyPublisher publisher = sayingItsLength ? BodyPublishers.ofByteArray(body) : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + address))
            .header("X-Qadam", "1").header("Content-Type", "multipart/form-data; boundary=x").POST(publisher).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_large_upload_elsewhere_does_lie_in_a_file() throws Exception {
        assertThat(send("/kk/usual", 70_000, true).body()).isEqualTo("file");
    }

    @Test
    void the_largest_that_is_taken_there_stays_in_memory_and_a_larger_one_is_not_read() throws Exception {
        assertThat(send("/kk/guarded", AS_MUCH_AS_FITS, true).body()).isEqualTo("memory");
        assertThat(send("/kk/guarded", 64 * 1024, true).statusCode()).isEqualTo(413);
        assertThat(send("/kk/guarded", 10, false).statusCode()).as("without a length nobody knows").isEqualTo(413);
        assertThat(send("/kk/usual", 10, false).body()).isEqualTo("memory");
    }

    @Test
    void where_large_ones_are_taken_they_stay_in_memory_too() throws Exception {
        assertThat(send("/kk/large", 1_000_000, true).body()).isEqualTo("memory");
        assertThat(send("/kk/large", 1_000_000, false).body()).isEqualTo("memory");
        assertThat(send("/kk/large", 9_000_000, true).statusCode()).isEqualTo(413);
    }
}
