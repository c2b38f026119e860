package qadam.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.world.FixedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class XapiMappingTest {
    private static final String ORIGIN = "https://learn.example.kz";
    private static final UUID LEARNER = UUID.fromString("6f0c2b1e-55aa-4c1d-9f3e-0a1b2c3d4e5f");
    private final JsonMapper json = new JsonMapper();
    private final XapiMapping mapping = new XapiMapping(ORIGIN);

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_step_of_every_kind_comes_back_from_its_statement_as_the_same_row(Database database) {
        RecordedSteps steps = new RecordedSteps(new FixedClock("2026-11-23T09:00:00.123Z"), 4);
        try (database) {
            for (Kind kind : Kind.values()) {
                Stored stored = store(database, steps, kind);
                NamedStep named = database.read(handle -> steps.named(handle, stored, LEARNER));
                NamedStep read = mapping.step(json.readTree(json.writeValueAsBytes(mapping.statement(named))));
                Stored again = database.write(handle -> steps.numbered(handle, read, stored.learner()));
                assertThat(again).as(kind.name()).usingRecursiveComparison().isEqualTo(stored);
                assertThat(read.learner()).isEqualTo(LEARNER);
            }
        }
    }

    private static Stored store(Database database, RecordedSteps steps, Kind kind) {
        UUID id = Ids.version7(kind.code());
        return database.write(handle -> {
            int courseVersion = steps.courseVersion(handle, "ai-for-everyone", 2);
            int activity = steps.activity(handle, "ai-for-everyone", 2, "exams/ai-for-everyone/items/0a1b");
            steps.append(handle, new NewStep(7, id, kind, Instant.parse("2026-11-23T08:59:58.5Z"), courseVersion, activity,
                new byte[] {1, -2, (byte) kind.code()}));
            return steps.find(handle, id).orElseThrow();
        });
    }

    @Test
    void a_right_practice_answer_says_what_xapi_has_words_for() {
        JsonNode statement = json.readTree(json.writeValueAsBytes(mapping.statement(step(Kind.PRACTISED, new byte[] {1, 3}))));
        assertThat(statement.at("/actor/account/homePage").asString()).isEqualTo(ORIGIN);
        assertThat(statement.at("/actor/account/name").asString()).isEqualTo("6f0c2b1e55aa4c1d9f3e0a1b2c3d4e5f");
        assertThat(statement.at("/verb/id").asString()).isEqualTo("http://adlnet.gov/expapi/verbs/answered");
        assertThat(statement.at("/object/id").asString()).isEqualTo(ORIGIN + "/xapi/activities/ai-for-everyone/2/spam-filter");
        assertThat(statement.at("/result/success").asBoolean()).isTrue();
        assertThat(statement.at("/timestamp").asString()).isEqualTo("2026-11-23T08:59:58.500Z");
        assertThat(statement.at("/stored").asString()).isEqualTo("2026-11-23T09:00:00Z");
        assertThat(statement.at("/version").asString()).isEqualTo("2.0.0");
    }

    @Test
    void a_wrong_practice_answer_is_no_success_and_other_kinds_do_not_guess() {
        assertThat(mapping.statement(step(Kind.PRACTISED, new byte[] {0})).at("/result/success").asBoolean(true)).isFalse();
        assertThat(mapping.statement(step(Kind.PRACTISED, new byte[0])).at("/result/success").isMissingNode()).isTrue();
        assertThat(mapping.statement(step(Kind.HANDED_IN, new byte[] {1})).at("/result/success").isMissingNode()).isTrue();
    }

    @Test
    void one_activity_address_never_has_two_types() {
        Map<String, String> types = new HashMap<>();
        for (Kind kind : List.of(Kind.EXAM_STARTED, Kind.HANDED_IN, Kind.CREDENTIAL_CLAIMED)) {
            JsonNode statement = mapping.statement(step(kind, new byte[] {1}));
            String type = statement.at("/object/definition/type").asString();
            assertThat(types.getOrDefault(statement.at("/object/id").asString(), type)).isEqualTo(type);
            types.put(statement.at("/object/id").asString(), type);
        }
        assertThat(types).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "version", "actor", "verb", "object", "result", "context", "timestamp", "stored", "authority"})
    void a_statement_that_lost_a_member_is_refused(String member) {
        assertRefused(statement -> statement.remove(member));
    }

    @Test
    void a_statement_that_is_not_ours_is_refused() {
        assertRefused(statement -> statement.withObject("/actor/account").put("homePage", "https://elsewhere.example"));
        assertRefused(statement -> statement.withObject("/actor/account").put("name", "Aigerim"));
        assertRefused(statement -> statement.withObject("/object").put("id", "https://elsewhere.example/xapi/activities/a/1/b"));
        assertRefused(statement -> statement.withObject("/object").put("id", ORIGIN + "/xapi/activities/ai-for-everyone/02/spam-filter"));
        assertRefused(statement -> statement.withObject("/verb").put("id", "http://adlnet.gov/expapi/verbs/voided"));
        assertRefused(statement -> statement.withObject("/result").put("success", false));
        assertRefused(statement -> statement.withObject("/result/extensions").put(ORIGIN + "/xapi/extensions/result", "§"));
        assertRefused(statement -> statement.put("timestamp", "yesterday"));
        assertRefused(statement -> statement.put("extra", "member"));
    }

    @Test
    void a_result_longer_than_a_step_may_hold_is_refused() {
        byte[] long256 = new byte[256];
        JsonNode statement = mapping.statement(step(Kind.RESPONDED, long256));
        assertThatThrownBy(() -> mapping.step(statement)).isInstanceOf(Refusal.class);
    }

    /** Widths of numbers and order of members carry no meaning in JSON. */
    @Test
    void the_same_statement_written_otherwise_is_the_same_step() {
        ObjectNode statement = mapping.statement(step(Kind.PRACTISED, new byte[] {1}));
        ObjectNode reordered = json.createObjectNode();
        new TreeSet<>(Set.copyOf(statement.propertyNames())).descendingSet().forEach(name -> reordered.set(name, statement.get(name)));
        assertThat(mapping.step(json.readTree(json.writeValueAsBytes(reordered))).sequence()).isEqualTo(41);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void the_written_table_says_what_the_code_does(Kind kind) throws IOException {
        XapiWords words = XapiWords.of(kind);
        assertThat(Files.readAllLines(Path.of("docs/api/xapi.md"))).filteredOn(line -> line.startsWith("| " + kind.name() + " |"))
            .singleElement().asString().contains("| " + kind.code() + " |", "`" + words.verb() + "`", "`" + words.type() + "`");
    }

    @Test
    void the_written_example_is_a_statement_of_ours() throws IOException {
        String page = Files.readString(Path.of("docs/api/xapi.md"));
        JsonNode example = json.readTree(page.substring(page.indexOf("```json") + 7, page.indexOf("```", page.indexOf("```json") + 7)));
        assertThat(mapping.step(example)).usingRecursiveComparison().isEqualTo(step(Kind.PRACTISED, new byte[] {1, 3}));
    }

    private void assertRefused(Consumer<ObjectNode> change) {
        ObjectNode statement = mapping.statement(step(Kind.PRACTISED, new byte[] {1, 3}));
        assertThat(mapping.step(statement).sequence()).isEqualTo(41);
        change.accept(statement);
        assertThatThrownBy(() -> mapping.step(statement)).isInstanceOfSatisfying(Refusal.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(RecordProblem.FOREIGN_STATEMENT));
    }

    private static NamedStep step(Kind kind, byte[] result) {
        return new NamedStep(LEARNER, UUID.fromString("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"), 41, Instant.parse("2026-11-23T09:00:00Z"),
            Instant.parse("2026-11-23T08:59:58.5Z"), kind, new NamedActivity("ai-for-everyone", 2, "spam-filter"), 4, result);
    }
}
