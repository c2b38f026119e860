package qadam.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.shared.Database;
import tools.jackson.databind.JsonNode;

/** The statements of other tools, through the resource, on both databases: stored, found, voided, a page at a time. */
class StatementStoreTest extends StatementsAtHand {
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
}
