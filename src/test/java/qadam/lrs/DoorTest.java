package qadam.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.identity.Visitor;
import qadam.lrs.Lrs.Answer;

/** Who gets in, and what becomes of requests that are not as they should be. */
class DoorTest {
    private static final String STATEMENT = """
        {"actor":{"mbox":"mailto:secret.person@example.kz"},"verb":{"id":"https://w3id.org/xapi/adl/verbs/satisfied"},"object":{"id":"https://tool.example.kz/activities/welding"}}""";
    private static Lrs lrs;

    @BeforeAll
    static void start() {
        lrs = new Lrs(Map.of("request-kilobytes", "64", "lrs-document-kilobytes", "2"));
    }

    @AfterAll
    static void stop() {
        lrs.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic !!!", "Basic YWxs", "Bearer of", "Basic Og==", "Basic //79", "Digest username=all", "Basic ADp4"})
    void without_a_clients_name_and_secret_nothing_opens(String authorization) {
        Answer answer = lrs.send("GET", Lrs.state(""), null, Map.of("Authorization", authorization));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic ");
        assertThat(answer.header("X-Experience-API-Version")).isEqualTo("2.0.0");
        assertThat(lrs.send("GET", Lrs.state(""), null, Map.of("Authorization", Lrs.basic("all", "of everything "))).status()).isEqualTo(401);
        assertThat(lrs.send("GET", Lrs.state(""), null, Map.of("Authorization", Lrs.basic("nobody", "of everything"))).status()).isEqualTo(401);
    }

    /** Everybody's sessions, the administrator's among them, are nothing here. */
    @Test
    void a_cookie_opens_nothing() {
        Visitor chief = new Visitor(lrs.house);
        chief.signUp("somebody", "көк аспан таза");
        Answer answer = lrs.send("GET", Lrs.state(""), null, Map.of("Authorization", "", "Cookie", chief.session()));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(lrs.send("GET", Lrs.state(""), null, Map.of("Cookie", "session=" + "x".repeat(3_000))).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"'', 400", "0.95, 400", "1.1.0, 400", "3.0.0, 400", "2.0.0.1, 400", "'1.0 ', 200", "1.0.1, 200", "1.0.3, 200", "2.0, 200", "2.0.7, 200", "<script>, 400"})
    void only_the_versions_that_are_spoken_here(String version, int status) {
        Answer answer = lrs.send("GET", Lrs.state(""), null, Map.of("X-Experience-API-Version", version));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("X-Experience-API-Version")).isIn("1.0.3", "2.0.0");
        assertThat(answer.body()).doesNotContain("<");
    }

    /** A client that forgets to name a version is told so in the one that it speaks. */
    @Test
    void who_forgets_the_version_is_told_in_the_one_they_spoke_last() {
        for (String version : List.of("1.0.3", "2.0.0", "1.0.3")) {
            lrs.send("GET", Lrs.state(""), null, Map.of("X-Experience-API-Version", version));
            assertThat(lrs.send("GET", Lrs.state(""), null, Map.of("X-Experience-API-Version", "")).header("X-Experience-API-Version")).isEqualTo(version);
        }
    }

