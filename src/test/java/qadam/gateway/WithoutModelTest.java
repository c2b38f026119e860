package qadam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import qadam.gateway.GatewaySite.Answer;
import qadam.identity.Visitor;
import qadam.safeguard.MayAsk;

/** No model is connected: the page says so, and everything runs against replies that say what they are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithoutModelTest {
    private GatewaySite site;

    @BeforeAll
    void open() {
        site = new GatewaySite(Optional.empty(), Map.of("model-requests-per-minute", "100"));
    }

    @AfterAll
    void close() {
        site.close();
    }

    @Test
    void the_only_model_is_named_recorded_and_each_reply_says_that_no_model_wrote_it() {
        String key = site.key();
        assertThat(site.get("/models", key).body().path("data").path(0).path("id").asString()).isEqualTo("recorded");
        Answer known = site.ask(key, "recorded", Samples.QUESTION, "");
        assertThat(known.content()).startsWith("Тілдік модель — ").contains("мұны модель емес, адам жазған");
        assertThat(known.body().path("system_fingerprint").asString()).isEqualTo("recorded-example");
        assertThat(known.header("Qadam-Written-By")).isEqualTo("people");
        Answer unknown = site.ask(key, "recorded", "Ертең жаңбыр жауа ма?", "");
        assertThat(unknown.content()).startsWith("[recorded: модель қосылмаған");
        assertThat(site.log().getFirst().entry().model()).as("no model was asked").isEmpty();
    }

    @Test
    void it_streams_too() {
        Answer answer = site.ask(site.key(), "recorded", Samples.QUESTION, ",\"stream\":true");
        assertThat(answer.events().size()).isGreaterThan(5);
        assertThat(answer.events().getLast()).isEqualTo("[DONE]");
    }

    @Test
    void the_tasks_rule_is_measured_and_not_perfect() {
        Task task = new Task();
        assertThat(task.measured()).isEqualTo(60);
        assertThat(task.sentences()).hasSize(80).extracting(Task.Sentence::text).doesNotHaveDuplicates();
        assertThat(task.ruleIsRight()).isEqualTo(37);
        assertThat(Task.rule("Рахмет, тағы да қате анықтама беріпсіздер.")).as("mockery is what it does not see").isEqualTo("алғыс");
    }

    @Test
    void the_page_makes_a_key_that_works_and_shows_it_once() {
        Visitor aigul = site.signedIn();
        String page = aigul.get("/kk/build").body();
        assertThat(page).contains("Бұл серверге тілдік модель қосылмаған").contains("first.py").contains("/v1/chat/completions");
        String made = aigul.post("/kk/build", Map.of("act", "make", "label", "диплом")).body();
        String key = made.replaceAll("(?s).*<code>(qk-[A-Za-z0-9_-]{43})</code>.*", "$1");
        assertThat(site.get("/models", key).status()).isEqualTo(200);
        String later = aigul.get("/kk/build").body();
        assertThat(later).contains("диплом").doesNotContain(key);
        String number = later.replaceAll("(?s).*name=\"key\" value=\"(\\d+)\".*", "$1");
        assertThat(aigul.post("/kk/build", Map.of("act", "end", "key", number)).statusCode()).isEqualTo(303);
        assertThat(aigul.post("/kk/build", Map.of("act", "make", "label", "")).body()).contains("Кілтке ат қойыңыз");
    }

    @Test
    void a_sixth_key_is_refused_and_nobody_ends_anothers() {
        site.revoke();
        for (int i = 0; i < Keys.MOST_OPEN; i++) {
            site.key();
        }
        Visitor aigul = site.signedIn();
        assertThat(aigul.fill("/kk/build", Map.of("act", "make", "label", "алтыншы")).statusCode()).isEqualTo(409);
        var other = site.identity.newcomers().add("Болат", "bolat", site.identity.newcomers().hash(GatewaySite.PASSWORD)).person();
        site.keys.make(other, "бөтен");
        long number = site.database.read(handle -> site.keys.of(handle, other)).getFirst().number();
        assertThat(aigul.fill("/kk/build", Map.of("act", "end", "key", String.valueOf(number))).statusCode()).isEqualTo(404);
        site.revoke();
    }

    @Test
    void the_playground_works_without_script_and_by_script_and_is_logged_as_such() {
        Visitor aigul = site.signedIn();
        String played = aigul.fill("/kk/build", Map.of()).body();
        assertThat(played).isNotNull();
        String answer = aigul.post("/kk/build/playground", Map.of("model", "recorded", "prompt", "Сен кімсің?", "system", "", "temperature", "0.7")).body();
        assertThat(answer).contains("Мен модель емеспін").contains("Мұны модель емес, адам жазған.");
        assertThat(site.log().getFirst().entry().kind()).isEqualTo(qadam.exchange.Kind.PLAYGROUND);
        assertThat(aigul.json("/api/build/chat", "{\"model\":\"recorded\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Сен кімсің?\"}]}").body()).contains("[DONE]");
        assertThat(aigul.fill("/kk/build", Map.of()).body()).isNotNull();
        assertThat(aigul.post("/kk/build/playground", Map.of("model", "recorded", "prompt", "", "temperature", "9")).statusCode()).isEqualTo(400);
    }

    @Test
    void a_stranger_and_a_child_see_the_page_and_get_no_key() {
        assertThat(new Visitor(site.port()).get("/ru/build").body()).contains("Чтобы получить ключ, войдите");
        Visitor aigul = site.signedIn();
        site.may = MayAsk.EXCERPTS;
        try {
            assertThat(aigul.get("/kk/build").body()).contains("Кілт тек ересектерге беріледі");
            assertThat(aigul.post("/kk/build", Map.of("act", "make", "label", "x")).statusCode()).isEqualTo(403);
        } finally {
            site.may = MayAsk.MODEL;
        }
    }

    @Test
    void what_builders_download_is_there() throws Exception {
        Visitor visitor = new Visitor(site.port());
        assertThat(visitor.get("/build/task.jsonl").body().lines()).hasSize(80);
        assertThat(visitor.get("/build/recorded.jsonl").body()).contains("\"by\": \"people\"");
        assertThat(visitor.get("/build/evaluate.py").body()).contains("QADAM_KEY");
        assertThat(visitor.get("/build/Evaluate.java").body()).contains("class Evaluate");
    }
}
