package qadam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import qadam.House;
import qadam.Settings;
import qadam.identity.Visitor;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** As it is wired: with the real safeguard, its notice, and the lessons. */
class WholeHouseTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void from_the_notice_to_the_first_answer_and_the_download_of_ones_data() throws Exception {
        try (House house = House.start(new Settings(0, "http://localhost", Databases.data(), null, Path.of("courses"), false, new FixedClock("2026-11-28T06:00:00Z")))) {
            Visitor visitor = new Visitor(house);
            visitor.signUp("builder", "көк аспан таза");
            assertThat(visitor.get("/en/build").body()).contains("Before you get a key, please read and accept the notice");
            assertThat(visitor.post("/en/build", Map.of("act", "make", "label", "laptop")).statusCode()).isEqualTo(403);
            assertThat(visitor.fill("/en/tutor/notice", Map.of("grown_up", "yes")).statusCode()).isEqualTo(303);
            String key = visitor.fill("/en/build", Map.of("act", "make", "label", "laptop")).body().replaceAll("(?s).*<code>(qk-[A-Za-z0-9_-]{43})</code>.*", "$1");
            assertThat(ask(house, key, "Сен кімсің?")).contains("Мен модель емеспін").contains("recorded-example");
            assertThat(ask(house, key, "Өмір сүргім келмейді, өзімді өлтіргім келеді")).contains("fixed-words").doesNotContain("recorded:");
            assertThat(String.join("", visitor.export("en").values())).contains("\"model_keys\"").contains("laptop").doesNotContain(key);
            assertThat(visitor.get("/en/me").body()).contains("Keys to the language model").contains("1 key works");
            assertThat(visitor.get("/kk/courses/ai-for-everyone/next-word").body()).contains("href=\"/kk/build/words\"");
            assertThat(visitor.get("/kk/courses/ai-for-everyone/deepfakes-and-scams").body()).doesNotContain("href=\"/kk/build/words\"");
            String lab = visitor.get("/ru/build/words?text=%D0%BF%D1%80%D0%B8%D0%B2%D0%B5%D1%82&temperature=20&taught=kk").body();
            assertThat(lab).contains("1 слово").contains("При температуре 2").contains("записанных её ответов здесь нет");
            assertThat(visitor.get("/ru/build/words?text=" + "x".repeat(301)).statusCode()).isEqualTo(400);
        }
    }

    private static String ask(House house, String key, String question) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create("http://localhost:" + house.port() + "/v1/chat/completions")).header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"recorded\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]}"))
            .build(), HttpResponse.BodyHandlers.ofString()).body();
    }
}
