package qadam.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.record.Kind;
import qadam.record.NewStep;
import qadam.record.RecordedSteps;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Limits;
import qadam.world.FixedClock;
import qadam.world.Pseudonyms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The statements of other tools, through the resource, on both databases. */
class StatementStoreTest {
    private static final String ORIGIN = "https://qadam.example.kz";
    private static final String A = "0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5a";
    private static final String B = "0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
    private static final String C = "0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c";
    private static final String REFERS = "'object':{'objectType':'StatementRef','id':'%s'}";
    private static final String VOIDS = "'verb':{'id':'http://adlnet.gov/expapi/verbs/voided'},";

    private final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");
    private Database database;
    private RecordedSteps steps;
    private Statements statements;

    private void open(Database opened) {
        database = opened;
        steps = new RecordedSteps(clock, 1);
        statements = new Statements(database, clock, new OwnSteps(steps, new Pseudonyms(), ORIGIN), 
            Limits.of(Map.of("lrs-statements-on-a-page", "10", "lrs-statements-at-once", "30", "lrs-attachments-at-once", "2")));
    }

    private static Client client(String name, Scope... scopes) {
        ObjectNode authority = StrictJson.object().put("objectType", "Agent");
        authority.putObject("account").put("homePage", ORIGIN).put("name", name);
        return new Client(name, Set.of(scopes), authority);
    }

    private XapiAnswer ask(Client client, String method, Map<String, String> parameters, String type, byte[] body) {
        return statements.answer(new XapiRequest(Version.V2_0, client, method, parameters, new HashMap<>(), type, body));
    }

