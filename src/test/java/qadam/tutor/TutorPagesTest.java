package qadam.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import qadam.exchange.Past;
import qadam.safeguard.MayAsk;
import qadam.search.Passage;
import qadam.shared.Language;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.world.RealCourse;
import qadam.world.Script;
import qadam.world.ScriptedModel;

/** The tutor's page, its form, its stream and its lock, as a browser meets them. */
class TutorPagesTest {
    private static final Texts TEXTS = new Texts();
    private static final Lessons LESSONS = Lessons.of(RealCourse.read());
    private static ScriptedModel model;
    private static TutorSite site;

    @BeforeAll
    static void open() {
        model = ScriptedModel.open();
        site = new TutorSite(model);
    }

    @AfterAll
    static void close() {
        site.close();
        model.close();
    }

    @BeforeEach
    void everybodyMayAsk() {
        site.may = MayAsk.MODEL;
        site.handsIn("aigul");
        model.saying(request -> Script.says(good(language(request.toString()))));
    }

    private static Language language(String request) {
        return request.contains("Qadam оқу орнының") ? Language.KK : request.contains("учебный помощник") ? Language.RU : Language.EN;
    }

    private static String good(Language language) {
        List<Passage> passages = LESSONS.passages(language, Lessons.question(language));
        int number = Lessons.quotable(passages);
        String truth = Lessons.sentence(passages.get(number - 1));
        return Lessons.cited(truth, number, truth);
    }

