package qadam.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.UploadedFile;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.shared.Database;
import qadam.shared.Texts;
import qadam.web.Assets;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Server;
import qadam.web.Site;
import qadam.world.Databases;
import tools.jackson.databind.json.JsonMapper;

/** What goes wrong silently with the things we stand on: each trap has a test of its name. */
class TrapsTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String BOUNDARY = "boundary-of-the-test";
    /** What the content security policy silently refuses to run or to show. */
    static final Pattern INLINE = Pattern.compile(
        "\\sstyle\\s*=|<style\\b|\\son[a-z]+\\s*=\\s*[\"'{$]|javascript:|<script(?![^>]*\\ssrc=)[^>]*>", Pattern.CASE_INSENSITIVE);
    /** Templates that become a PDF and never a page. May only shrink. */
    private static final Set<String> PRINTED = Set.of("src/main/jte/credential/certificate.jte", "src/main/jte/count/brief.jte", "src/main/jte/classroom/sheet.jte",
        "src/main/jte/consent/slips.jte", "src/main/jte/consent/recordPaper.jte", "src/main/jte/room/paper.jte");
    private static Javalin server;

    /** A feature written as ours are: a package-private class with private handlers. */
    static final class Uploads implements Routes {
        record Received(long size, boolean onVirtualThread) {
        }

        @Override
        public void addTo(io.javalin.config.RoutesConfig routes) {
            routes.post("/api/upload", this::receive, Role.ANYONE);
            routes.post("/api/form", context -> context.result(String.valueOf(context.formParam("words")).length() + ""), Role.ANYONE);
            routes.post("/api/body", context -> context.result(context.bodyAsBytes().length + ""), Role.ANYONE);
        }

        private void receive(io.javalin.http.Context context) {
            UploadedFile file = context.uploadedFile("file");
            byte[] answer = new JsonMapper().writeValueAsBytes(new Received(file.size(), Thread.currentThread().isVirtual()));
            context.contentType("application/json").result(answer);
        }
    }

    @BeforeAll
    static void start() {
        Site site = new Site(Site.precompiled(), new Texts(), new Assets());
        server = new Server("http://localhost", site, null).start("127.0.0.1", 0, List.of(new Uploads(), new Assets()));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void package_private_handlers_and_records_are_reached_on_virtual_threads() throws Exception {
        assertThat(upload(10).body()).isEqualTo("{\"size\":10,\"onVirtualThread\":true}");
    }

    /** Javalin's limit of a request does not hold for multipart, which would otherwise fill the disk. */
    @Test
    void multipart_has_a_limit_of_its_own() throws Exception {
        assertThat(upload(2_000_000).statusCode()).as("a PDF with its attachments fits").isEqualTo(200);
        assertThat(upload(9_000_000).statusCode()).isEqualTo(413);
        assertThat(upload(9_000_000).body()).contains("\"problem\":\"too_large\"");
    }

    @Test
    void a_broken_upload_is_told_so_and_is_not_our_fault() throws Exception {
        HttpRequest cut = to("/api/upload").header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(HttpRequest.BodyPublishers.ofString("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; file")).build();
        HttpResponse<String> answer = CLIENT.send(cut, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"problem\":\"malformed\"");
    }

    /** A village network that goes away in the middle of an answer is no failure of ours, and nothing to wake anybody for. */
    @ParameterizedTest
    @ValueSource(strings = {"\r\nContent-Length: 100\r\n\r\nwords=half", "\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nwords",
        "; charset=nonsense\r\nContent-Length: 7\r\n\r\nwords=a"})
    void a_body_that_breaks_off_is_not_our_fault(String rest) throws Exception {
        String head = "POST /api/form HTTP/1.1\r\nHost: localhost\r\nX-Qadam: 1\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded";
        try (Socket line = new Socket("localhost", server.port())) {
            line.getOutputStream().write((head + rest).getBytes(StandardCharsets.US_ASCII));
            line.shutdownOutput();
            assertThat(new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 400").contains("\"problem\":\"malformed\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/form", "/api/body"})
    void an_ordinary_body_has_a_limit_too(String address) throws Exception {
        assertThat(post(address, "words=" + "a".repeat(100_000)).statusCode()).isEqualTo(200);
        assertThat(post(address, "words=" + "a".repeat(600_000)).statusCode()).isEqualTo(413);
    }

    private static HttpResponse<String> post(String address, String body) throws Exception {
        return CLIENT.send(to(address).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> upload(int size) throws Exception {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n";
        HttpRequest request = to("/api/upload").header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(HttpRequest.BodyPublishers.ofString(head + "a".repeat(size) + "\r\n--" + BOUNDARY + "--\r\n")).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder to(String address) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + address)).header("X-Qadam", "1");
    }

    @Test
    void the_security_policy_allows_nothing_inline_and_nothing_from_elsewhere() throws Exception {
        HttpResponse<String> answer = CLIENT.send(to("/kk/nowhere").GET().build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy ->
            assertThat(policy).contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "http:", "https:", "*"));
        assertThat(INLINE.matcher(answer.body()).find()).as(answer.body()).isFalse();
    }

    @Test
    void no_template_holds_what_the_security_policy_silently_drops() {
        Sources templates = Sources.in("src/main/jte").only(file -> file.endsWith(".jte") && !PRINTED.contains(file.path()));
        assertThat(templates.files()).isNotEmpty();
        assertThat(templates.lines(INLINE.asPredicate())).as("style=, <style>, on…=, inline <script> or import map").isEmpty();
        assertThat("<p style=\"color:red\">|<a onclick=\"x()\">|<script>x()</script>|<script type=\"importmap\">{}</script>|<a href=\"javascript:x\">".split("\\|"))
            .allMatch(planted -> INLINE.matcher(planted).find());
        assertThat("<script type=\"module\" src=\"/assets/x.js\"></script>|<button name=\"on\" class=\"style\">".split("\\|"))
            .noneMatch(good -> INLINE.matcher(good).find());
    }

    @Test
    void no_script_puts_style_or_markup_where_the_policy_drops_it() {
        assertThat(Sources.in("src/main/web/js").lines(Pattern.compile("setAttribute\\(\\s*[\"'](style|on)|\\.cssText|document\\.write|\\beval\\(|new Function\\(").asPredicate()))
            .isEmpty();
    }

    @Test
    void nothing_is_loaded_from_another_host() {
        Pattern elsewhere = Pattern.compile("(src|srcset|action)=\"https?:|<link[^>]*href=\"https?:|@import\\s|url\\(\\s*[\"']?(https?:)?//|import\\s[^;]*[\"']https?:|fetch\\([\"']https?:");
        Sources shown = Sources.in("src/main").only(file -> file.endsWith(".css", ".js", ".svg") || file.endsWith(".jte"));
        assertThat(shown.lines(line -> !line.startsWith("@import ") && elsewhere.matcher(line).find())).isEmpty();
    }

    /** A call into SQLite pins the carrier of a virtual thread: a few readers would starve the writer. */
    @Test
    void sqlite_is_never_called_on_a_virtual_thread() throws Exception {
        try (Database database = Databases.sqlite(); var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            boolean reader = visitors.submit(() -> database.read(handle -> Thread.currentThread().isVirtual())).get();
            boolean writer = visitors.submit(() -> database.write(handle -> Thread.currentThread().isVirtual())).get();
            assertThat(reader).isFalse();
            assertThat(writer).isFalse();
        }
    }

    /** Package-private records are filled by Jdbi and read by Jackson, although neither could call them from Java. */
    @Test
    void package_private_records_are_filled_from_rows_and_from_json() {
        record Fact(String name, long value) {
        }
        try (Database database = Databases.sqlite()) {
            Fact fact = database.read(handle -> handle.createQuery("select 'x' as name, 7 as value").map(ConstructorMapper.of(Fact.class)).one());
            assertThat(fact).isEqualTo(new Fact("x", 7));
        }
        assertThat(new JsonMapper().readValue("{\"name\":\"x\",\"value\":7}", Fact.class)).isEqualTo(new Fact("x", 7));
    }

    @Test
    void the_shared_migrations_make_the_same_tables_on_both_databases() {
        String sqlite = """
            select m.name as table_name, c.name as column_name from sqlite_master m join pragma_table_info(m.name) c
            where m.type = 'table' and m.name not like 'sqlite_%'""";
        String postgresql = "select table_name, column_name from information_schema.columns where table_schema = 'public'";
        try (Database one = Databases.sqlite(); Database other = Databases.postgresql()) {
            assertThat(columns(one, sqlite)).containsKeys("settings", "steps").isEqualTo(columns(other, postgresql));
        }
    }

    private static Map<String, TreeSet<String>> columns(Database database, String query) {
        Map<String, TreeSet<String>> tables = new TreeMap<>();
        database.read(handle -> handle.createQuery(query).mapToMap().list()).forEach(row ->
            tables.computeIfAbsent((String) row.get("table_name"), missing -> new TreeSet<>()).add((String) row.get("column_name")));
        return tables;
    }

    @Test
    void a_migration_begins_by_saying_why_and_its_number_is_its_own() {
        Sources migrations = Sources.in("src/main/resources/db");
        assertThat(migrations.files()).isNotEmpty().allSatisfy(file -> {
            assertThat(file.path()).matches(".*/V\\d{4}__[a-z_]+\\.sql");
            assertThat(file.text()).as(file.path()).startsWith("-- ");
        });
        assertThat(migrations.files()).extracting(file -> file.path().replaceAll(".*/(V\\d{4}).*", "$1")).doesNotHaveDuplicates();
    }

    /**
     * Browsers refuse passkeys on an address in numbers: the default origin and all that is printed say localhost. A proxy is no
     * browser: told localhost, nginx would try ::1 first, where nobody listens.
     */
    @Test
    void passkeys_on_localhost_only_so_no_address_in_numbers_is_shown() {
        Sources shown = Sources.all().only(file -> file.path().equals("qadam") || file.path().equals("README.md") || file.path().startsWith("docs/run")
            || file.path().equals("src/main/java/qadam/Main.java"));
        assertThat(shown.lines(line -> line.contains("localhost"))).isNotEmpty();
        assertThat(shown.lines(line -> line.contains("http://127.") && !line.contains("proxy_pass"))).isEmpty();
    }
}
