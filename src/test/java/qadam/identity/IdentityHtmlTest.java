package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import qadam.House;
import qadam.world.FixedClock;
import qadam.world.Iin;
import qadam.world.Nu;

/** Every page of identity, in every language and state, is valid HTML. */
class IdentityHtmlTest {
    private static final String PASSWORD = "көк аспан таза";
    private static final List<String> OPEN = List.of("/sign-up", "/sign-in?again=1", "/recover");
    private static final List<String> OWN = List.of("/me", "/me/recovery-codes", "/me/password", "/me/delete", "/office", "/office/people",
        "/office/staff", "/office/audit", "/office/programme", "/office/exams", "/authors/mistakes");

    private final Map<String, String> pages = new TreeMap<>();

    private void keep(String name, HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(name).isEqualTo(status);
        pages.put(name, answer.body());
    }

    @Test
    void pages_are_valid_html_in_three_languages() {
        FixedClock clock = Houses.clock();
        String iin = Iin.next();
        try (House house = Houses.open(clock)) {
            new Visitor(house).signUp("aigul", PASSWORD);
            new Visitor(house).signUp("bolat", PASSWORD);
            String link = house.administratorLink().orElseThrow().replace(Houses.ORIGIN, "");
            Visitor chief = new Visitor(house);
            keep("invited", chief.get(link), 200);
            chief.post("/kk/sign-up", Map.of("name", "Chief", "user", "chief", "password", PASSWORD, "invitation", link.substring(link.lastIndexOf('/') + 1)));
            keep("fresh codes", chief.get("/kk/me/recovery-codes"), 200);
            chief.post("/kk/me/recovery-codes/kept", Map.of());
            chief.fill("/kk/office/staff", Map.of("act", "invite", "role", "author"));
            String person = chief.fill("/kk/office/people", Map.of("user", "aigul")).headers().firstValue("Location").orElseThrow().substring(3);
            String bolat = chief.fill("/kk/office/people", Map.of("user", "bolat")).headers().firstValue("Location").orElseThrow();
            chief.post(bolat.replaceFirst("https?://[^/]+", ""), Map.of("act", "confirm", "reason", "identity card", "national_id", iin));
            for (String language : List.of("kk", "ru", "en")) {
                Visitor stranger = new Visitor(house);
                OPEN.forEach(page -> keep(language + page, stranger.get("/" + language + page), 200));
                keep(language + " refused", stranger.post("/" + language + "/sign-up", Map.of("name", "", "user", "x", "password", "y")), 422);
                OWN.forEach(page -> keep(language + page, chief.get("/" + language + page), 200));
                keep(language + " person", chief.get("/" + language + person), 200);
                keep(language + " no reason", chief.post("/" + language + person, Map.of("act", "confirm", "reason", "")), 422);
                chief.post("/" + language + person, Map.of("act", "confirm", "reason", "class list"));
                keep(language + " without an id", chief.get("/" + language + person), 200);
                keep(language + " wrong id", chief.post("/" + language + person, Map.of("act", "add-id", "seen_reason", "", "national_id", "1")), 422);
                keep(language + " id of another", chief.post("/" + language + person, Map.of("act", "add-id", "seen_reason", "identity card", "national_id", iin)), 409);
                chief.post("/" + language + person, Map.of("act", "undo", "reason", "once more"));
                clock.forward(Duration.ofMinutes(1));
            }
            assertThat(Nu.errors(pages)).isEmpty();
        }
    }
}