    private static String truth(Language language) {
        List<Passage> passages = LESSONS.passages(language, Lessons.question(language));
        return Lessons.sentence(passages.get(Lessons.quotable(passages) - 1));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String text(Language language, String key) {
        return TEXTS.text(language, key);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_visitor_gets_passages_and_is_told_that_no_ai_wrote_them(Language language) {
        int before = model.requests().size();
        HttpResponse<String> page = site.get("", "/" + language.tag() + "/tutor?course=ai-for-everyone&lesson=privacy-and-personal-data" + TutorSite.form("q", Lessons.question(language)));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(text(language, "tutor.excerpts.mark"), text(language, "tutor.excerpts"), "<mark>", "/courses/ai-for-everyone/privacy-and-personal-data",
            text(language, "tutor.why.sign_in")).doesNotContain(text(language, "tutor.ai"));
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(model.requests()).hasSize(before);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_is_not_in_the_lessons_is_said_to_be_so(Language language) {
        HttpResponse<String> page = site.get("", "/" + language.tag() + "/tutor?" + TutorSite.form("q", "qwrtzp xkcdvb").substring(1));
        assertThat(page.body()).contains(text(language, "tutor.why.not_in_lessons"));
        int before = model.requests().size();
        assertThat(site.asked("aigul", language, "qwrtzp xkcdvb").body()).contains(text(language, "tutor.why.not_in_lessons"));
        assertThat(model.requests()).as("no model is asked what no lesson has").hasSize(before);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void an_adult_gets_an_answer_with_its_place_in_the_lesson_and_it_stays_on_reload(Language language) {
        HttpResponse<String> sent = site.post("aigul", "/" + language.tag() + "/tutor", "q", Lessons.question(language), "tier", "EXPLANATION");
        assertThat(sent.statusCode()).isEqualTo(303);
        int asked = model.requests().size();
        String address = sent.headers().firstValue("Location").orElseThrow();
        for (int i = 0; i < 2; i++) {
            assertThat(site.get("aigul", address).body()).contains(escaped(truth(language)), "class=\"source-card\"", text(language, "tutor.ai"), text(language, "tutor.report"), "scripted");
        }
        assertThat(model.requests()).hasSize(asked);
        assertThat(site.get("bolat", address).statusCode()).as("somebody else's").isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void with_script_it_comes_as_events(Language language) {
        HttpResponse<String> stream = site.stream("aigul", "language", language.tag(), "q", Lessons.question(language), "tier", "EXPLANATION");
        assertThat(stream.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        assertThat(stream.body()).contains("event: line\ndata: {", "source-card", "event: end\ndata: {").endsWith("\n\n");
        assertThat(stream.body().indexOf("event: line")).isLessThan(stream.body().indexOf("event: end"));
    }

    /** What a hostile model says, by both doors. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void of_the_worst_model_nothing_harmful_reaches_a_page(Language language) {
        String truth = truth(language);
        List<String> poison = List.of("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "https://evil.example/a", "900101300123", "</article><script>");
        model.saying(request -> Script.says(request.get("messages").get(0).get("content").asString() + " "
            + String.join(". ", poison.stream().map(one -> truth.substring(0, truth.length() - 1) + " " + one).toList()) + ". " + Lessons.cited(truth, 77, truth)));
        for (String shown : List.of(main(site.asked("aigul", language, Lessons.question(language)).body()), site.stream("aigul", "language", language.tag(), "q", Lessons.question(language)).body())) {
            assertThat(shown).doesNotContain("QDM").doesNotContain("evil.example").doesNotContain("alert(1)").doesNotContain("900101300123").doesNotContain("javascript:").doesNotContain("source-card");
            assertThat(shown).contains(text(language, "tutor.why.withheld"), text(language, "tutor.excerpts.mark").split("\\.")[0]);
        }
    }

    private static String main(String body) {
        return body.substring(body.indexOf("data-talk"), body.indexOf("<form class=\"asking\""));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_the_lesson_does_not_bear_out_is_marked(Language language) {
        model.saying(request -> Script.says(truth(language).replace(".", " ") + "<b>. " + good(language))
            .thenSays(" " + switch (language) {
                case KK -> "Бірақ бұл әр адамға әртүрлі көрінеді.";
                case RU -> "Об этом каждый думает по-своему.";
                case EN -> "Everybody has a view of their own on this.";
            }));
        String page = site.asked("aigul", language, Lessons.question(language)).body();
        assertThat(page).contains(text(language, "tutor.uncited"), "source-card").doesNotContain("<b>");
        model.saying(request -> Script.says(truth(language)));
        String alone = site.asked("aigul", language, Lessons.question(language)).body();
        assertThat(alone).contains(text(language, "tutor.why.unsupported")).doesNotContain(text(language, "tutor.uncited")).doesNotContain("<b>");
    }

    /** Outside an attempt too; and not when it is asked about afterwards. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void a_question_of_the_bank_is_put_to_no_model(Language language) {
        int before = model.requests().size();
        for (qadam.catalog.Item item : RealCourse.read().bank().stream().filter(one -> one.stem().in(language).split(" ").length > 12).limit(3).toList()) {
            String page = site.asked("aigul", language, item.stem().in(language)).body();
            assertThat(page).containsAnyOf(text(language, "tutor.why.exam_question"), text(language, "tutor.why.not_in_lessons"));
            assertThat(page).doesNotContain(text(language, "tutor.uncited"));
        }
        assertThat(model.requests()).hasSize(before);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void while_somebody_sits_an_exam_nothing_answers_them_on_any_device(Language language) {
        site.sits("aigul", false);
        int before = model.requests().size();
        for (String browser : List.of("aigul", "aigul-phone", "aigul-new")) {
            HttpResponse<String> page = site.get(browser, "/" + language.tag() + "/tutor?" + TutorSite.form("q", Lessons.question(language)).substring(1));
            HttpResponse<String> form = site.post(browser, "/" + language.tag() + "/tutor", "q", Lessons.question(language));
            HttpResponse<String> stream = site.stream(browser, "language", language.tag(), "q", Lessons.question(language));
            for (HttpResponse<String> refused : List.of(page, form, stream, site.get(browser, "/" + language.tag() + "/tutor"))) {
                assertThat(refused.statusCode()).isEqualTo(409);
                assertThat(refused.body()).as("the exam and the quarter of an hour in which answers may still come").contains("45").doesNotContain("<mark>").doesNotContain("source-card");
            }
            assertThat(stream.body()).contains("\"problem\":\"exam_open\"");
        }
        assertThat(model.requests()).hasSize(before);
        assertThat(site.get("bolat", "/" + language.tag() + "/tutor").statusCode()).isEqualTo(200);
        site.handsIn("aigul");
        assertThat(site.get("aigul", "/" + language.tag() + "/tutor").statusCode()).isEqualTo(200);
    }

    @Test
    void a_rehearsal_locks_nothing() {
        site.sits("bolat", true);
        assertThat(site.get("bolat", "/kk/tutor").statusCode()).isEqualTo(200);
    }

    @Test
    void an_exam_that_begins_during_an_answer_ends_it() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        String truth = truth(Language.KK);
        model.saying(request -> Script.says(good(Language.KK)).thenWaits(begun).thenSays("Бұл туралы әркім өзінше ойлайды. Тағы бір сөйлем керек болар еді. Соңғы сөйлем осы."));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int before = model.requests().size();
            Future<HttpResponse<String>> stream = threads.submit(() -> site.stream("aigul", "language", "kk", "q", Lessons.question(Language.KK)));
            model.await(before + 1);
            site.sits("aigul", false);
            begun.countDown();
            assertThat(stream.get().body()).contains("exam_open").doesNotContain("өзінше ойлайды").doesNotContain("event: end");
        }
        assertThat(truth).isNotEmpty();
    }

    @Test
    void one_question_at_a_time() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        model.saying(request -> Script.says(good(Language.KK)).after(go));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int before = model.requests().size();
            Future<HttpResponse<String>> first = threads.submit(() -> site.stream("aigul", "language", "kk", "q", Lessons.question(Language.KK)));
            model.await(before + 1);
            HttpResponse<String> second = site.stream("aigul-phone", "language", "kk", "q", Lessons.question(Language.KK));
            assertThat(second.statusCode()).isEqualTo(429);
            assertThat(second.body()).contains("one_at_a_time");
            go.countDown();
            assertThat(first.get().body()).contains("event: end");
        }
    }

    private static Stream<String> bad() {
        return Stream.of("", " ", "а".repeat(601), "сұрақ ".repeat(3_300), "сұрақ\u0001", "\u0000", "???", "\uD800");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("bad")
    void a_question_that_cannot_be_one_is_refused_in_words(String question) {
        int before = model.requests().size();
        for (Language language : Language.values()) {
            HttpResponse<String> form = site.post("aigul", "/" + language.tag() + "/tutor", "q", question);
            assertThat(form.statusCode()).isEqualTo(400);
            assertThat(form.body()).contains("id=\"tutor-error\"");
            HttpResponse<String> stream = site.stream("aigul", "language", language.tag(), "q", question);
            assertThat(stream.statusCode()).isEqualTo(400);
            assertThat(stream.body()).contains("\"message\"");
        }
        assertThat(model.requests()).hasSize(before);
    }

    @Test
    void a_number_of_twelve_digits_reaches_neither_the_model_nor_the_log() {
        site.clock.forward(java.time.Duration.ofMinutes(1));
        String page = site.asked("aigul", Language.KK, Lessons.question(Language.KK) + " 900101300123").body();
        assertThat(page).contains(text(Language.KK, "tutor.scrubbed")).doesNotContain("900101300123");
        assertThat(model.allAsked()).doesNotContain("900101300123");
        List<Past> log = site.database.read(handle -> site.exchanges.of(handle, site.people.get("aigul").person(), 1));
        assertThat(log).singleElement().satisfies(past -> {
            assertThat(past.words().orElseThrow().asked()).doesNotContain("900101300123");
            assertThat(past.entry().promptVersion()).isEqualTo(Answering.PROMPT_VERSION);
            assertThat(past.entry().passages()).isNotEmpty().first().asString().startsWith("ai-for-everyone@");
            assertThat(past.entry().model()).hasValue(ScriptedModel.ID);
            assertThat(past.entry().verdicts()).contains("CITED");
        });
    }

    @Test
    void the_next_question_knows_of_the_last() {
        String first = site.post("aigul", "/kk/tutor", "q", Lessons.question(Language.KK)).headers().firstValue("Location").orElseThrow();
        site.post("aigul", "/kk/tutor", "q", "ал неге олай?", "after", first.substring(first.lastIndexOf('/') + 1));
        assertThat(model.requests().getLast().get("messages").size()).isEqualTo(4);
        assertThat(model.requests().getLast().toString()).contains(Lessons.question(Language.KK), "ал неге олай?");
        site.post("bolat", "/kk/tutor", "q", Lessons.question(Language.KK), "after", first.substring(first.lastIndexOf('/') + 1));
        assertThat(model.requests().getLast().get("messages").size()).as("somebody else's conversation is not theirs").isEqualTo(2);
    }

    @Test
    void who_is_young_is_led_first_and_told_who_can_read_this() {
        site.may = MayAsk.GUIDED;
        assertThat(site.get("bolat", "/kk/tutor").body()).contains("Сәуле Ахметова", text(Language.KK, "tutor.readers"));
        site.post("bolat", "/kk/tutor", "q", Lessons.question(Language.KK), "tier", "EXAMPLE");
        assertThat(model.requests().getLast().toString()).contains(Rules.of(Language.KK).piece("question")).doesNotContain(Rules.of(Language.KK).piece("example"));
        site.may = MayAsk.EXCERPTS;
        int before = model.requests().size();
        assertThat(site.asked("bolat", Language.KK, Lessons.question(Language.KK)).body()).contains(text(Language.KK, "tutor.why.not_for_you"));
        site.may = MayAsk.NOTICE_FIRST;
        assertThat(site.get("bolat", "/kk/tutor").body()).contains("/kk/tutor/notice");
        assertThat(model.requests()).hasSize(before);
    }

    @Test
    void a_server_that_fails_leaves_the_passages_and_says_so() {
        model.saying(request -> Script.status(500, "broken"));
        assertThat(site.asked("aigul", Language.KK, Lessons.question(Language.KK)).body()).contains(text(Language.KK, "tutor.places"), text(Language.KK, "tutor.excerpts.mark"), "<mark>");
        model.saying(request -> Script.says(good(Language.KK)).thenBreaksJson());
        TutorSite.until(site.models::isReady);
        assertThat(site.asked("aigul", Language.KK, Lessons.question(Language.KK)).body()).contains("source-card", text(Language.KK, "tutor.why.broke_off"));
    }

    @Test
    void an_answer_is_reported_and_valued_without_a_name() {
        String address = site.post("aigul", "/kk/tutor", "q", Lessons.question(Language.KK)).headers().firstValue("Location").orElseThrow();
        assertThat(site.get("aigul", address + "/report").body()).contains(text(Language.KK, "tutor.reason.harmful"));
        assertThat(site.post("aigul", address + "/report", "note", "қате").statusCode()).isEqualTo(400);
        assertThat(site.post("aigul", address + "/report", "reason", "WRONG", "note", "900101300123 қате").statusCode()).isEqualTo(303);
        assertThat(site.post("bolat", address + "/report", "reason", "WRONG").statusCode()).isEqualTo(404);
        List<Report> reports = site.database.read(handle -> new ReportStore().open(handle, 10));
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.note()).isEqualTo("[…] қате");
            assertThat(report.question()).isEqualTo(Lessons.question(Language.KK));
            assertThat(report.answer()).contains(truth(Language.KK));
        });
        site.post("aigul", address + "/opinion", "helped", "yes");
        site.post("aigul", address + "/opinion", "helped", "yes");
        assertThat(site.database.<Long>read(handle -> new ReportStore().opinions(handle, true))).isOne();
    }

    @Test
    void what_was_asked_hours_ago_is_read_from_the_log_without_its_sources() {
        String address = site.post("aigul", "/kk/tutor", "q", Lessons.question(Language.KK)).headers().firstValue("Location").orElseThrow();
        site.clock.forward(java.time.Duration.ofHours(3));
        assertThat(site.get("aigul", address).body()).contains(text(Language.KK, "tutor.remembered"), escaped(truth(Language.KK))).doesNotContain("source-card");
        assertThat(site.get("bolat", address).statusCode()).isEqualTo(404);
    }

    /** A model that thinks longer than a connection may be silent. */
    @Test
    void a_slow_answer_outlives_the_silence_that_the_server_suffers_and_a_limit_holds() {
        model.saying(request -> Script.pieces(good(Language.KK), " ").slowly(java.time.Duration.ofMillis(1_500)));
        try (TutorSite impatient = new TutorSite(model, Limits.of(java.util.Map.of("tutor-question-characters", "100", "silent-seconds", "1")))) {
            assertThat(impatient.asked("aigul", Language.KK, Lessons.question(Language.KK)).body()).contains("source-card");
            assertThat(impatient.stream("aigul", "language", "kk", "q", Lessons.question(Language.KK)).body()).contains("source-card", "event: end");
            assertThat(impatient.stream("aigul", "language", "kk", "q", "а".repeat(101)).body()).contains("too_long", "100");
        }
    }
}