    @Test
    void about_is_open_to_everybody() {
        Answer about = lrs.send("GET", "/about", null, Map.of("Authorization", "", "X-Experience-API-Version", ""));
        assertThat(about.status()).isEqualTo(200);
        assertThat(about.body()).contains("\"1.0.3\"", "\"2.0.0\"");
        Answer head = lrs.send("HEAD", "/about", null, Map.of("Authorization", ""));
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(about.body().length()));
    }

    @ParameterizedTest
    @CsvSource({"PATCH, /statements", "DELETE, /statements?statementId=1", "POST, /about", "PUT, /agents", "DELETE, /activities"})
    void another_method_is_told_which_there_are(String method, String path) {
        Answer answer = lrs.send(method, path, null, Map.of());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET", "HEAD", "OPTIONS");
    }

    /** What each scope opens: statements written, read; a state, a profile written, read; an activity. */
    @ParameterizedTest
    @CsvSource({"statements/write, 200 403 403 403 403 403 403", "statements/read, 403 200 403 403 403 403 200", "statements/read/mine, 403 200 403 403 403 403 403",
        "steps/read, 403 200 403 403 403 403 403", "define, 403 403 403 403 403 403 403", "state, 403 403 204 200 403 403 200", "profile, 403 403 403 403 204 200 200",
        "all/read, 403 200 403 200 403 200 200", "all, 200 200 204 200 204 200 200"})
    void a_scope_opens_what_it_names_and_nothing_else(String scope, String expected) {
        String client = lrs.letIn("scope-" + scope.replace('/', '.'), "", scope);
        Map<String, String> as = Map.of("Authorization", client);
        String activities = "/activities?activityId=" + Lrs.escaped(Lrs.ACTIVITY);
        List<Integer> statuses = List.of(lrs.post("/statements", STATEMENT, as).status(), lrs.send("GET", "/statements?limit=1", null, as).status(),
            lrs.post(Lrs.state("of " + scope), "{}", as).status(), lrs.send("GET", Lrs.state(""), null, as).status(),
            lrs.post(Lrs.profile("of " + scope), "{}", as).status(), lrs.send("GET", Lrs.profile(""), null, as).status(), lrs.send("GET", activities, null, as).status());
        assertThat(statuses).isEqualTo(Stream.of(expected.split(" ")).map(Integer::parseInt).toList());
    }

    @Test
    void a_closed_client_opens_nothing_from_the_next_request_on() {
        String client = lrs.letIn("short-lived", "", "state");
        assertThat(lrs.send("GET", Lrs.state(""), null, Map.of("Authorization", client)).status()).isEqualTo(200);
        lrs.house.database().write(handle -> {
            lrs.clients.close(handle, java.util.Optional.empty(), "short-lived", "a test");
            return null;
        });
        assertThat(lrs.send("GET", Lrs.state(""), null, Map.of("Authorization", client)).status()).isEqualTo(401);
    }

    @Test
    void a_page_of_another_origin_asks_only_as_a_client_that_lists_it() {
        String listing = lrs.letIn("in-a-page", "https://tool.example.kz", "state");
        String other = lrs.letIn("in-no-page", "", "state");
        Answer preflight = lrs.send("OPTIONS", "/activities/state", null, Map.of("Authorization", "", "Origin", "https://tool.example.kz", "Access-Control-Request-Method", "PUT"));
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("https://tool.example.kz");
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Authorization", "X-Experience-API-Version");
        Answer stranger = lrs.send("OPTIONS", "/activities/state", null, Map.of("Authorization", "", "Origin", "https://evil.example", "Access-Control-Request-Method", "PUT"));
        assertThat(stranger.header("Access-Control-Allow-Origin")).isEmpty();
        Answer read = lrs.send("GET", Lrs.state(""), null, Map.of("Authorization", listing, "Origin", "https://tool.example.kz"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo("https://tool.example.kz");
        assertThat(read.header("Access-Control-Allow-Credentials")).as("a browser's own credentials never").isEmpty();
        assertThat(lrs.send("GET", Lrs.state(""), null, Map.of("Authorization", other, "Origin", "https://tool.example.kz")).status()).isEqualTo(403);
        for (String origin : List.of("https://evil.example", "null", "https://tool.example.kz.evil.example", "http://tool.example.kz")) {
            Answer answer = lrs.post(Lrs.state("forged"), "{}", Map.of("Authorization", listing, "Origin", origin));
            assertThat(answer.status()).as(origin).isEqualTo(403);
            assertThat(answer.header("Access-Control-Allow-Origin")).as(origin).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"&stateId=again", "&unknown=1", "&StateId=1", "&registration=17", "&since=yesterday", "&agent=%7B%7D", "&a=%FF%FE", "&=1&=2", "&x=%00"})
    void a_parameter_that_is_unknown_or_stands_there_twice_is_refused(String more) {
        assertThat(lrs.get(Lrs.state("one") + more).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not JSON", "true", "[]", "{}", "{\"mbox\":\"mailto:a@b.kz\",\"openid\":\"https://a.kz\"}", "{\"mbox\":\"a@b.kz\"}", "{\"mbox\":\"mailto:a@b.kz\",\"mbox\":\"mailto:c@d.kz\"}",
        "{\"account\":{\"homePage\":\"x\",\"name\":\"y\"}}", "{\"objectType\":\"Group\",\"member\":[]}"})
    void somebody_who_is_nobody_is_refused(String agent) {
        String query = "?activityId=" + Lrs.escaped(Lrs.ACTIVITY) + "&stateId=a&agent=" + Lrs.escaped(agent);
        assertThat(lrs.get("/activities/state" + query).status()).isEqualTo(400);
        assertThat(lrs.put("/activities/state" + query, "{}", Map.of()).status()).isEqualTo(400);
        assertThat(lrs.get("/agents?agent=" + Lrs.escaped(agent)).status()).isEqualTo(400);
    }

    @Test
    void what_is_too_large_or_too_deep_is_refused_and_nothing_is_kept() {
        assertThat(lrs.put(Lrs.state("large"), "x".repeat(2_049), Map.of("Content-Type", "text/plain")).status()).isEqualTo(413);
        assertThat(lrs.put(Lrs.state("large"), "[".repeat(900) + "]".repeat(900), Map.of()).status()).isEqualTo(400);
        assertThat(lrs.post(Lrs.state("large"), "{\"a\":1,\"a\":2}", Map.of()).status()).isEqualTo(400);
        assertThat(lrs.post(Lrs.state("large"), "{\"a\":NaN}", Map.of()).status()).isEqualTo(400);
        assertThat(lrs.post(Lrs.state("large"), "{\"a\":" + "9".repeat(1_000) + "}", Map.of()).status()).isEqualTo(400);
        assertThat(lrs.send("PUT", Lrs.state("large"), "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE), Map.of()).status()).isEqualTo(400);
        assertThat(lrs.put(Lrs.state("large"), "{}", Map.of("Content-Type", "no type at all")).status()).isEqualTo(400);
        assertThat(lrs.put(Lrs.state("x".repeat(2_001)), "{}", Map.of()).status()).isEqualTo(400);
        assertThat(lrs.send("POST", Lrs.state("large"), new byte[9_000_000], Map.of()).status()).isEqualTo(413);
        assertThat(lrs.send("POST", "/statements?method=PUT", new byte[70_000], Map.of("Authorization", "", "Content-Type", "application/x-www-form-urlencoded")).status())
            .as("of whoever shows no secret less is read").isEqualTo(413);
        assertThat(lrs.send("POST", "/statements?method=PUT", new byte[70_000],
            Map.of("Authorization", Lrs.basic("all", "a wrong one"), "Content-Type", "application/x-www-form-urlencoded")).status()).as("and of whoever shows a wrong one").isEqualTo(413);
        assertThat(lrs.get(Lrs.state("large")).status()).isEqualTo(404);
        assertThat(lrs.post(Lrs.state("grown"), "{\"a\":\"" + "x".repeat(1_500) + "\"}", Map.of()).status()).isEqualTo(204);
        assertThat(lrs.post(Lrs.state("grown"), "{\"b\":\"" + "x".repeat(1_500) + "\"}", Map.of()).status()).as("what two POSTs make together").isEqualTo(413);
    }

    @Test
    void half_a_character_in_a_response_is_refused_or_given_back_and_breaks_no_reading() {
        String id = UUID.randomUUID().toString();
        String body = "{\"id\":\"" + id + "\",\"actor\":{\"mbox\":\"mailto:a@example.kz\"},\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/answered\"},\"object\":{\"id\":\"https://example.kz/a\"},\"result\":{\"response\":\"half \\ud800 of it\"}}";
        int sent = lrs.post("/statements", body, Map.of()).status();
        assertThat(sent).isIn(200, 400);
        assertThat(lrs.get("/statements?statementId=" + id).status()).isEqualTo(sent == 200 ? 200 : 404);
        assertThat(lrs.get("/statements?verb=" + Lrs.escaped("http://adlnet.gov/expapi/verbs/answered")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/activities/state/../profile", "/..%2f..%2fhealth/ready", "/activities%2fstate", "/activities//state", "/activities/state;x=1", "/%2e%2e/", "/statements/x", "/nothing", "/.env"})
    void an_address_that_is_none_leads_nowhere(String path) throws IOException {
        String answer = raw("GET /xapi" + path + " HTTP/1.1\r\nHost: localhost:8080\r\nConnection: close\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1.1 (400|401|404) .*").doesNotContain("at qadam.", "java.");
    }

    @Test
    void headers_that_are_endless_or_odd_are_refused() throws IOException {
        String start = "GET /xapi/statements HTTP/1.1\r\nHost: localhost:8080\r\nConnection: close\r\n";
        assertThat(raw(start + "X-A: " + "a".repeat(60_000) + "\r\n\r\n")).startsWith("HTTP/1.1 431");
        assertThat(raw(start + "Authorization: Basic " + "A".repeat(6_000) + "\r\n\r\n")).startsWith("HTTP/1.1 401");
        assertThat(raw(start + "Authorization: Basic YWxsOm9m\r\nAuthorization: Basic YWxsOm9m\r\n\r\n")).startsWith("HTTP/1.1 401");
        assertThat(raw("GET /xapi/statements?" + "a=1&".repeat(700) + " HTTP/1.1\r\nHost: localhost:8080\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 400");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", lrs.house.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void the_alternate_syntax_is_that_of_1_0_3_and_carries_everything_in_its_form() {
        String form = "activityId=" + Lrs.escaped(Lrs.ACTIVITY) + "&agent=" + Lrs.escaped(Lrs.AGENT) + "&stateId=alternate&content=" + Lrs.escaped("{\"сөз\":\"қадам+1\"}")
            + "&Content-Type=application%2Fjson&Authorization=" + Lrs.escaped(Lrs.basic("all", "of everything")) + "&X-Experience-API-Version=";
        Map<String, String> plain = Map.of("Authorization", "", "X-Experience-API-Version", "", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(lrs.post("/activities/state?method=PUT", form + "2.0.0", plain).status()).isEqualTo(400);
        assertThat(lrs.post("/activities/state?method=PUT", form + "1.0.3", plain).status()).isEqualTo(204);
        assertThat(lrs.get(Lrs.state("alternate")).body()).isEqualTo("{\"сөз\":\"қадам+1\"}");
        assertThat(lrs.post("/activities/state?method=PUT&stateId=a", form + "1.0.3", plain).status()).isEqualTo(400);
        assertThat(lrs.post("/activities/state?method=TRACE", form + "1.0.3", plain).status()).isEqualTo(400);
        assertThat(lrs.post("/activities/state?method=PUT", form.replace("content=", "contents=") + "1.0.3", plain).status()).isEqualTo(400);
    }

    /** What a tool keeps here is shown by no browser as a page of ours. */
    @Test
    void a_document_never_becomes_a_page() {
        assertThat(lrs.put(Lrs.state("page"), "<script>alert(1)</script>", Map.of("Content-Type", "text/html")).status()).isEqualTo(204);
        Answer page = lrs.get(Lrs.state("page"));
        assertThat(page.header("Content-Type")).isEqualTo("text/html");
        assertThat(page.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void who_asks_too_often_is_told_when_to_come_again() {
        try (Lrs busy = new Lrs(Map.of("lrs-requests-per-minute", "10"))) {
            String other = busy.letIn("other", "", "state");
            for (int i = 0; i < 10; i++) {
                assertThat(busy.get(Lrs.state("")).status()).isEqualTo(200);
            }
            Answer answer = busy.get(Lrs.state(""));
            assertThat(answer.status()).isEqualTo(429);
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
            assertThat(answer.header("X-Experience-API-Version")).isNotEmpty();
            assertThat(busy.send("GET", Lrs.state(""), null, Map.of("Authorization", other)).status()).as("another client has a limit of its own").isEqualTo(200);
        }
    }

    /** Neither who it is about nor any secret is in the database's files or in an answer's message. */
    @Test
    void nothing_that_names_somebody_is_kept_of_a_documents_agent() throws IOException {
        String agent = Lrs.escaped("{\"mbox\":\"mailto:aigul.serik@example.kz\",\"name\":\"Айгүл Серік\"}");
        String path = "/agents/profile?agent=" + agent + "&profileId=reading";
        assertThat(lrs.put(path, "{\"size\":2}", Map.of()).status()).isEqualTo(204);
        assertThat(lrs.get(path).body()).isEqualTo("{\"size\":2}");
        assertThat(lrs.put(path, "{\"size\":3}", Map.of()).body()).doesNotContain("aigul");
        try (Stream<Path> files = Files.walk(lrs.data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain("aigul.serik", "of everything");
            }
        }
    }
}
