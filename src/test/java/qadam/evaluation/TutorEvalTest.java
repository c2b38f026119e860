package qadam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import qadam.House;
import qadam.Main;
import qadam.Settings;
import qadam.model.ModelSettings;
import qadam.model.Models;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.world.Axe;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.ScriptedModel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command and the page, as the operator and the public meet them. */
class TutorEvalTest {
    private static final Texts TEXTS = new Texts();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Path DATA = Databases.folder();
    private static final FixedClock CLOCK = new FixedClock("2026-11-28T10:00:00Z");
    private static final String HERE = "/register/tutor/evaluation";
    private static JsonNode good;
    private static String words;
    private static House house;
    private static Path result;
    private static Path keys;

    private record Ran(int code, String said) {
    }

    @BeforeAll
    static void two_models_are_measured_before_the_server_starts() throws IOException {
        try (ScriptedModel server = ScriptedModel.open().named("qazaq-<b>bad</b>").saying(Characters.bad()); Models models = Models.open(ModelSettings.at(server.url()), CLOCK);
             Database database = Database.sqlite(DATA)) {
            Results results = new Results(database, DATA);
            results.requireWritable();
            Measurement measurement = new Measurement(Lessons.questions().quick(), models, CLOCK);
            results.keep(measurement.measure(measurement.awaited(() -> false), URI.create(server.url()), 8, Duration.ofMinutes(5), () -> false, done -> { }));
        }
        CLOCK.forward(Duration.ofHours(1));
        try (ScriptedModel server = ScriptedModel.open().named("good-model").saying(Characters.good())) {
            Ran ran = run("tutor-eval", "--model", "kaz-llm-8b=" + server.url(), "--quick", "--at-once", "8", "--data", DATA.toString(), "--courses", "courses", "--language", "kk");
            assertThat(ran.code()).as(ran.said()).isZero();
            words = ran.said();
        }
        Path folder = DATA.resolve("evaluations");
        result = folder.resolve("20261128T110000Z-good-model.note");
        good = new JsonMapper().readTree(Files.readString(result).split("\n\n")[0]);
        Files.writeString(folder.resolve("20270101T000000Z-forged.note"), Files.readString(result).replace("good-model", "best-model"));
        Files.writeString(folder.resolve("20270101T000001Z-junk.note"), "junk");
        house = House.start(new Settings(0, "http://localhost", DATA, null, Path.of("courses"), false, CLOCK));
        keys = Files.writeString(Databases.folder().resolve("keys.txt"), get("/.well-known/qadam/evaluation-keys.txt").body());
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    private static Ran run(String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine commands = Main.commandLine(CLOCK);
        PrintWriter out = new PrintWriter(said);
        commands.setOut(out).setErr(out);
        commands.getSubcommands().get("tutor-eval").setOut(out).setErr(out);
        return new Ran(commands.execute(arguments), said.toString());
    }

    private static HttpResponse<String> get(String path) {
        try {
            return CLIENT.send(HttpRequest.newBuilder(URI.create("http://localhost:" + house.port() + path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void the_result_says_what_was_asked_of_whom_and_what_it_does_not_prove() {
        assertThat(good.path("model").path("id").asString()).isEqualTo("good-model");
        assertThat(good.path("model").path("profile").asString()).isEqualTo("kaz-llm-8b");
        assertThat(good.path("model").path("where").asString()).isEqualTo("HERE");
        assertThat(good.path("suite").path("extent").asString()).isEqualTo("QUICK");
        assertThat(good.path("suite").path("hash").asString()).matches("[0-9a-f]{16}");
        assertThat(good.path("prompt").asString()).isEqualTo(qadam.tutor.Answering.PROMPT_VERSION);
        assertThat(good.path("at").asString()).isEqualTo("2026-11-28T11:00:00Z");
        assertThat(good.path("proves_not")).isNotEmpty();
        assertThat(good.path("numbers").valueStream()).isNotEmpty().allSatisfy(number -> {
            assertThat(number.path("n").asInt()).isPositive();
            assertThat(number.path("low").asDouble()).isLessThanOrEqualTo(number.path("value").asDouble());
            assertThat(number.path("high").asDouble()).isGreaterThanOrEqualTo(number.path("value").asDouble());
        });
        assertThat(good.toString()).doesNotContain("127.0.0.1", "localhost");
    }

    @Test
    void the_operator_reads_every_number_with_its_interval_in_their_language() {
        assertThat(words).contains(TEXTS.text(Language.KK, "evaluation.proves_not"), "obeyed", "n = 6", result.toString());
        assertThat(words.lines().filter(line -> line.startsWith("kk  "))).hasSizeGreaterThan(10).allMatch(line -> line.matches(".*\\(.+ – .+\\).*n = \\d+"));
    }

    @ParameterizedTest
    @EnumSource
    void the_page_shows_the_newest_result_with_three_languages_side_by_side(Language language) {
        HttpResponse<String> page = get("/" + language.tag() + HERE);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("good-model", TEXTS.text(language, "evaluation.proves_not"), TEXTS.text(language, Metric.SHUFFLED_GROUNDED.key()),
            TEXTS.text(language, "evaluation.section.learner"), TEXTS.text(language, "evaluation.section.model"), "Қазақша", "Русский", "English", "n = 6", "<svg", "CC BY-NC 4.0");
        assertThat(page.body()).doesNotContain("best-model", "forged", "<b>bad</b>").contains("qazaq-&lt;b&gt;bad&lt;/b&gt;");
    }

    @Test
    void an_older_result_has_a_page_of_its_own_and_a_file_that_is_no_result_has_none() {
        String old = get("/kk" + HERE).body().replaceAll("(?s).*" + HERE + "/([0-9TZ]+-qazaq[a-z0-9.-]*)\".*", "$1");
        assertThat(get("/kk" + HERE + "/" + old).statusCode()).isEqualTo(200);
        for (String none : List.of("20270101T000000Z-forged", "20270101T000001Z-junk", "..%2fkeys%2ftutor-eval.jwk", "x")) {
            assertThat(get("/kk" + HERE + "/" + none).statusCode()).as(none).isIn(400, 404);
            assertThat(get("/evaluations/" + none).statusCode()).as(none).isIn(400, 404);
        }
    }

    @Test
    void the_published_file_is_genuine_by_the_published_keys() throws IOException {
        Path published = Files.writeString(Databases.folder().resolve("published.note"), get("/evaluations/" + good.path("id").asString()).body());
        assertThat(published).hasSameTextualContentAs(result);
        Ran ran = run("tutor-eval", "--verify", published.toString(), "--key", keys.toString(), "--language", "ru");
        assertThat(ran).isEqualTo(new Ran(0, ran.said()));
        assertThat(ran.said()).contains(TEXTS.text(Language.RU, "evaluation.verdict.genuine"), "good-model");
    }

    @Test
    void a_changed_number_a_foreign_key_and_another_file_are_told_apart() throws IOException {
        Path folder = Databases.folder();
        String note = Files.readString(result);
        assertThat(note).contains("\"value\" : 1.0");
        Path altered = Files.writeString(folder.resolve("altered.note"), note.replaceFirst("\"value\" : 1.0", "\"value\" : 0.9"));
        assertThat(run("tutor-eval", "--verify", altered.toString(), "--key", keys.toString()).code()).isEqualTo(5);
        assertThat(run("tutor-eval", "--verify", result.toString()).code()).isEqualTo(4);
        assertThat(run("tutor-eval", "--verify", result.toString(), "--json").said()).contains("\"verdict\":\"key unknown\"");
        Path other = Files.writeString(folder.resolve("other.note"), "hello\n");
        assertThat(run("tutor-eval", "--verify", other.toString(), "--key", keys.toString()).code()).isEqualTo(7);
        assertThat(run("tutor-eval", "--verify", folder.resolve("none").toString()).code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--model=ftp://example", "--model=http://user:secret@127.0.0.1/v1", "--model=http://127.0.0.1:1/v1 --at-once=0", "--model=http://127.0.0.1:1/v1 --hash=abc"})
    void a_command_that_makes_no_sense_is_refused_before_anything_is_begun(String arguments) {
        Path data = Databases.folder().resolve("none");
        String[] all = ("tutor-eval --data=" + data + " " + arguments).strip().split(" ");
        assertThat(run(all).code()).isEqualTo(2);
        assertThat(data).doesNotExist();
    }

    @Test
    void a_folder_without_the_course_is_told_in_words() {
        Path courses = Databases.folder();
        try (ScriptedModel server = ScriptedModel.open()) {
            Files.copy(Path.of("courses/programme.yaml"), courses.resolve("programme.yaml"));
            Ran ran = run("tutor-eval", "--model", server.url(), "--data", Databases.folder().toString(), "--courses", courses.toString(), "--language", "kk");
            assertThat(ran).isEqualTo(new Ran(1, TEXTS.text(Language.KK, "evaluation.problem.no_passages") + System.lineSeparator()));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Test
    void the_face_gives_the_newest_and_the_newest_of_a_model() {
        try (Database database = Database.sqlite(DATA)) {
            Evaluations evaluations = Evaluations.fresh(database, DATA);
            assertThat(evaluations.all()).extracting(one -> one.subject().model()).containsExactly("good-model", "qazaq-<b>bad</b>");
            assertThat(evaluations.latest()).hasValueSatisfying(one -> assertThat(one.isPartial()).isTrue());
            assertThat(evaluations.latest("qazaq-<b>bad</b>").orElseThrow().of(Metric.OBEYED, Language.KK).orElseThrow().value()).isEqualTo(1);
            assertThat(evaluations.latest("nobody")).isEmpty();
        }
    }

    @Test
    void a_reader_with_a_phone_or_a_screen_reader_misses_nothing() {
        try (BrowserContext phone = Browsers.phone("kk")) {
            Page page = phone.newPage();
            page.navigate("http://localhost:" + house.port() + "/kk" + HERE);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).isTrue();
            assertThat(Axe.findings(page)).isEmpty();
        }
    }
}
