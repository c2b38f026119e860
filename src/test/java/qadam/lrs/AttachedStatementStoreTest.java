package qadam.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.record.Kind;
import qadam.shared.Database;
import qadam.shared.Ids;
import tools.jackson.databind.JsonNode;

/** What comes with statements, how they are shown, our own steps among them, and how they go, on both databases. */
class AttachedStatementStoreTest extends StatementsAtHand {
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void too_much_at_once_is_refused_whole(Database opened) {
        try (opened) {
            open(opened);
            Client tool = client("tool", Scope.ALL);
            String many = "[" + String.join(",", Collections.nCopies(31, "{}")) + "]";
            refused(413, () -> post(tool, many));
            refused(400, () -> mixed(tool, statement(A, ""), "one", "two", "three"));
            assertThat(found(tool)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void what_a_tool_has_sent_is_erased_whole_and_nothing_of_others(Database opened) {
        try (opened) {
            open(opened);
            Client gone = client("gone", Scope.ALL);
            Client other = client("other", Scope.ALL);
            mixed(gone, "[" + statement(A, attached("http://e.kz/u", "text/plain", HELLO)) + "," + statement(C, VOIDS + REFERS.formatted(A)) + "]", "hello");
            post(other, statement(B, ""));
            assertThat(new SentStatements(database).erase("gone")).isEqualTo(2);
            assertThat(new SentStatements(database).erase("gone")).isZero();
            assertThat(found(other)).containsExactly(B);
            refused(404, () -> get(other, "voidedStatementId", A));
            List<Long> left = database.read(handle -> List.of(handle.select("select count(*) from lrs_attachments").mapTo(Long.class).one(),
                handle.select("select count(distinct position) from lrs_found").mapTo(Long.class).one()));
            assertThat(left).containsExactly(0L, 1L);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void our_own_steps_stand_among_the_statements_for_whoever_may_read_them(Database opened) {
        try (opened) {
            open(opened);
            Client reader = client("reader", Scope.STATEMENTS_READ, Scope.STEPS_READ);
            Client tool = client("tool", Scope.ALL);
            List<String> order = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                clock.forward(Duration.ofSeconds(1));
                if (i % 3 == 0) {
                    String id = UUID.randomUUID().toString();
                    post(tool, statement(id, ""));
                    order.add(id);
                } else {
                    order.add(step(i % 2 + 1, "ai", i < 6 ? "one" : "two", i < 9 ? Kind.PRACTISED : Kind.EXAM_STARTED).toString());
                }
            }
            assertThat(found(tool)).as("not even with the scope all").hasSize(4);
            List<String> seen = new ArrayList<>();
            JsonNode page = get(reader, "ascending", "true", "limit", "5");
            for (String more = "?"; !more.isEmpty();) {
                page.path("statements").values().forEach(one -> seen.add(one.path("id").stringValue("")));
                more = page.path("more").stringValue("");
                page = more.isEmpty() ? page : get(reader, "more", more.substring(more.indexOf('=') + 1));
            }
            assertThat(seen).isEqualTo(order);
            String further = get(reader, "limit", "1").path("more").stringValue("");
            clock.forward(Duration.ofSeconds(1));
            post(tool, statement(C, ""));
            assertThat(get(reader, "more", further.substring(further.indexOf('=') + 1)).path("statements").path(0).path("id").stringValue(""))
                .as("what has come meanwhile is on no later page").isEqualTo(order.get(10));
            order.add(C);
            List<String> newest = new ArrayList<>(order).reversed();
            assertThat(found(reader)).isEqualTo(newest.subList(0, 10));
            assertThat(get(reader, "statementId", order.get(1)).path("actor").path("account").path("name").stringValue("")).isEqualTo(Ids.hex(new UUID(0, 2)));
            String account = "{\"account\":{\"homePage\":\"" + ORIGIN + "\",\"name\":\"" + Ids.hex(new UUID(0, 1)) + "\"}}";
            assertThat(found(reader, "agent", account)).containsExactly(order.get(10), order.get(8), order.get(4), order.get(2));
            assertThat(found(reader, "verb", "http://adlnet.gov/expapi/verbs/initialized")).containsExactly(order.get(11), order.get(10));
            assertThat(found(reader, "activity", ORIGIN + "/xapi/activities/ai/1/one")).containsExactly(order.get(5), order.get(4), order.get(2), order.get(1));
            assertThat(found(reader, "activity", ORIGIN + "/xapi/activities/ai/1")).isEmpty();
            assertThat(found(reader, "activity", ORIGIN + "/xapi/activities/ai/1", "related_activities", "true")).hasSize(8);
            assertThat(found(reader, "since", "2026-11-28T06:00:10Z")).containsExactly(C, order.get(11), order.get(10));
            assertThat(found(reader, "until", "2026-11-28T06:00:02Z")).containsExactly(order.get(1), order.get(0));
            assertThat(found(reader, "registration", A)).isEmpty();
            refused(409, () -> post(tool, statement(order.get(1), "")));
            refused(404, () -> get(tool, "statementId", order.get(1)));
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void attachments_come_and_go_with_their_statements(Database opened) {
        try (opened) {
            open(opened);
            Client tool = client("tool", Scope.ALL);
            String one = statement(A, attached("http://e.kz/u", "text/plain", HELLO));
            refused(400, () -> post(tool, one));
            refused(400, () -> mixed(tool, one, "other"));
            refused(400, () -> mixed(tool, one, "hello", "other"));
            mixed(tool, one, "hello");
            XapiAnswer answer = ask(tool, "GET", Map.of("statementId", A, "attachments", "true"), "", new byte[0]);
            assertThat(answer.contentType()).startsWith("multipart/mixed; boundary=");
            List<MixedBody.Section> parts = MixedBody.read(answer.contentType(), answer.body(), 10);
            assertThat(parts).hasSize(2);
            assertThat(parts.get(1).headers()).containsEntry("x-experience-api-hash", HELLO).containsEntry("content-type", "text/plain");
            assertThat(new String(parts.get(1).content(), StandardCharsets.UTF_8)).isEqualTo("hello");
            for (String broken : List.of("", "--b", "--b\r\n", "--b\r\n\r\n", "--b\r\nContent-Type: application/json\r\n\r\n{}", "x".repeat(100_000))) {
                refused(400, () -> ask(tool, "POST", Map.of(), "multipart/mixed; boundary=b", broken.getBytes(StandardCharsets.UTF_8)));
            }
            refused(400, () -> ask(tool, "POST", Map.of(), "multipart/mixed", new byte[0]));
            refused(400, () -> ask(tool, "POST", Map.of(), "text/plain", new byte[0]));
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_signature_is_over_this_statement_or_refused(Database opened) throws Exception {
        try (opened) {
            open(opened);
            Client tool = client("tool", Scope.ALL);
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2_048);
            var key = keys.generateKeyPair().getPrivate();
            String plain = statement(A, "'timestamp':'2026-11-28T06:00:00Z'");
            for (String right : List.of("true", "false")) {
                String payload = right.equals("true") ? plain : statement(A, "'timestamp':'2026-11-28T06:00:01Z'");
                var jws = new JWSObject(new JWSHeader(JWSAlgorithm.RS256),
                    new Payload(payload.replace('\'', '"')));
                jws.sign(new RSASSASigner(key));
                String signature = jws.serialize();
                String hash = Delivery.sha2(signature.getBytes(StandardCharsets.US_ASCII), 64);
                String signed = statement(A, "'timestamp':'2026-11-28T06:00:00Z'," + attached(Signature.USAGE, "application/octet-stream", hash));
                if (right.equals("true")) {
                    mixed(tool, signed, signature);
                    refused(400, () -> mixed(tool, signed.replace("octet-stream", "json"), signature));
                } else {
                    refused(400, () -> mixed(tool, signed, signature));
                }
            }
            String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.US_ASCII)) + ".e30.";
            refused(400, () -> mixed(tool, statement(A, attached(Signature.USAGE, "application/octet-stream",
                Delivery.sha2(none.getBytes(StandardCharsets.US_ASCII), 64))), none));
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void the_reader_chooses_how_much_is_said_and_in_which_language(Database opened) {
        try (opened) {
            open(opened);
            Client tool = client("tool", Scope.ALL);
            post(tool, statement(A, "'object':{'id':'http://e.kz/b','definition':{'name':{'en':'Book','kk':'Кітап'},'type':'http://e.kz/t'}}"));
            post(tool, statement(B, "'object':{'id':'http://e.kz/b','definition':{'name':{'ru':'Книга'}}}"));
            assertThat(get(tool, "statementId", A, "format", "ids").path("object").toString()).isEqualTo("{\"id\":\"http://e.kz/b\"}");
            Map<String, String> kazakh = Map.of("accept-language", "kk-KZ,kk;q=0.9");
            XapiAnswer answer = statements.answer(new XapiRequest(Version.V2_0, tool, "GET", Map.of("statementId", B, "format", "canonical"), kazakh, "", new byte[0]));
            assertThat(StrictJson.read(answer.body()).path("object").path("definition").toString())
                .isEqualTo("{\"name\":{\"kk\":\"Кітап\"},\"type\":\"http://e.kz/t\"}");
            assertThat(answer.headers()).containsEntry("Last-Modified", "Sat, 28 Nov 2026 06:00:00 GMT");
            assertThat(Instant.parse(answer.headers().get(Statements.CONSISTENT))).isAfterOrEqualTo(Instant.parse("2026-11-28T06:00:00Z"));
        }
    }
}
