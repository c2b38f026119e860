package qadam.answerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import qadam.House;
import qadam.Settings;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Lesson;
import qadam.catalog.Option;
import qadam.catalog.Response;
import qadam.catalog.Responses;
import qadam.catalog.Task;
import qadam.exam.ImportItems;
import qadam.identity.Leaving;
import qadam.identity.Visitor;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.RealCourse;
import qadam.world.SealedBank;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file that a browser made: whose it is, what of it is taken, and what a hostile one cannot do. */
class AnswerFileTest {
    private static final String PASSWORD = "көк аспан таза";
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] TICKET_KEY = new byte[32];
    private static final UUID PERSON = Ids.random();

    @Test
    void answers_in_a_file_are_recorded_once_and_what_cannot_be_taken_is_told_with_its_reason(@TempDir Path data) throws Exception {
        try (House house = house(data)) {
            Visitor pupil = new Visitor(house);
            pupil.signUp("aigul", PASSWORD);
            JsonNode seal = JSON.readTree(pupil.get("/api/answer-file").body());
            Map<String, Object> answer = answer();
            Map<String, Object> unknown = new HashMap<>(Map.copyOf(answer));
            unknown.put("id", Ids.version7(1).toString());
            unknown.put("item", "nothing");
            Map<String, Object> save = Map.of("id", Ids.version7(2).toString(), "attempt", Ids.hex(Ids.random()), "item", 1, "sequence", 1, "response", Map.of());
            String sealed = seal(seal, content(seal, List.of(answer, unknown), List.of(save)));
            assertThat(bring(pupil, sealed)).contains("Added: 1", "Not taken: 2", "This question is not there", "An answer in an exam");
            assertThat(bring(pupil, sealed)).contains("This file was brought in before", "Added: 1");
            assertThat(bring(pupil, seal(seal, content(seal, List.of(answer), List.of())))).as("sealed anew").contains("Added: 0", "Here already: 1");
            assertThat(bring(pupil, JSON.writeValueAsString(content(seal, List.of(answer), List.of())))).as("from a browser without WebCrypto").contains("Here already: 1");
            assertThat(rows(house, "steps")).isEqualTo(1);
            assertThat(rows(house, "audit_entries where act = 'answer-file-brought'")).as("one's own is no act of staff").isZero();
            assertThat(pupil.export("en").toString()).contains("answer_files", "here_already");
            assertOthersCannot(house, sealed, seal);
        }
    }

    /** The exam's own rules say what becomes of them; here they come while it is open. An answer of somebody else's attempt is not taken, in whatever file it lies. */
    @Test
    void answers_of_an_exam_come_in_a_file_as_from_the_browser_itself(@TempDir Path data) {
        try (House house = house(data)) {
            Visitor pupil = new Visitor(house);
            pupil.signUp("aigul", PASSWORD);
            String attempt = begin(pupil, data);
            JsonNode seal = JSON.readTree(pupil.get("/api/answer-file").body());
            List<Map<String, Object>> saves = List.of(Map.of("id", Ids.version7(3).toString(), "attempt", attempt, "item", 1, "sequence", 1, "order", 5, "taken_at", 3, "response", Map.of()));
            Visitor other = new Visitor(house);
            other.signUp("bolat", PASSWORD);
            JsonNode others = JSON.readTree(other.get("/api/answer-file").body());
            assertThat(bring(other, seal(others, content(others, List.of(), saves)))).contains("Added: 0", "Not taken: 1");
            assertThat(bring(pupil, seal(seal, content(seal, List.of(), saves)))).contains("For a person to look at: 1", "Exam, question 1");
            assertThat(bring(pupil, seal(seal, content(seal, List.of(), saves)))).contains("Added: 0");
        }
    }

    private static String begin(Visitor pupil, Path data) {
        InstantSource clock = new FixedClock("2026-11-28T06:00:00Z");
        int imported = new CommandLine(new ImportItems(clock)).execute(SealedBank.write(Databases.folder()).toString(), "--exam", "ai-for-everyone", "--data", data.toString());
        assertThat(imported).isZero();
        pupil.get("/en/exams/ai-for-everyone");
        String place = pupil.post("/en/exams/ai-for-everyone/attempts", Map.of()).headers().firstValue("Location").orElseThrow();
        return place.substring(place.lastIndexOf('/') + 1);
    }

    private static void assertOthersCannot(House house, String sealed, JsonNode seal) {
        Visitor other = new Visitor(house);
        other.signUp("bolat", PASSWORD);
        assertThat(bring(other, sealed)).contains("belongs to a learner who is not yours");
        JsonNode own = JSON.readTree(other.get("/api/answer-file").body());
        Map<String, Object> stolen = content(seal, List.of(answer()), List.of());
        stolen.put("ticket", own.path("ticket").stringValue());
        assertThat(bring(other, seal(seal, stolen))).as("another's answers under one's own word").contains("cannot be read");
        Map<String, Object> claimed = content(own, List.of(answer()), List.of());
        claimed.put("owner", seal.path("owner").stringValue());
        assertThat(bring(other, seal(own, claimed))).contains("cannot be read");
        assertThat(new Visitor(house).get("/api/answer-file").statusCode()).isEqualTo(401);
        assertThat(rows(house, "steps")).isEqualTo(1);
    }

    private static House house(Path data) {
        return House.start(new Settings(0, "http://localhost", data, null, Path.of("courses"), false, new FixedClock("2026-11-28T06:00:00Z")));
    }

    private static long rows(House house, String table) {
        return house.database().read(handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
    }

    private static String bring(Visitor visitor, String file) {
        visitor.get("/en/answer-file");
        return visitor.send("/en/answer-file", Map.of(), "qadam.answers", file.getBytes(StandardCharsets.UTF_8)).body();
    }

    private static Map<String, Object> content(JsonNode seal, List<Map<String, Object>> steps, List<Map<String, Object>> saves) {
        String owner = seal.path("owner").stringValue();
        return new HashMap<>(Map.of("format", "qadam-answers", "version", 1, "owner", owner, "ticket", seal.path("ticket").stringValue(),
            "steps", steps.stream().map(step -> with(step, owner)).toList(), "works", List.of(), "saves", saves.stream().map(save -> with(save, owner)).toList()));
    }

    private static Map<String, Object> with(Map<String, Object> one, String owner) {
        Map<String, Object> with = new HashMap<>(one);
        with.put("owner", owner);
        return with;
    }

    private static Map<String, Object> answer() {
        Course course = RealCourse.read();
        Lesson lesson = course.lessons().findFirst().orElseThrow();
        Item item = lesson.items().stream().filter(each -> each.task() instanceof Task.Single).findFirst().orElseThrow();
        Option right = ((Task.Single) item.task()).options().stream().filter(Option::correct).findFirst().orElseThrow();
        return Map.of("id", Ids.version7(1_795_000_000_000L).toString().replaceAll(".{12}$", "0123456789ab"), "takenAt", 1_795_000_000_000L, "course", course.slug(),
            "version", course.version(), "lesson", lesson.id(), "item", item.id(), "fields", Responses.fields(item, new Response.Chosen(java.util.Set.of(right.id()))));
    }

    private static String seal(JsonNode seal, Map<String, Object> content) {
        JsonNode key = seal.path("key");
        return seal(header(key.path("kid").stringValue()).build(), key.path("x").stringValue(), key.path("y").stringValue(), JSON.writeValueAsBytes(content));
    }

    private static JWEHeader.Builder header(String kid) {
        return new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM).keyID(kid);
    }

    private static String seal(JWEHeader header, String x, String y, byte[] content) {
        try {
            JWEObject file = new JWEObject(header, new Payload(content));
            file.encrypt(new ECDHEncrypter(new ECKey.Builder(Curve.P_256, new Base64URL(x), new Base64URL(y)).build()));
            return file.serialize();
        } catch (com.nimbusds.jose.JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void what_was_not_sealed_for_us_by_our_own_script_is_not_read(@TempDir Path data) {
        try (Database database = Databases.sqlite()) {
            AnswerKey key = AnswerKey.open(data, database);
            Map<String, String> half = key.publicHalf();
            String owner = AnswerFile.owner(PERSON);
            byte[] plain = JSON.writeValueAsBytes(Map.of("format", "qadam-answers", "version", 1, "owner", owner, "ticket", new Ticket(PERSON, 7).text(TICKET_KEY),
                "steps", List.of(Map.of("owner", owner)), "works", List.of(), "saves", List.of()));
            String good = seal(header(half.get("kid")).build(), half.get("x"), half.get("y"), plain);
            assertThat(AnswerFile.read(bytes(good), key, TICKET_KEY).ticket()).isEqualTo(new Ticket(PERSON, 7));
            String[] parts = good.split("\\.");
            String changed = String.join(".", parts[0], parts[1], parts[2], (parts[3].charAt(9) == 'A' ? "B" : "A") + parts[3].substring(1), parts[4]);
            Map<String, String> other = AnswerKey.open(data.resolve("other"), Databases.sqlite()).publicHalf();
            List<String> bad = List.of("", "eyJ", "a.b.c.d.e", changed, good.substring(0, good.length() / 2),
                seal(header(half.get("kid")).build(), other.get("x"), other.get("y"), plain), seal(header(other.get("kid")).build(), half.get("x"), half.get("y"), plain),
                seal(header(half.get("kid")).compressionAlgorithm(CompressionAlgorithm.DEF).build(), half.get("x"), half.get("y"), plain),
                seal(new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM).keyID(half.get("kid")).build(), half.get("x"), half.get("y"), plain),
                text(plain).replace("\"steps\":[{", "\"steps\":[1,{"), text(plain).replace(owner + "\"}]", "0".repeat(24) + "\"}]"), text(plain) + "{}",
                text(plain).replace("qadam-answers", "other"), text(plain).replace("\"saves\":[]", "\"saves\":" + "[".repeat(60) + "]".repeat(60)),
                text(plain).replace(Ids.hex(PERSON), Ids.hex(Ids.random())), text(plain).replace("\"version\":1", "\"version\":1,\"version\":1"));
            assertThat(bad).allSatisfy(one -> assertThatThrownBy(() -> AnswerFile.read(bytes(one), key, TICKET_KEY)).as(one).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.problem()).isEqualTo(AnswerFileProblem.NOT_READABLE)));
            assertThatThrownBy(() -> AnswerFile.read(new byte[AnswerFile.LARGEST_BYTES + 1], key, TICKET_KEY)).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.problem()).isEqualTo(AnswerFileProblem.TOO_LARGE));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_file_is_written_down_once_shown_to_both_and_forgotten_with_its_learner(Database database) {
        try (database) {
            AnswerFileStore store = new AnswerFileStore();
            UUID teacher = Ids.random();
            byte[] hash = Ids.randomBytes(32);
            AnswerFileStore.Row row = new AnswerFileStore.Row(PERSON, teacher, Instant.ofEpochMilli(5_000), new BroughtCounts(3, 2, 1, 4, 0));
            database.write(handle -> {
                store.add(handle, hash, row);
                store.add(handle, hash, new AnswerFileStore.Row(teacher, teacher, Instant.ofEpochMilli(6_000), new BroughtCounts(0, 0, 0, 0, 0)));
                return null;
            });
            assertThat(database.<List<AnswerFileStore.Row>>read(handle -> store.about(handle, PERSON))).containsExactly(row);
            assertThat(database.<List<AnswerFileStore.Row>>read(handle -> store.about(handle, teacher))).containsExactly(row);
            assertThat(database.<Integer>write(handle -> store.forget(handle, Instant.ofEpochMilli(5_000), 10))).isZero();
            UUID nobody = Ids.random();
            database.write(handle -> {
                store.erase(handle, new Leaving(teacher, List.of(), nobody));
                return null;
            });
            assertThat(database.<Object>read(handle -> store.find(handle, hash).orElseThrow().by())).isEqualTo(nobody);
            assertThat(database.<Integer>write(handle -> store.forget(handle, Instant.ofEpochMilli(5_001), 10))).isEqualTo(1);
        }
    }
}
