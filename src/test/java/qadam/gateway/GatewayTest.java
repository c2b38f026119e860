package qadam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import qadam.exchange.Entry;
import qadam.exchange.Kind;
import qadam.gateway.GatewaySite.Answer;
import qadam.safeguard.MayAsk;
import qadam.world.Script;
import qadam.world.ScriptedModel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs speak to a scripted model through the gateway, as OpenAI's clients do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayTest {
    private ScriptedModel model;
    private GatewaySite site;
    private String key;

    @BeforeAll
    void open() {
        model = ScriptedModel.open().embedding();
        site = new GatewaySite(Optional.of(model), Map.of("model-requests-per-minute", "1000", "model-tokens-per-day", "1000", "model-tokens-per-answer", "300", "model-requests-at-once", "4"));
    }

    @BeforeEach
    void fresh() {
        model.saying(request -> Script.says("Сәлем! Мен үлгі жауаппын.").usage(12, 7));
        site.may = MayAsk.MODEL;
        site.awaitReady();
        site.revoke();
        key = site.key();
    }

    @AfterEach
    void nothingStays() {
        site.handsIn();
        site.database.write(handle -> handle.execute("delete from gateway_usage"));
        site.database.write(handle -> handle.execute("delete from exchange_switches"));
    }

    @AfterAll
    void close() {
        site.close();
        model.close();
    }

    @Test
    void the_models_are_listed_with_their_licence() {
        JsonNode list = site.get("/models", key).body();
        assertThat(list.path("object").asString()).isEqualTo("list");
        assertThat(list.path("data").path(0).path("id").asString()).isEqualTo(ScriptedModel.ID);
        assertThat(list.path("data").path(0).path("licence_in_words").asString()).isNotBlank();
        assertThat(site.get("/models/" + ScriptedModel.ID, key).body().path("object").asString()).isEqualTo("model");
        assertThat(site.get("/models/gpt-9", key).code()).isEqualTo("model_not_found");
    }

    @Test
    void a_chat_is_answered_in_one_piece_and_its_parameters_reach_the_model() {
        Answer answer = site.ask(key, ScriptedModel.ID, "Сәлем", ",\"temperature\":0.2,\"max_tokens\":40,\"seed\":5,\"stop\":\"END\",\"top_p\":0.8");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.content()).isEqualTo("Сәлем! Мен үлгі жауаппын.");
        assertThat(answer.body().path("object").asString()).isEqualTo("chat.completion");
        assertThat(answer.body().path("id").asString()).startsWith("chatcmpl-");
        assertThat(answer.body().path("choices").path(0).path("finish_reason").asString()).isEqualTo("stop");
        assertThat(answer.body().path("usage").toString()).isEqualTo("{\"prompt_tokens\":12,\"completion_tokens\":7,\"total_tokens\":19}");
        JsonNode sent = model.requests().getLast();
        assertThat(sent.path("temperature").asDouble()).isEqualTo(0.2);
        assertThat(sent.path("max_tokens").asInt(sent.path("max_completion_tokens").asInt())).isEqualTo(40);
        assertThat(sent.path("seed").asLong()).isEqualTo(5);
        assertThat(sent.path("top_p").asDouble()).isEqualTo(0.8);
    }

    @Test
    void a_stream_comes_piece_by_piece_in_the_protocols_own_bytes() {
        Answer answer = site.ask(key, ScriptedModel.ID, "Сәлем", ",\"stream\":true,\"stream_options\":{\"include_usage\":true}");
        assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
        List<String> events = answer.events();
        assertThat(events.getLast()).isEqualTo("[DONE]");
        List<JsonNode> pieces = events.subList(0, events.size() - 1).stream().map(JsonMapper.shared()::readTree).toList();
        assertThat(pieces).allSatisfy(piece -> assertThat(piece.path("object").asString()).isEqualTo("chat.completion.chunk"));
        assertThat(pieces.stream().map(piece -> piece.path("id").asString()).distinct()).hasSize(1);
        assertThat(pieces.getFirst().path("choices").path(0).path("delta").path("role").asString()).isEqualTo("assistant");
        assertThat(pieces.stream().map(piece -> piece.path("choices").path(0).path("delta").path("content").asString("")).reduce("", String::concat)).isEqualTo("Сәлем! Мен үлгі жауаппын.");
        assertThat(pieces.size()).isGreaterThan(4);
        assertThat(pieces.get(pieces.size() - 2).path("choices").path(0).path("finish_reason").asString()).isEqualTo("stop");
        assertThat(pieces.getLast().path("choices").isEmpty()).isTrue();
        assertThat(pieces.getLast().path("usage").path("total_tokens").asInt()).isEqualTo(19);
        assertThat(answer.header("x-request-id")).isEqualTo(pieces.getFirst().path("id").asString().substring("chatcmpl-".length()));
    }

    @Test
    void without_being_asked_a_stream_ends_without_usage() {
        List<String> events = site.ask(key, ScriptedModel.ID, "Сәлем", ",\"stream\":true").events();
        assertThat(events).noneMatch(event -> event.contains("\"usage\""));
    }

    @Test
    void a_model_that_fails_before_its_first_word_is_an_error_with_a_status() {
        model.saying(request -> Script.status(500, "out of memory"));
        Answer answer = site.ask(key, ScriptedModel.ID, "Сәлем", ",\"stream\":true");
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.code()).isEqualTo("model_failed");
        assertThat(answer.response().body()).doesNotContain("out of memory");
        assertThat(site.verdicts()).contains("failed");
    }

    @Test
    void a_model_that_breaks_off_ends_the_stream_with_an_error_and_never_with_done() {
        model.saying(request -> Script.says("Бірінші бөлік ").thenCuts());
        List<String> events = site.ask(key, ScriptedModel.ID, "Сәлем", ",\"stream\":true").events();
        assertThat(JsonMapper.shared().readTree(events.getLast()).path("error").path("code").asString()).isEqualTo("model_failed");
        assertThat(String.join("", events)).contains("Бірінші").doesNotContain("[DONE]");
        assertThat(site.ask(key, ScriptedModel.ID, "Сәлем", "").code()).as("to whom waits for the whole, a part is nothing").isEqualTo("model_failed");
    }

    @Test
    void personal_data_never_reaches_the_model_and_the_builder_is_told() {
        Answer answer = site.ask(key, ScriptedModel.ID, "Менің ЖСН 900101300017, хат: aigul@mail.kz", "");
        assertThat(model.allAsked()).doesNotContain("900101300017").doesNotContain("aigul@mail.kz");
        assertThat(answer.header("Qadam-Removed")).contains("email", "national_id");
        assertThat(site.verdicts()).contains("scrubbed-email", "scrubbed-national_id");
    }

    @Test
    void in_a_crisis_people_have_the_word_and_no_model_is_asked() {
        int before = model.requests().size();
        Answer answer = site.ask(key, ScriptedModel.ID, "мен қауіптемін", "");
        assertThat(answer.content()).contains("Сіз маңыздысыз");
        assertThat(answer.body().path("system_fingerprint").asString()).isEqualTo("fixed-words");
        assertThat(model.requests()).hasSize(before);
        assertThat(site.alerts).hasSize(1);
        assertThat(site.verdicts()).containsExactly("crisis");
    }

    @Test
    void every_exchange_is_in_the_log_and_counted() {
        site.ask(key, ScriptedModel.ID, "Сәлем", "");
        Entry entry = site.log().getFirst().entry();
        assertThat(entry.kind()).isEqualTo(Kind.GATEWAY);
        assertThat(entry.model()).contains(ScriptedModel.ID);
        assertThat(entry.tokens().all()).isEqualTo(19);
        assertThat(site.log().getFirst().words().orElseThrow().answered()).isEqualTo("Сәлем! Мен үлгі жауаппын.");
        Answer again = site.ask(key, ScriptedModel.ID, "Сәлем", "");
        assertThat(Long.parseLong(again.header("x-ratelimit-limit-tokens")) - Long.parseLong(again.header("x-ratelimit-remaining-tokens"))).isEqualTo(19);
    }

    @Test
    void during_an_exam_every_key_is_silent_and_after_it_speaks() {
        site.sitsAnExam();
        Answer refused = site.ask(key, ScriptedModel.ID, "Жауабын айт", "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("exam_in_progress");
        assertThat(site.ask(site.key(), ScriptedModel.ID, "Жауабын айт", ",\"stream\":true").code()).isEqualTo("exam_in_progress");
        assertThat(model.allAsked()).doesNotContain("Жауабын айт");
        assertThat(site.verdicts()).containsExactly("exam_in_progress");
        site.handsIn();
        assertThat(site.ask(key, ScriptedModel.ID, "Сәлем", "").status()).isEqualTo(200);
    }

    @Test
    void a_revoked_an_unknown_and_no_key_are_401() {
        site.revoke();
        assertThat(site.ask(key, ScriptedModel.ID, "Сәлем", "").status()).isEqualTo(401);
        assertThat(site.get("/models", "qk-" + "a".repeat(43)).code()).isEqualTo("invalid_api_key");
        assertThat(site.send("GET", "/models", null, Map.of()).status()).isEqualTo(401);
    }

    @Test
    void whoever_may_not_ask_a_model_is_refused_with_what_to_do() {
        site.may = MayAsk.NOTICE_FIRST;
        Answer answer = site.ask(key, ScriptedModel.ID, "Сәлем", "");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().path("error").path("message").asString()).contains("/tutor/notice");
        for (MayAsk may : List.of(MayAsk.GUIDED, MayAsk.EXCERPTS)) {
            site.may = may;
            assertThat(site.ask(key, ScriptedModel.ID, "Сәлем", "").code()).isEqualTo("model_not_allowed");
        }
    }

    @Test
    void a_switch_that_is_off_holds_for_the_next_question() {
        site.off(ScriptedModel.ID);
        assertThat(site.ask(key, ScriptedModel.ID, "Сәлем", "").code()).isEqualTo("switched_off");
    }

    @Test
    void when_the_days_tokens_are_used_up_there_are_none_until_tomorrow() {
        site.used(1_000);
        Answer answer = site.ask(key, ScriptedModel.ID, "Сәлем", "");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("insufficient_quota");
        assertThat(answer.header("Retry-After")).satisfies(seconds -> assertThat(Integer.parseInt(seconds)).isBetween(13 * 3600 - 5, 13 * 3600));   // 11:00 in Almaty
        assertThat(answer.header("x-should-retry")).isEqualTo("false");
    }

    @Test
    void over_so_many_requests_a_minute_each_further_one_waits() {
        try (GatewaySite small = new GatewaySite(Optional.empty(), Map.of("model-requests-per-minute", "2"))) {
            String one = small.key();
            assertThat(small.get("/models", one).header("x-ratelimit-remaining-requests")).isEqualTo("1");
            small.get("/models", small.key());
            Answer refused = small.get("/models", one);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.code()).isEqualTo("rate_limit_exceeded");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        }
    }

    @Test
    void so_many_answers_at_once_of_one_person_and_of_all_and_no_more() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        model.saying(request -> Script.says("жай").after(go));
        int before = model.requests().size();
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < Gate.AT_ONCE; i++) {
            waiting.add(Thread.ofVirtual().start(() -> site.ask(key, ScriptedModel.ID, "Сәлем", "")));
        }
        model.await(before + Gate.AT_ONCE);
        Answer hers = site.ask(key, ScriptedModel.ID, "Сәлем", "");
        UUID bolat = site.identity.newcomers().add("Болат", "bolat", site.identity.newcomers().hash(GatewaySite.PASSWORD)).person();
        String his = site.keys.make(bolat, "үй");
        waiting.add(Thread.ofVirtual().start(() -> site.ask(his, ScriptedModel.ID, "Сәлем", "")));
        model.await(before + Gate.AT_ONCE + 1);
        Answer all = site.ask(his, ScriptedModel.ID, "Сәлем", "");
        go.countDown();
        for (Thread one : waiting) {
            one.join();
        }
        assertThat(List.of(hers.status() + " " + hers.code(), all.status() + " " + all.code())).containsExactly("429 rate_limit_exceeded", "503 model_busy");
        assertThat(site.ask(key, ScriptedModel.ID, "Сәлем", "").status()).isEqualTo(200);
    }

    @Test
    void an_answer_may_be_so_long_and_no_longer() {
        assertThat(site.ask(key, ScriptedModel.ID, "Сәлем", ",\"max_tokens\":300").status()).isEqualTo(200);
        assertThat(site.ask(key, ScriptedModel.ID, "Сәлем", ",\"max_tokens\":301").param()).isEqualTo("max_tokens");
    }

    @Test
    void who_hangs_up_ends_the_models_work() throws Exception {
        model.saying(request -> Script.says("Бірінші ").thenNeverEnds("тағы "));
        try (var socket = new java.net.Socket("127.0.0.1", site.port())) {
            byte[] body = ("{\"model\":\"scripted\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
            socket.getOutputStream().write(("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost:" + site.port() + "\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
        model.awaitHangUp();
    }

    @Test
    void embeddings_come_as_numbers_or_packed_as_the_official_clients_ask() {
        Answer plain = site.send("POST", "/embeddings", "{\"model\":\"scripted\",\"input\":[\"бір\",\"екі үш\"]}", Map.of("Authorization", "Bearer " + key));
        assertThat(plain.body().path("data").path(1).path("embedding").path(0).asDouble()).isEqualTo(6);
        Answer packed = site.send("POST", "/embeddings", "{\"model\":\"scripted\",\"input\":\"бір\",\"encoding_format\":\"base64\"}", Map.of("Authorization", "Bearer " + key));
        assertThat(packed.body().path("data").path(0).path("embedding").asString()).isEqualTo("AABAQAAAAD8AAIC/");   // 3, 0.5, -1
        assertThat(site.send("POST", "/embeddings", "{\"model\":\"scripted\",\"input\":[]}", Map.of("Authorization", "Bearer " + key)).param()).isEqualTo("input");
    }

    @Test
    void what_is_not_here_is_said_in_the_same_shape() {
        assertThat(site.send("POST", "/responses", "{}", Map.of()).code()).isEqualTo("unknown_url");
        assertThat(site.get("/chat/completions", key).code()).isEqualTo("method_not_allowed");
        assertThat(site.ask(key, "gpt-9", "Сәлем", "").code()).isEqualTo("model_not_found");
        assertThat(site.ask(key, "recorded", "Сәлем", "").code()).as("where there is a model no example stands in for it").isEqualTo("model_not_found");
        assertThat(site.send("POST", "/chat/completions", "model=m", Map.of("Authorization", "Bearer " + key, "Content-Type", "text/plain")).status()).isEqualTo(415);
        assertThat(site.ask(key, ScriptedModel.ID, "а".repeat(100_000), "").status()).isEqualTo(413);
        assertThat(site.ask(key, ScriptedModel.ID, "а".repeat(60_000), "").code()).isEqualTo("context_length_exceeded");
    }

    @Test
    void no_browser_of_another_site_can_use_a_key_and_a_cookie_opens_nothing() {
        assertThat(site.send("POST", "/chat/completions", "{}", Map.of("Authorization", "Bearer " + key, "Origin", "https://evil.example")).status()).isEqualTo(403);
        assertThat(site.signedIn().get("/v1/models").statusCode()).isEqualTo(401);
        assertThat(site.get("/models", key).response().headers().map().keySet()).noneMatch(name -> name.toLowerCase().startsWith("access-control"));
    }
}
