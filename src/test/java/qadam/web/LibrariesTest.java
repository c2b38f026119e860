package qadam.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.zip.GZIPInputStream;
import io.javalin.Javalin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qadam.shared.Texts;

/** The libraries of the labs as a browser gets them. */
class LibrariesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Javalin server;

    @BeforeAll
    static void open() {
        Site site = new Site(Site.precompiled(), new Texts(), new Assets());
        server = new Server("http://localhost", site, null).start("127.0.0.1", 0, List.of(new Assets(), new Libraries(),
            routes -> routes.get("/with/{library}", context -> Libraries.allow(context, List.of(context.pathParam("library"))), Role.ANYONE, Cost.FIXED)));
    }

    @AfterAll
    static void shut() {
        server.stop();
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void each_file_comes_compressed_with_its_type_and_length_and_may_be_kept_for_ever() throws Exception {
        for (Libraries.Library library : Libraries.all()) {
            for (Libraries.File file : library.files()) {
                HttpResponse<byte[]> answer = get(library.address(file), "Accept-Encoding", "gzip");
                assertThat(answer.statusCode()).as(file.file()).isEqualTo(200);
                assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
                assertThat(header(answer, "Cache-Control")).contains("immutable", "max-age=31536000");
                assertThat(answer.body()).hasSize((int) file.sent());
                assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(file.sent()));
                assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes()).hasSize((int) file.bytes());
                assertThat(header(answer, "Content-Type")).startsWith(file.file().endsWith(".wasm") ? "application/wasm"
                    : file.file().endsWith("js") ? "text/javascript" : "application/");
            }
        }
        assertThat(Libraries.all()).extracting(Libraries.Library::name).contains("tensorflow", "codemirror", "pyodide");
    }

    @Test
    void who_takes_no_gzip_gets_it_unpacked_and_who_has_it_gets_nothing() throws Exception {
        Libraries.Library editor = Libraries.find("codemirror").orElseThrow();
        HttpResponse<byte[]> plain = get(editor.address());
        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(plain.body()).hasSize((int) editor.files().getFirst().bytes());
        assertThat(get(editor.address(), "If-None-Match", header(plain, "ETag")).statusCode()).isEqualTo(304);
    }

    @Test
    void nothing_else_is_under_that_roof() throws Exception {
        Libraries.Library editor = Libraries.find("codemirror").orElseThrow();
        for (String path : List.of(editor.address() + "x", "/libraries/codemirror/000000000000/codemirror.js", "/libraries/letters/1/letters.js",
            editor.address().replace("codemirror.js", "..%2Flibraries.json"), "/libraries/codemirror/" + editor.hash() + "/libraries.json")) {
            assertThat(get(path).statusCode()).as(path).isIn(400, 404);
        }
        assertThatThrownBy(() -> Libraries.json(List.of("letters"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whose_work_they_are_stands_beside_them() throws Exception {
        assertThat(new String(get("/libraries/licences.txt").body())).contains("pyodide ", "MPL-2.0", "https://github.com/pyodide/pyodide",
            "@tensorflow/tfjs-core ", "Apache-2.0", "codemirror ", "Marijn");
    }

    @Test
    void a_page_may_compile_webassembly_only_where_a_library_does_so_in_the_page_and_may_never_make_programs_of_text() throws Exception {
        assertThat(header(get("/with/tensorflow"), "Content-Security-Policy")).contains("script-src 'self' 'wasm-unsafe-eval';").doesNotContain(" 'unsafe-eval'", "unsafe-inline");
        assertThat(List.of("/with/codemirror", "/with/pyodide", "/assets/x/js/lab.js")).allSatisfy(path ->
            assertThat(header(get(path), "Content-Security-Policy")).contains("script-src 'self';").doesNotContain("eval"));
    }

    @Test
    void the_service_worker_is_asked_for_anew_each_time_and_stands_where_it_may_serve_labs() throws Exception {
        HttpResponse<byte[]> worker = get("/sw.js");
        assertThat(header(worker, "Content-Type")).startsWith("text/javascript");
        assertThat(header(worker, "Cache-Control")).isEqualTo("no-cache");
        assertThat(new String(worker.body())).contains("credentials: 'omit'", "no-store");
    }
}