    private XapiAnswer post(Client client, String json) {
        return ask(client, "POST", Map.of(), "application/json", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode get(Client client, String... parameters) {
        Map<String, String> asked = new TreeMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            asked.put(parameters[i], parameters[i + 1]);
        }
        return StrictJson.read(ask(client, "GET", asked, "", new byte[0]).body());
    }

    private List<String> found(Client client, String... parameters) {
        List<String> ids = new ArrayList<>();
        get(client, parameters).path("statements").values().forEach(one -> ids.add(one.path("id").stringValue("")));
        return ids;
    }

    private static String statement(String id, String rest) {
        String whole = "'actor':{'mbox':'mailto:aru@example.kz'}," + (rest.contains("'verb'") ? "" : "'verb':{'id':'http://example.kz/read'},") + rest
            + (rest.contains("'object'") ? "" : ",'object':{'id':'http://example.kz/books/1'}");
        return "{'id':'" + id + "'," + whole.replace(",,", ",") + "}";
    }

    private static void refused(int status, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(XapiProblem.class, problem -> {
            assertThat(problem.status()).as(problem.getMessage()).isEqualTo(status);
            assertThat(problem.headers()).containsKey(Statements.CONSISTENT);
        });
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_statement_is_given_back_as_it_came_with_what_the_store_adds(Database opened) {
        try (opened) {
            open(opened);
            Client tool = client("tool", Scope.ALL);
            String sent = "[ " + statement(A, "'result':{'score':{'raw':1.50},'response':'Ә\\u0061'},'context':{'contextActivities':{'parent':{'id':'http://e.kz/p'}}}") + " ]";
            assertThat(new String(post(tool, sent).body(), StandardCharsets.UTF_8)).isEqualTo("[\"" + A + "\"]");
            JsonNode one = get(tool, "statementId", A);
            assertThat(one.path("result").toString()).isEqualTo("{\"score\":{\"raw\":1.50},\"response\":\"Әa\"}");
            assertThat(one.path("stored").stringValue("")).isEqualTo("2026-11-28T06:00:00Z").isEqualTo(one.path("timestamp").stringValue(""));
            assertThat(one.path("authority").path("account").path("name").stringValue("")).isEqualTo("tool");
            assertThat(one.path("version").stringValue("")).isEqualTo("2.0.0");
            assertThat(one.path("context").path("contextActivities").path("parent").isArray()).isTrue();
            byte[] kept = database.read(handle -> new StatementStore().find(handle, UUID.fromString(A)).orElseThrow().statement());
            assertThat(new String(kept, StandardCharsets.UTF_8)).isEqualTo(sent.substring(2, sent.length() - 2).replace('\'', '"'));
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void the_same_again_changes_nothing_and_another_under_its_id_is_refused_with_all_that_came_along(Database opened) {
        try (opened) {
            open(opened);
            Client tool = client("tool", Scope.ALL);
            post(tool, statement(A, "'result':{'score':{'raw':1}}"));
            post(tool, statement(A, "'timestamp':'2026-11-28T09:00:00Z','result':{'score':{'raw':1.0}}"));
            refused(409, () -> post(tool, "[" + statement(B, "") + "," + statement(A, "'result':{'score':{'raw':2}}") + "]"));
            refused(400, () -> post(tool, "[" + statement(B, "") + "," + statement(C, "'result':5") + "]"));
            refused(400, () -> post(tool, "[" + statement(B, "") + "," + statement(B, "") + "]"));
            assertThat(found(tool)).containsExactly(A);
            assertThat(get(tool, "statementId", A).path("result").path("score").path("raw").intValue()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void statements_are_found_by_each_filter_and_by_several(Database opened) {
        try (opened) {
            open(opened);
            Client tool = client("tool", Scope.ALL);
            post(tool, statement(A, "'context':{'registration':'" + C.toUpperCase(Locale.ROOT) + "','instructor':{'openid':'http://teacher.kz'},"
                + "'contextActivities':{'grouping':[{'id':'http://e.kz/course'}]}}"));
            clock.forward(Duration.ofSeconds(1));
            post(tool, statement(B, "'verb':{'id':'http://example.kz/wrote'},'object':{'objectType':'Group','member':[{'mbox':'mailto:dana@example.kz'}]}"));
            String aru = "{\"mbox\":\"mailto:aru@example.kz\"}";
            assertThat(found(tool)).containsExactly(B, A);
            assertThat(found(tool, "ascending", "true")).containsExactly(A, B);
            assertThat(found(tool, "agent", aru)).containsExactly(B, A);
            assertThat(found(tool, "agent", "{\"objectType\":\"Agent\",\"name\":\"D\",\"mbox\":\"mailto:dana@example.kz\"}")).containsExactly(B);
            assertThat(found(tool, "agent", "{\"openid\":\"http://teacher.kz\"}")).isEmpty();
            assertThat(found(tool, "agent", "{\"openid\":\"http://teacher.kz\"}", "related_agents", "true")).containsExactly(A);
            assertThat(found(tool, "verb", "http://example.kz/wrote")).containsExactly(B);
            assertThat(found(tool, "activity", "http://example.kz/books/1")).containsExactly(A);
            assertThat(found(tool, "activity", "http://e.kz/course")).isEmpty();
            assertThat(found(tool, "activity", "http://e.kz/course", "related_activities", "true", "agent", aru)).containsExactly(A);
            assertThat(found(tool, "registration", C)).containsExactly(A);
            assertThat(found(tool, "since", "2026-11-28T06:00:00Z")).containsExactly(B);
            assertThat(found(tool, "until", "2026-11-28T11:00:00+05:00")).containsExactly(A);
            assertThat(found(tool, "verb", "http://example.kz/wrote", "activity", "http://example.kz/books/1")).isEmpty();
            refused(400, () -> get(tool, "statementId", A, "verb", "http://e.kz"));
            refused(400, () -> get(tool, "limit", "-1"));
            refused(400, () -> get(tool, "colour", "red"));
            refused(400, () -> get(tool, "agent", "{}"));
            refused(400, () -> get(tool, "more", "e30x"));
            refused(404, () -> get(tool, "statementId", C));
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void what_is_voided_is_shown_only_as_such_whichever_came_first(Database opened) {
        try (opened) {
            open(opened);
            Client tool = client("tool", Scope.STATEMENTS_WRITE, Scope.STATEMENTS_READ);
            post(tool, statement(A, ""));
            post(tool, statement(C, VOIDS + REFERS.formatted(A)));
            assertThat(found(tool)).containsExactly(C);
            assertThat(found(tool, "activity", "http://example.kz/books/1")).as("what refers to it is found by it").containsExactly(C);
            refused(404, () -> get(tool, "statementId", A));
            assertThat(get(tool, "voidedStatementId", A).path("id").stringValue("")).isEqualTo(A);
            refused(404, () -> get(tool, "voidedStatementId", C));

            UUID late = UUID.randomUUID();
            post(tool, statement(UUID.randomUUID().toString(), VOIDS + REFERS.formatted(late)));
            post(tool, statement(late.toString(), ""));
            refused(404, () -> get(tool, "statementId", late.toString()));

            post(tool, statement(B, VOIDS + REFERS.formatted(C)));
            assertThat(get(tool, "statementId", C).path("id").stringValue("")).as("voiding is not voided").isEqualTo(C);
            UUID theirs = UUID.randomUUID();
            post(tool, statement(theirs.toString(), ""));
            refused(403, () -> post(client("other", Scope.STATEMENTS_WRITE), statement(UUID.randomUUID().toString(), VOIDS + REFERS.formatted(theirs))));
            assertThat(get(tool, "statementId", theirs.toString()).path("id").stringValue("")).isEqualTo(theirs.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void pages_follow_each_other_while_new_statements_come(Database opened) {
        try (opened) {
            open(opened);
            Client tool = client("tool", Scope.ALL);
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 25; i++) {
                all.append(i == 0 ? "[" : ",").append(statement(new UUID(0x7000L, 0x8000_0000_0000_0000L + i).toString(), ""));
            }
            post(tool, all + "]");
            for (String ascending : List.of("true", "false")) {
                List<String> seen = new ArrayList<>();
                JsonNode page = get(tool, "ascending", ascending, "verb", "http://example.kz/read", "until", "2026-11-28T06:00:00.001Z");
                int pages = 1;
                while (true) {
                    page.path("statements").values().forEach(one -> seen.add(one.path("id").stringValue("")));
                    String more = page.path("more").stringValue("");
                    if (more.isEmpty()) {
                        break;
                    }
                    clock.forward(Duration.ofSeconds(1));
                    post(tool, statement(UUID.randomUUID().toString(), ""));
                    page = get(tool, "more", more.substring(more.indexOf('=') + 1));
                    pages++;
                }
                assertThat(pages).isEqualTo(3);
                assertThat(seen).hasSize(25).doesNotHaveDuplicates();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void two_hundred_at_once_stand_in_one_order_each_once(Database opened) {
        try (opened) {
            open(opened);
            Client tool = client("tool", Scope.ALL);
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String json = statement(new UUID(0x7000L, 0x8000_0000_0000_0000L + i / 2).toString(), "");
                all.add(CompletableFuture.runAsync(() -> post(tool, json), work -> Thread.ofVirtual().start(work)));
            }
            all.forEach(CompletableFuture::join);
            List<Long> positions = database.read(handle -> new StatementStore().page(handle, List.of(), -1, Long.MAX_VALUE, true, 1_000)).stream()
                .map(StatementRow::position).toList();
            assertThat(positions).hasSize(100).isSorted().doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_client_reads_and_writes_only_what_its_scopes_hold(Database opened) {
        try (opened) {
            open(opened);
            Client tool = client("tool", Scope.STATEMENTS_WRITE, Scope.STATEMENTS_READ_MINE);
            post(tool, statement(A, ""));
            post(client("other", Scope.STATEMENTS_WRITE), statement(B, ""));
            assertThat(found(tool)).containsExactly(A);
            refused(404, () -> get(tool, "statementId", B));
            assertThat(found(client("reader", Scope.STATEMENTS_READ))).containsExactly(B, A);
            assertThat(found(client("new", Scope.STATEMENTS_READ_MINE))).isEmpty();
            refused(403, () -> get(client("writer", Scope.STATEMENTS_WRITE)));
            refused(403, () -> post(client("reader", Scope.STATEMENTS_READ), statement(C, "")));
            refused(405, () -> ask(tool, "DELETE", Map.of(), "", new byte[0]));
        }
    }

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

    private UUID step(long learner, String course, String activity, Kind kind) {
        UUID id = Ids.version7(clock.instant().toEpochMilli());
        database.write(handle -> steps.append(handle, new NewStep(learner, id, kind, clock.instant(), steps.courseVersion(handle, course, 1),
            steps.activity(handle, course, 1, activity), new byte[] {1})));
        return id;
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
            List<String> newest = new ArrayList<>(order).reversed();
            assertThat(found(reader)).isEqualTo(newest.subList(0, 10));
            assertThat(get(reader, "statementId", order.get(1)).path("actor").path("account").path("name").stringValue("")).isEqualTo(Ids.hex(new UUID(0, 2)));
            String account = "{\"account\":{\"homePage\":\"" + ORIGIN + "\",\"name\":\"" + Ids.hex(new UUID(0, 1)) + "\"}}";
            assertThat(found(reader, "agent", account)).containsExactly(order.get(10), order.get(8), order.get(4), order.get(2));
            assertThat(found(reader, "verb", "http://adlnet.gov/expapi/verbs/initialized")).containsExactly(order.get(11), order.get(10));
            assertThat(found(reader, "activity", ORIGIN + "/xapi/activities/ai/1/one")).containsExactly(order.get(5), order.get(4), order.get(2), order.get(1));
            assertThat(found(reader, "activity", ORIGIN + "/xapi/activities/ai/1")).isEmpty();
            assertThat(found(reader, "activity", ORIGIN + "/xapi/activities/ai/1", "related_activities", "true")).hasSize(8);
            assertThat(found(reader, "since", "2026-11-28T06:00:10Z")).containsExactly(order.get(11), order.get(10));
            assertThat(found(reader, "until", "2026-11-28T06:00:02Z")).containsExactly(order.get(1), order.get(0));
            assertThat(found(reader, "registration", A)).isEmpty();
            refused(409, () -> post(tool, statement(order.get(1), "")));
            refused(404, () -> get(tool, "statementId", order.get(1)));
        }
    }

    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private static String attached(String usage, String type, String sha2) {
        return "'attachments':[{'usageType':'" + usage + "','display':{'en':'x'},'contentType':'" + type + "','length':5,'sha2':'" + sha2 + "'}]";
    }

    private XapiAnswer mixed(Client client, String json, String... contents) {
        List<MixedBody.Section> sections = new ArrayList<>();
        sections.add(new MixedBody.Section(Map.of("Content-Type", "application/json"), json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
        for (String content : contents) {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            sections.add(new MixedBody.Section(Map.of("Content-Type", "text/plain", "Content-Transfer-Encoding", "binary", "X-Experience-API-Hash",
                Delivery.sha2(bytes, 64)), bytes));
        }
        return ask(client, "POST", Map.of(), "multipart/mixed; boundary=\"b b\"", MixedBody.write("b b", sections));
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
