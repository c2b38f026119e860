package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qadam.House;
import qadam.shared.Ids;
import qadam.world.FixedClock;

/** Limits of requests, each set so low that it is met, on a whole server. */
class RequestLimitsTest {
    private static final String PASSWORD = "көк аспан таза";
    private static final String LESSON = "/en/courses/ai-for-everyone/ai-around-you";
    private static final FixedClock CLOCK = Houses.clock();
    private static House house;

    /** One house for what does not get in one another's way. */
    @BeforeAll
    static void open() {
        house = Houses.within(CLOCK, "address-heavy-requests-per-minute", "2", "steps-per-minute", "50", "address-sign-ups-per-hour", "1",
            "heavy-work-at-once", "1", "mistake-reports-per-day", "2", "all-mistake-reports-per-hour", "3");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static void assertRefused(HttpResponse<String> answer, String words) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains(words);
        assertThat(Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow())).isPositive();
    }

    private static HttpResponse<String> untilRefused(Visitor visitor, String path, int most) {
        for (int i = 0; i < most; i++) {
            HttpResponse<String> answer = visitor.get(path);
            if (answer.statusCode() == 429) {
                return answer;
            }
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        throw new AssertionError("never refused");
    }

    @Test
    void one_browser_meets_its_limit_and_its_neighbour_at_the_same_address_does_not() {
        try (House house = Houses.within(CLOCK, "requests-per-minute", "12")) {
            Visitor busy = new Visitor(house);
            busy.signUp("aigul", PASSWORD);
            Visitor neighbour = new Visitor(house);
            neighbour.signUp("bolat", PASSWORD);
            HttpResponse<String> refused = untilRefused(busy, "/en/me", 60);
            assertRefused(refused, "Too many requests came from this browser");
            assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
            assertThat(neighbour.get("/en/me").statusCode()).isEqualTo(200);
            for (int i = 0; i < 30; i++) {
                assertThat(busy.get(LESSON).statusCode()).as("lessons open as ever").isEqualTo(200);
            }
        }
    }

    @Test
    void an_address_has_a_limit_of_its_own_and_programs_are_told_in_json() {
        try (House house = Houses.within(CLOCK, "address-requests-per-minute", "20")) {
            Visitor visitor = new Visitor(house);
            assertRefused(untilRefused(visitor, "/en/sign-in", 200), "Too many requests came from your network");
            HttpResponse<String> script = visitor.json("/api/steps", "{}");
            for (int i = 0; i < 100 && script.statusCode() != 429; i++) {
                script = visitor.json("/api/steps", "{}");
            }
            assertRefused(script, "\"problem\":\"address_too_many\"");
            assertThat(visitor.get(LESSON).statusCode()).isEqualTo(200);
            assertThat(visitor.get("/health/ready").statusCode()).isEqualTo(200);
            HttpResponse<String> nowhere = visitor.get("/en/no/such/place");
            for (int i = 0; i < 100 && nowhere.statusCode() == 404; i++) {
                nowhere = visitor.get("/en/no/such/place");
            }
            assertRefused(nowhere, "Too many requests");
        }
    }

    @Test
    void heavy_requests_have_a_limit_apart() {
        Visitor visitor = new Visitor(house);
        visitor.get("/en/verify");
        HttpResponse<String> answer = visitor.post("/en/verify", Map.of("credential", "{}"));
        for (int i = 0; i < 30 && answer.statusCode() != 429; i++) {
            assertThat(answer.statusCode()).isEqualTo(200);
            answer = visitor.post("/en/verify", Map.of("credential", "{}"));
        }
        assertRefused(answer, "Too many requests came from your network");
        assertThat(visitor.get("/en/verify").statusCode()).as("the page itself").isEqualTo(200);
    }

    /** An answer that was refused is taken later: its browser keeps it meanwhile. */
    @Test
    void one_learner_sends_only_so_many_answers_a_minute() {
        Visitor learner = new Visitor(house);
        learner.get("/en/steps");
        HttpResponse<String> answer = deliver(learner, 50);
        assertThat(answer.statusCode()).isEqualTo(200);
        for (int i = 0; i < 20 && answer.statusCode() == 200; i++) {
            answer = deliver(learner, 50);
        }
        assertRefused(answer, "\"problem\":\"too_fast\"");
        Visitor other = new Visitor(house);
        other.get("/en/steps");
        assertThat(deliver(other, 50).statusCode()).isEqualTo(200);
        assertThat(deliver(other, 51).statusCode()).as("more than a delivery holds").isEqualTo(400);
    }

    private HttpResponse<String> deliver(Visitor learner, int steps) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < steps; i++) {
            body.append(i == 0 ? "" : ",").append("{\"id\":\"").append(Ids.hex(Ids.version7(CLOCK.millis())))
                .append("\",\"takenAt\":1,\"course\":\"none\",\"version\":1,\"lesson\":\"none\",\"item\":\"none\",\"fields\":{}}");
        }
        return learner.json("/api/steps", "{\"language\":\"en\",\"steps\":[" + body + "]}");
    }

    @Test
    void so_many_browsers_of_an_address_take_their_first_step_an_hour() {
        try (House house = Houses.within(CLOCK, "address-new-learners-per-hour", "10")) {
            HttpResponse<String> answer = null;
            for (int i = 0; i < 60 && (answer == null || answer.statusCode() == 200); i++) {
                answer = deliver(new Visitor(house), 1);
            }
            assertRefused(answer, "\"problem\":\"new_learners_too_many\"");
        }
    }

    /** Password checks wait for one another, and nobody is refused. */
    @Test
    void so_many_accounts_an_hour_are_made_at_an_address_and_who_has_one_comes_in() throws Exception {
        new Visitor(house).signUp("aigul", PASSWORD);
        HttpResponse<String> refused = new Visitor(house).fill("/en/sign-up", Map.of("name", "Bolat", "user", "bolat", "password", PASSWORD));
        assertRefused(refused, "Too many accounts were made from your network within an hour. Please try again in 60 minutes");
        assertThat(refused.body()).contains("value=\"Bolat\"", "value=\"bolat\"");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("3600");
        try (var pupils = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(pupils.submit(() -> new Visitor(house).signIn("aigul", PASSWORD).statusCode()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(303);
            }
        }
    }

    @Test
    void so_many_reports_of_mistakes_are_taken_of_a_browser_a_day_and_of_all_an_hour() {
        Map<String, String> report = Map.of("about", "ai-for-everyone", "words", "a mistake there");
        Visitor reader = new Visitor(house);
        reader.get("/en/mistakes");
        assertThat(reader.post("/en/mistakes", report).statusCode()).isEqualTo(303);
        assertThat(reader.post("/en/mistakes", report).statusCode()).isEqualTo(303);
        HttpResponse<String> refused = reader.post("/en/mistakes", report);
        assertRefused(refused, "a mistake there");
        assertThat(refused.headers().firstValue("Retry-After")).as("the day ends at midnight, UTC").hasValue("54000");
        assertThat(new Visitor(house).fill("/en/mistakes", report).statusCode()).isEqualTo(303);
        assertRefused(new Visitor(house).fill("/en/mistakes", report), "please copy it and send it tomorrow");
    }
}
