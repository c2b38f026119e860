package qadam.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.House;
import qadam.Settings;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Responses;
import qadam.exam.ItemBanks;
import qadam.identity.Visitor;
import qadam.shared.Ids;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.Pen;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Refused, appealed, decided, claimed: on a whole server, as a browser without script walks it. */
class IntegrityWalkTest {
    private static final String PASSWORD = "көк аспан таза";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Course COURSE = IntegrityWorld.COURSE;
    private static final FixedClock CLOCK = new FixedClock("2026-11-23T09:00:00Z");
    private static House house;
    private static Visitor chief;

    @BeforeAll
    static void open() {
        Path data = Databases.data();
        house = House.start(new Settings(0, "http://localhost:8080", data, null, Path.of("courses"), false, CLOCK));
        new ItemBanks(house.database(), data).replace("ai-for-everyone", COURSE.bank(), CLOCK.instant());
        String link = house.administratorLink().orElseThrow().replaceFirst("https?://[^/]+", "");
        chief = new Visitor(house);
        chief.get(link);
        chief.post("/en/sign-up", Map.of("name", "Name of chief", "user", "chief", "password", PASSWORD, "invitation", link.substring(link.lastIndexOf('/') + 1)));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void who_is_refused_reads_why_appeals_and_claims_once_the_office_has_allowed_it() {
        Visitor aigul = new Visitor(house);
        aigul.signUp("aigul", PASSWORD);
        String attempt = pass(aigul);
        String claim = "/en/claim/" + attempt;
        assertThat(location(aigul.get(claim))).as("told before the form is filled in").isEqualTo(claim + "/check");
        String told = aigul.get(claim + "/check").body();
        assertThat(told).contains("exam-too-fast", "version 1", "An exam faster than anybody can read", "Your exam result is kept", "Text to read, characters");
        assertThat(location(aigul.post(claim, Map.of("name", "Айгүл Омарова", "region", "KZ-75")))).isEqualTo(claim + "/check");
        assertThat(aigul.get("/en/credentials").body()).contains("Refused", claim + "/check");
        assertThat(aigul.get("/ru/inbox").body()).contains("не выдан").containsOnlyOnce("подайте жалобу");

        HttpResponse<String> shortly = aigul.fill(claim + "/check", Map.of("rule", "exam-too-fast", "words", "No <b>"));
        assertThat(shortly.statusCode()).isEqualTo(422);
        assertThat(shortly.body()).contains("Write how it was", "No &lt;b&gt;");
        assertThat(aigul.post(claim + "/check", Map.of("rule", "exam-too-fast", "words", "I know <i>these</i> questions by heart.")).statusCode()).isEqualTo(303);
        assertThat(aigul.get(claim + "/check").body()).contains("Appealed: a person is looking", "I know &lt;i&gt;these&lt;/i&gt; questions by heart.");
        HttpResponse<String> again = aigul.post(claim + "/check", Map.of("rule", "exam-too-fast", "words", "Once more, please."));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("An appeal has been sent already");

        String one = "/en/office/integrity/" + attempt + "/exam-too-fast";
        assertThat(chief.get("/en/office").body()).contains("1 case waits");
        assertThat(chief.get("/en/office/integrity").body()).contains("An exam faster than anybody can read", one);
        assertThat(chief.get(one).body()).contains("I know &lt;i&gt;these&lt;/i&gt; questions by heart.", "Text to read, characters").doesNotContain("Name of aigul");
        assertThat(chief.post(one, Map.of("act", "release", "reason", "")).statusCode()).isEqualTo(422);
        assertThat(chief.post(one, Map.of("act", "perhaps", "reason", "looked at it")).statusCode()).isEqualTo(400);
        assertThat(chief.post(one, Map.of("act", "release", "reason", "She was examined anew at the desk")).statusCode()).isEqualTo(303);
        assertThat(chief.get(one).body()).contains("This has been decided", "examined anew").doesNotContain("name=\"act\"");
        assertThat(chief.post(one, Map.of("act", "refuse", "reason", "looked at it")).statusCode()).isEqualTo(409);
        assertThat(chief.get("/en/office/audit?act=claim-released").body()).contains("Released a claim that a rule had stopped", "examined anew");

        assertThat(aigul.get("/en/inbox").body()).contains("You can claim your certificate");
        assertThat(aigul.get(claim + "/check").body()).contains("Nothing stands in the way any more");
        assertThat(aigul.get(claim).statusCode()).isEqualTo(200);
        assertThat(location(aigul.post(claim, Map.of("name", "Айгүл Омарова", "region", "KZ-75")))).startsWith("/en/credentials/");
        assertThat(location(aigul.get(claim))).as("what is issued was judged then").startsWith("/en/credentials/");
    }

    @Test
    void a_reader_with_time_is_asked_nothing_and_others_see_nothing_of_a_case() {
        Visitor bolat = new Visitor(house);
        bolat.signUp("bolat", PASSWORD);
        String refused = pass(bolat);
        bolat.get("/en/claim/" + refused);
        Visitor stranger = new Visitor(house);
        stranger.signUp("stranger", PASSWORD);
        assertThat(location(stranger.get("/en/claim/" + refused + "/check"))).isEqualTo("/en/claim/" + refused);
        assertThat(stranger.get("/en/claim/" + refused).statusCode()).isEqualTo(404);
        assertThat(stranger.post("/en/claim/" + refused + "/check", Map.of("rule", "exam-too-fast", "words", "It is mine, I say.")).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/en/office/integrity").statusCode()).isEqualTo(403);
        assertThat(new Visitor(house).get("/en/claim/" + refused + "/check").statusCode()).isEqualTo(401);
        assertThat(bolat.get("/en/claim/none/check").statusCode()).isEqualTo(404);
        assertThat(chief.get("/en/office/integrity/" + refused + "/no-such-rule").statusCode()).isEqualTo(404);
        assertThat(chief.get("/en/office/integrity/" + "0".repeat(32) + "/exam-too-fast").statusCode()).isEqualTo(404);
    }

    @Test
    void the_totals_stand_beside_the_count_and_below_ten_is_not_told() {
        JsonNode refusals = JSON.readTree(chief.get("/count.json").body()).get("refusals");
        assertThat(refusals.get("rules").asInt()).isEqualTo(1);
        assertThat(refusals.get("by_reason")).extracting(row -> row.get("reason").asString())
            .containsExactly("exam-too-fast", "course-too-fast", "ids-in-sequence", "same-answers-one-device", "nobody-confirmed");
        assertThat(refusals.get("by_reason").get(0).get("refused").isNull()).isTrue();
        assertThat(chief.get("/count.csv").body()).contains("kz-2026@1,refused,reason,exam-too-fast,,<10,,,").contains("kz-2026@1,not_trained,reason,nobody-confirmed,,0,,,");
        assertThat(chief.get("/en/count").body()).contains("exam-too-fast", "nobody-confirmed", "/en/count/rules");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void the_rules_are_public_with_the_contact_that_the_office_names(String language) {
        assertThat(chief.fill("/en/office/integrity", Map.of("contact", "x".repeat(201))).statusCode()).isEqualTo(422);
        assertThat(chief.fill("/en/office/integrity", Map.of("contact", "+7 7172 000000, " + language)).statusCode()).isEqualTo(303);
        String page = new Visitor(house).get("/" + language + "/count/rules").body();
        assertThat(page).contains("+7 7172 000000, " + language, "nobody-confirmed");
        for (Rule rule : Rule.values()) {
            assertThat(page).contains(rule.id());
        }
    }

    /** All answered rightly while the clock stands still. @return the attempt in hex */
    private static String pass(Visitor who) {
        who.get("/en/exams/ai-for-everyone");
        HttpResponse<String> begun = who.post("/en/exams/ai-for-everyone/attempts", Map.of());
        assertThat(begun.headers().allValues("Set-Cookie")).as("the mark of the browser, for a day").anySatisfy(cookie ->
            assertThat(cookie).startsWith("__Host-qadam-exam=").contains("Max-Age=86400", "HttpOnly", "Secure"));
        String attempt = location(begun).replaceFirst(".*/attempts/", "");
        Map<String, Item> byHash = COURSE.bank().stream().collect(Collectors.toMap(Item::hash, Function.identity()));
        String form = house.database().read(handle -> handle.createQuery("select form from attempts where id = :id")
            .bind("id", Ids.parse(attempt).orElseThrow()).mapTo(String.class).one());
        JsonNode places = JSON.readTree(form).get("places");
        for (int number = 1; number <= places.size(); number++) {
            Item item = byHash.get(places.get(number - 1).get("hash").asString());
            Map<String, Object> save = Map.of("item", number, "sequence", 1, "id", Ids.hex(Ids.version7(CLOCK.millis())), "taken_at", CLOCK.millis(),
                "response", Responses.fields(item, Pen.answer(item.task(), true)));
            assertThat(who.json("/api/attempts/" + attempt + "/responses", JSON.writeValueAsString(save)).statusCode()).isEqualTo(200);
        }
        assertThat(who.fill("/en/attempts/" + attempt + "/hand-in", Map.of()).statusCode()).isEqualTo(303);
        return attempt;
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }
}
