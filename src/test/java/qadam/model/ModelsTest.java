package qadam.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.shared.Limits;
import qadam.world.FixedClock;
import qadam.world.Ports;
import qadam.world.Script;
import qadam.world.ScriptedModel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a model's server may do to us, each by its name, and what becomes of it. */
class ModelsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final String HELLO = "Сәлем! Жасанды интеллект деген не?";
    private final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");
    private final ScriptedModel server = ScriptedModel.open();
    private final List<AutoCloseable> opened = new ArrayList<>(List.of(server));
    private final List<String> pieces = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }

    private Models models() {
        return open(ModelSettings.at(server.url()).patient(Patience.of(LONG, LONG, LONG, LONG)));
    }

    /** Waits for little between pieces. */
    private Models impatient() {
        return open(ModelSettings.at(server.url()).patient(Patience.of(LONG, LONG, SHORT, LONG)));
    }

    private Models open(ModelSettings settings) {
        Models models = Models.open(settings, clock);
        opened.add(models);
        if (settings.servers().size() == 1) {
            until(() -> models.cards().getFirst().health() != Health.UNPROBED);
        }
        return models;
    }

    private static void until(BooleanSupplier so) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }

    private static Prompt prompt(String... texts) {
        return new Prompt(Optional.empty(), List.of(texts).stream().map(Message::user).toList(), Sampling.tutor(200));
    }

    private Reply ask(Models models) {
        return models.ask(prompt(HELLO), pieces::add, () -> false);
    }

    private Reply.Said said(Models models) {
        Reply reply = ask(models);
        assertThat(reply).isInstanceOf(Reply.Said.class);
        return (Reply.Said) reply;
    }

    private Reply.Failed failed(Models models) {
        Reply reply = ask(models);
        assertThat(reply).isInstanceOf(Reply.Failed.class);
        return (Reply.Failed) reply;
    }

    private static CompletableFuture<Reply> aside(Supplier<Reply> asking) {
        return CompletableFuture.supplyAsync(asking, command -> Thread.ofVirtual().start(command));
    }

    private String given() {
        return String.join("", pieces);
    }

    @Test
    void an_answer_comes_in_pieces_with_its_count() {
        server.saying(request -> Script.says("Бұл — үлгі. Ол қателесуі мүмкін.").usage(17, 9));
        Reply.Said said = said(models());
        assertThat(said.text()).isEqualTo("Бұл — үлгі. Ол қателесуі мүмкін.").isEqualTo(given());
        assertThat(pieces).hasSize(6);
        assertThat(said.ending()).isEqualTo(Ending.STOP);
        assertThat(said.usage()).isEqualTo(new Usage(17, 9, true));
        assertThat(said.model().id()).isEqualTo(ScriptedModel.ID);
        assertThat(said.first()).isPositive().isLessThanOrEqualTo(said.whole());
    }

    @Test
    void what_is_asked_reaches_the_server_as_the_protocol_has_it() {
        Models models = models();
        JsonNode format = JsonMapper.shared().readTree("{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"a\",\"schema\":{}}}");
        models.ask(new Prompt(Optional.of(ScriptedModel.ID), List.of(Message.system("Қысқа жауап бер."), Message.user(HELLO), Message.assistant("Иә?"), Message.user("Жалғастыр")),
            new Sampling(77, 0.5, OptionalDouble.of(0.9), OptionalLong.of(7), List.of("\n\n"), Optional.of(format))), pieces::add, () -> false);
        JsonNode asked = server.requests().getFirst();
        assertThat(asked.path("model").asString()).isEqualTo(ScriptedModel.ID);
        assertThat(asked.path("stream").asBoolean()).isTrue();
        assertThat(asked.path("messages").path(0).path("role").asString()).isEqualTo("system");
        assertThat(asked.path("messages").path(2).path("content").asString()).isEqualTo("Иә?");
        assertThat(asked.path("max_tokens").asInt()).isEqualTo(77);
        assertThat(asked.path("temperature").asDouble()).isEqualTo(0.5);
        assertThat(asked.path("seed").asLong()).isEqualTo(7);
        assertThat(asked.path("stop").path(0).asString()).isEqualTo("\n\n");
        assertThat(asked.path("response_format")).isEqualTo(format);
    }

    @Test
    void no_model_is_connected_and_that_is_said_at_once() {
        Models none = Models.none();
        assertThat(none.isReady()).isFalse();
        assertThat(none.isConfigured()).isFalse();
        assertThat(none.cards()).isEmpty();
        assertThat(failed(none).why()).isEqualTo(ModelProblem.NONE_CONNECTED);
        assertThat(none.embed("any", List.of("a"))).isEmpty();
    }

    @Test
    void a_model_that_nobody_offers_is_none_connected() {
        Models models = models();
        Reply reply = models.ask(new Prompt(Optional.of("gpt-9"), List.of(Message.user("a")), Sampling.tutor(9)), pieces::add, () -> false);
        assertThat(((Reply.Failed) reply).why()).isEqualTo(ModelProblem.NONE_CONNECTED);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void what_a_server_can_is_found_out() {
        server.named("KazLLM-1.0-8B-Q4_K_M.gguf", "other").embedding();
        Models models = models();
        assertThat(models.cards()).extracting(ModelCard::id).containsExactly("KazLLM-1.0-8B-Q4_K_M.gguf", "other");
        assertThat(models.cards().getFirst().profile().id()).isEqualTo("kaz-llm-8b");
        assertThat(models.cards().getFirst().jsonSchema()).isTrue();
        assertThat(models.cards().getFirst().embeds()).isTrue();
        assertThat(models.isReady()).isTrue();
        assertThat(models.embed("other", List.of("аб", "а")).orElseThrow()).isDeepEqualTo(new float[][] {{2, 0.5f, -1}, {1, 0.5f, -1}});
    }

    @Test
    void a_server_without_extras_is_used_without_them() {
        server.probed(request -> request.has("stream_options") || request.has("response_format") ? Script.status(400, "unknown field") : Script.says("ok"));
        server.saying(request -> request.has("stream_options") || request.has("response_format") ? Script.status(400, "unknown field") : Script.says("Иә, солай.").uncounted());
        Models models = models();
        assertThat(models.cards().getFirst().jsonSchema()).isFalse();
        assertThat(models.cards().getFirst().embeds()).isFalse();
        Reply.Said said = said(models);
        assertThat(said.text()).isEqualTo("Иә, солай.");
        assertThat(said.usage().counted()).isFalse();
        assertThat(said.usage().answerTokens()).isBetween(6, 12);
        assertThat(said.usage().promptTokens()).isBetween(20, 40);
    }

    @Test
    void an_answer_in_one_piece_is_an_answer() {
        server.saying(request -> Script.says("Бәрі бірден.").usage(3, 2).whole());
        Reply.Said said = said(models());
        assertThat(said.text()).isEqualTo("Бәрі бірден.");
        assertThat(said.usage()).isEqualTo(new Usage(3, 2, true));
    }

    @Test
    void an_answer_at_its_length_says_so() {
        server.saying(request -> Script.says("Бұл ұзақ").ending("length"));
        assertThat(said(models()).ending()).isEqualTo(Ending.LENGTH);
    }

    @Test
    void too_many_requests_is_busy_with_the_time_to_wait() {
        server.saying(request -> Script.tooMany("120"));
        Models models = models();
        Reply.Failed failed = failed(models);
        assertThat(failed.why()).isEqualTo(ModelProblem.BUSY);
        assertThat(failed.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(120));
        assertThat(failed(models).why()).isEqualTo(ModelProblem.BUSY);
        assertThat(server.requests()).as("it asked to be left alone").hasSize(1);
    }

    @Test
    void a_short_retry_after_is_waited_for() {
        server.saying(request -> server.requests().size() == 1 ? Script.tooMany("1") : Script.says("Енді болады."));
        assertThat(said(models()).text()).isEqualTo("Енді болады.");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void a_retry_after_is_read_as_seconds_or_a_date_and_nonsense_is_nothing() {
        assertThat(Refused.retryAfter("Sat, 28 Nov 2026 06:02:00 GMT", clock.instant())).contains(Duration.ofMinutes(2));
        assertThat(Refused.retryAfter("Sat, 28 Nov 2020 06:02:00 GMT", clock.instant())).contains(Duration.ZERO);
        assertThat(Refused.retryAfter(" 7 ", clock.instant())).contains(Duration.ofSeconds(7));
        assertThat(Refused.retryAfter("999999", clock.instant())).contains(Duration.ofHours(24));
        assertThat(List.of("", "-1", "soon", "99999999999999", "1.5")).allSatisfy(nonsense -> assertThat(Refused.retryAfter(nonsense, clock.instant())).isEmpty());
    }

    @Test
    void a_stall_in_the_middle_ends_in_time_and_keeps_what_came() {
        server.saying(request -> Script.says("Бірінші бөлік ").thenStalls());
        Reply.Failed failed = failed(impatient());
        assertThat(failed.why()).isEqualTo(ModelProblem.STALLED);
        assertThat(failed.partial()).isEqualTo("Бірінші бөлік ").isEqualTo(given());
        assertThat(failed.model()).isPresent();
        assertThat(server.requests()).as("never asked again once it has spoken").hasSize(1);
    }

    @Test
    void comments_that_are_no_answer_do_not_keep_it_alive() {
        server.saying(request -> Script.says("Бірінші ").thenDawdles());
        assertThat(failed(impatient()).why()).isEqualTo(ModelProblem.STALLED);
        server.awaitHangUp();
    }

    @Test
    void a_first_word_that_does_not_come_is_slow() {
        server.saying(request -> Script.silent().thenStalls());
        Models models = open(ModelSettings.at(server.url()).patient(Patience.of(LONG, SHORT, LONG, LONG)));
        assertThat(failed(models).why()).isEqualTo(ModelProblem.SLOW);
        assertThat(models.cards().getFirst().health()).isEqualTo(Health.SLOW);
    }

    @Test
    void an_operator_sets_how_long_is_waited() {
        ModelSettings settings = ModelSettings.at(server.url()).within(Limits.of(Map.of("model-first-seconds", "5", "model-answer-seconds", "12")));
        assertThat(settings.patience().first()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.patience().whole()).isEqualTo(Duration.ofSeconds(12));
        assertThat(ModelSettings.NONE.within(Limits.USUAL)).as("the same without the operator's word").isEqualTo(ModelSettings.NONE);
    }

    @Test
    void a_connection_cut_in_the_middle_is_cut_and_never_repeated() {
        server.saying(request -> Script.says("Бір екі ").thenCuts());
        Reply.Failed failed = failed(models());
        assertThat(failed.why()).isEqualTo(ModelProblem.CUT);
        assertThat(failed.partial()).isEqualTo("Бір екі ");
        assertThat(pieces).containsExactly("Бір ", "екі ");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void an_end_without_terminator_is_cut() {
        server.saying(request -> Script.says("Бір екі ").thenEnds());
        Reply.Failed failed = failed(models());
        assertThat(failed.why()).isEqualTo(ModelProblem.CUT);
        assertThat(failed.usage().counted()).isFalse();
    }

    @Test
    void an_end_with_a_reason_needs_no_terminator() {
        server.saying(request -> Script.says("Бітті.").thenRaw("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n").thenCuts());
        assertThat(said(models()).text()).isEqualTo("Бітті.");
    }

    @Test
    void broken_json_is_garbled_and_keeps_what_came() {
        server.saying(request -> Script.says("Бір ").thenBreaksJson());
        Reply.Failed failed = failed(models());
        assertThat(failed.why()).isEqualTo(ModelProblem.GARBLED);
        assertThat(failed.partial()).isEqualTo("Бір ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "\"text\"", "not json", "{\"choices\":", "\u0000"})
    void a_frame_that_is_no_object_is_garbled(String frame) {
        server.saying(request -> Script.silent().thenRaw("data: " + frame + "\n\n").thenEnds());
        assertThat(failed(models()).why()).isEqualTo(ModelProblem.GARBLED);
    }

    /** Of the right form and the wrong content: nothing of it is an answer, nothing of it throws. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"choices\":{}}", "{\"choices\":[7]}", "{\"choices\":[{\"delta\":null}]}", "{\"choices\":[{\"delta\":{\"content\":{\"a\":1}}}]}",
        "{\"choices\":[],\"usage\":null}", "{\"usage\":{\"prompt_tokens\":-5,\"completion_tokens\":1e300}}", "{\"choices\":[{\"delta\":{\"tool_calls\":[{}]}}]}"})
    void strange_frames_are_left_aside(String frame) {
        server.saying(request -> Script.silent().thenRaw("data: " + frame + "\n\n").thenSays("Жауап."));
        assertThat(said(models()).text()).isEqualTo("Жауап.");
    }

    @Test
    void a_line_of_ten_megabytes_is_garbled_and_hung_up_on() {
        server.saying(request -> Script.says("Бір ").thenSendsLine(10_000_000));
        assertThat(failed(models()).why()).isEqualTo(ModelProblem.GARBLED);
        server.awaitHangUp();
    }

    @Test
    void an_error_in_the_middle_of_the_stream_is_cut() {
        server.saying(request -> Script.says("Бір ").thenFails("out of memory"));
        assertThat(failed(models()).why()).isEqualTo(ModelProblem.CUT);
    }

    @Test
    void endless_output_ends_at_its_length() {
        server.saying(request -> Script.silent().thenNeverEnds("а "));
        Reply.Said said = said(models());
        assertThat(said.ending()).isEqualTo(Ending.LENGTH);
        assertThat(said.text().length()).isBetween(200, 200 * 24 + 64);
        server.awaitHangUp();
    }

    @Test
    void endless_frames_without_a_word_end_too() {
        server.saying(request -> Script.silent().thenNeverEnds(""));
        Reply.Said said = said(models());
        assertThat(said.text()).isEmpty();
        assertThat(said.ending()).isEqualTo(Ending.LENGTH);
        server.awaitHangUp();
    }

    @Test
    void huge_pieces_end_at_so_many_characters() {
        server.saying(request -> Script.silent().thenNeverEnds("ж".repeat(50_000)));
        assertThat(said(models()).text()).hasSize(200 * 24 + 64);
    }

    @Test
    void an_answer_that_takes_too_long_is_as_long_as_it_may_be() {
        server.saying(request -> Script.says("Әлі айтып тұрмын ").thenDawdles());
        Models models = open(ModelSettings.at(server.url()).patient(Patience.of(LONG, LONG, LONG, Duration.ofMillis(1_500))));
        Reply.Said said = said(models);
        assertThat(said.ending()).isEqualTo(Ending.LENGTH);
        assertThat(said.text()).isEqualTo("Әлі айтып тұрмын ");
    }

    @Test
    void markup_stays_text_and_control_characters_go() {
        server.saying(request -> Script.pieces("<script>alert(1)</script>", "\u0000\u0007\u001b[31m", "қызыл\r\n", "\u202eкері")
            .thenRaw("data: {\"choices\":[{\"delta\":{\"content\":\"\\ud83d\"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"\\ude00\"}}]}\n\n")
            .thenSays(" \ufffd\ufffd соң \udb40\udc41\ufffd"));
        assertThat(said(models()).text()).isEqualTo("<script>alert(1)</script>[31mқызыл\nкері\ud83d\ude00 \ufffd соң ").isEqualTo(given());
    }

    @Test
    void bytes_that_are_no_utf_8_break_nothing() {
        byte[] broken = "data: {\"choices\":[{\"delta\":{\"content\":\"аX\"}}]}\n\n".getBytes(StandardCharsets.UTF_8);
        broken[new String(broken, StandardCharsets.ISO_8859_1).indexOf('X')] = (byte) 0xd2;
        server.saying(request -> Script.silent().thenRaw(broken).thenSays("б"));
        assertThat(said(models()).text()).isEqualTo("а\ufffdб");
    }

    @Test
    void a_letter_cut_between_two_deliveries_is_whole() {
        byte[] frame = "data: {\"choices\":[{\"delta\":{\"content\":\"қ\"}}]}\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        int cut = new String(frame, StandardCharsets.ISO_8859_1).indexOf((char) 0xd2) + 1;
        server.saying(request -> Script.silent().thenRaw(java.util.Arrays.copyOfRange(frame, 0, cut)).slowly(SHORT)
            .thenRaw(java.util.Arrays.copyOfRange(frame, cut, frame.length)).thenSays("азақ"));
        assertThat(said(models()).text()).isEqualTo("қазақ");
    }

    @Test
    void thoughts_that_are_kept_apart_are_not_the_answer() {
        server.saying(request -> Script.silent().thenRaw("data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"Құпия ой\"}}]}\n\n").thenSays("Жауап."));
        assertThat(said(models()).text()).isEqualTo("Жауап.");
    }

    @Test
    void who_stops_gets_what_came_and_the_connection_is_closed() {
        server.saying(request -> Script.says("Бір ").thenDawdles());
        Models models = models();
        AtomicBoolean enough = new AtomicBoolean();
        Reply reply = models.ask(prompt(HELLO), piece -> enough.set(true), enough::get);
        assertThat(reply).isInstanceOfSatisfying(Reply.Said.class, said -> {
            assertThat(said.ending()).isEqualTo(Ending.STOPPED);
            assertThat(said.text()).isEqualTo("Бір ");
        });
        server.awaitHangUp();
    }

    @Test
    void an_interrupted_thread_stops_too() throws Exception {
        server.saying(request -> Script.silent().thenDawdles());
        Models models = models();
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().start(() -> reply.complete(ask(models)));
        server.await(1);
        thread.interrupt();
        assertThat(reply.get(30, TimeUnit.SECONDS)).isInstanceOfSatisfying(Reply.Said.class, said -> assertThat(said.ending()).isEqualTo(Ending.STOPPED));
        server.awaitHangUp();
    }

    @Test
    void a_listener_that_throws_gives_its_place_back() {
        Models models = open(ModelSettings.of(new ModelServer(java.net.URI.create(server.url()), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1))
            .patient(Patience.of(LONG, LONG, LONG, LONG)));
        assertThatThrownBy(() -> models.ask(prompt(HELLO), piece -> {
            throw new IllegalStateException("the browser has gone");
        }, () -> false)).hasMessage("the browser has gone");
        assertThat(said(models).text()).isNotEmpty();
    }

    @Test
    void a_redirect_is_not_followed() {
        try (ScriptedModel elsewhere = ScriptedModel.open()) {
            server.saying(request -> Script.redirect(elsewhere.url() + "/chat/completions"));
            assertThat(failed(models()).why()).isEqualTo(ModelProblem.REFUSED);
            assertThat(elsewhere.paths()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"the request exceeds the available context size, try increasing it", "exceed_context_size_error", "This model's maximum context length is 8192 tokens"})
    void a_question_that_is_longer_than_the_model_reads_is_too_long(String message) {
        server.saying(request -> Script.status(400, message));
        assertThat(failed(models()).why()).isEqualTo(ModelProblem.TOO_LONG);
    }

    @Test
    void a_prompt_of_a_hundred_kilobytes_with_control_characters_goes_through_clean() {
        server.saying(request -> Script.says("Оқыдым."));
        Reply reply = models().ask(prompt("қ\u0000\u001b\ud800 ".repeat(25_000)), pieces::add, () -> false);
        assertThat(reply).isInstanceOf(Reply.Said.class);
        assertThat(server.allAsked()).hasSizeGreaterThan(70_000).doesNotContain("\\u0000", "\\u001b", "\u0000");
    }

    @Test
    void a_prompt_of_more_than_a_million_characters_is_not_sent() {
        Reply reply = models().ask(prompt("а".repeat(600_000), "б".repeat(600_000)), pieces::add, () -> false);
        assertThat(((Reply.Failed) reply).why()).isEqualTo(ModelProblem.TOO_LONG);
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 422})
    void a_refusal_is_refused(int status) {
        server.saying(request -> Script.status(status, "no"));
        assertThat(failed(models()).why()).isEqualTo(ModelProblem.REFUSED);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void a_server_in_trouble_is_down_when_there_is_no_other(int status) {
        server.saying(request -> Script.raw(status, Map.of("Content-Type", "text/html"), "<html>" + "x".repeat(200_000)));
        assertThat(failed(models()).why()).isEqualTo(ModelProblem.DOWN);
    }

    @Test
    void nobody_at_the_address_is_down_and_a_server_that_comes_is_found() {
        int port = Ports.free();
        Models models = open(ModelSettings.at("http://127.0.0.1:" + port).patient(Patience.of(LONG, LONG, LONG, LONG)));
        assertThat(models.isConfigured()).isTrue();
        assertThat(models.isReady()).isFalse();
        assertThat(failed(models).why()).isEqualTo(ModelProblem.DOWN);
        opened.add(ScriptedModel.openAt(port));
        until(models::isReady);
        assertThat(said(models).text()).isNotEmpty();
    }

    @Test
    void no_name_resolves_and_no_port_answers() {
        Models models = open(ModelSettings.at("http://no-such-host.invalid").patient(Patience.of(SHORT, LONG, LONG, LONG)));
        assertThat(failed(models).why()).isEqualTo(ModelProblem.DOWN);
    }

    @Test
    void a_server_that_speaks_something_else_is_down() {
        server.probed(request -> Script.raw("text/html", "<html>Welcome to nginx!</html>"));
        assertThat(models().isReady()).isFalse();
    }

    @Test
    void a_key_opens_a_locked_server_and_stands_nowhere() throws Exception {
        server.locked("sk-secret-1");
        assertThat(models().cards().getFirst().health()).isEqualTo(Health.DOWN);
        java.nio.file.Path file = qadam.world.Databases.folder().resolve("model.key");
        java.nio.file.Files.createFile(file, qadam.shared.OwnerOnly.file(file));
        java.nio.file.Files.writeString(file, "sk-secret-1\n");
        ModelServer locked = new ModelServer(java.net.URI.create(server.url()), Optional.empty(), Optional.empty(), Optional.of(file), Optional.empty(), 1);
        Models models = open(ModelSettings.of(locked).patient(Patience.of(LONG, LONG, LONG, LONG)));
        assertThat(said(models).text()).isNotEmpty();
        assertThat(locked.toString() + models.cards()).doesNotContain("sk-secret-1");
    }

    @Test
    void questions_wait_in_a_line_with_their_place_and_a_full_line_says_so() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        server.saying(request -> Script.says("Жауап.").after(go));
        Models models = open(ModelSettings.of(new ModelServer(java.net.URI.create(server.url()), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1))
            .patient(Patience.of(LONG, LONG, LONG, LONG)).within(Limits.of(Map.of("model-queue", "2"))));
        List<CompletableFuture<Reply>> replies = new ArrayList<>();
        List<List<Integer>> places = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List<Integer> seen = new CopyOnWriteArrayList<>();
            places.add(seen);
            replies.add(aside(() -> models.ask(prompt(HELLO), piece -> { }, () -> false, seen::add)));
            int waiting = i;
            until(() -> waiting == 0 ? server.requests().size() == 1 : models.waiting() == waiting && !seen.isEmpty());
        }
        assertThat(failed(models).why()).as("the line is full").isEqualTo(ModelProblem.BUSY);
        assertThat(places).containsExactly(List.of(), List.of(1), List.of(2));
        go.countDown();
        for (CompletableFuture<Reply> reply : replies) {
            assertThat(reply.get(30, TimeUnit.SECONDS)).isInstanceOf(Reply.Said.class);
        }
        assertThat(places).containsExactly(List.of(), List.of(1, 0), List.of(2, 1, 0));
        assertThat(server.most()).isEqualTo(1);
    }

    @Test
    void who_stops_waiting_leaves_the_line() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        server.saying(request -> Script.says("Жауап.").after(go));
        Models models = open(ModelSettings.of(new ModelServer(java.net.URI.create(server.url()), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1))
            .patient(Patience.of(LONG, LONG, LONG, LONG)));
        CompletableFuture<Reply> first = aside(() -> ask(models));
        server.await(1);
        AtomicBoolean enough = new AtomicBoolean();
        Reply reply = models.ask(prompt(HELLO), piece -> { }, enough::get, place -> enough.set(true));
        assertThat(reply).isInstanceOfSatisfying(Reply.Said.class, said -> assertThat(said.ending()).isEqualTo(Ending.STOPPED));
        assertThat(models.waiting()).isZero();
        go.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS)).isInstanceOf(Reply.Said.class);
        assertThat(server.requests()).hasSize(1);
    }
}
