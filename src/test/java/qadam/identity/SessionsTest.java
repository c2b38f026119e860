package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import qadam.House;
import qadam.world.FixedClock;

class SessionsTest {
    private static final String PASSWORD = "көк аспан таза";
    private static final Pattern DEVICE = Pattern.compile("action=\"(/en/me/sessions/[A-Za-z0-9_-]+/end)\"");
    private final FixedClock clock = Houses.clock();
    private House house;
    private Visitor visitor;

    @BeforeEach
    void open() {
        house = Houses.open(clock);
        visitor = new Visitor(house);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private long sessions() {
        return house.database().read(handle -> handle.createQuery("select count(*) from sessions").mapTo(Long.class).one());
    }

    @Test
    void cookie_is_bound_to_this_host_and_closed_to_scripts() {
        String cookie = visitor.get("/kk/sign-up").headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("__Host-qadam=").contains("Secure").contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
        assertThat(cookie.toLowerCase()).doesNotContain("domain");
    }

    @Test
    void looking_around_keeps_no_row() {
        visitor.get("/kk/sign-up");
        visitor.get("/kk/sign-in");
        assertThat(sessions()).isZero();
    }

    @Test
    void sign_up_and_sign_in_give_a_new_token_and_end_the_old_one() {
        visitor.get("/en/sign-up");
        String planted = visitor.cookie();
        visitor.signUp("aigul", PASSWORD);
        String signedUp = visitor.cookie();
        assertThat(signedUp).isNotEqualTo(planted);
        visitor.signIn("aigul", PASSWORD);
        assertThat(visitor.cookie()).isNotEqualTo(signedUp);
        Visitor thief = new Visitor(house);
        for (String old : new String[] {planted, signedUp}) {
            thief.setCookie(old);
            assertThat(thief.get("/en/me").statusCode()).isEqualTo(401);
        }
        assertThat(visitor.get("/en/me").statusCode()).isEqualTo(200);
    }

    @Test
    void token_stands_nowhere_in_the_database() {
        visitor.signUp("aigul", PASSWORD);
        byte[] hash = house.database().read(handle -> handle.createQuery("select hash from sessions").mapTo(byte[].class).one());
        assertThat(hash).isEqualTo(Hashes.sha256(visitor.cookie()));
    }

    @Test
    void form_without_its_token_is_refused() {
        visitor.signUp("aigul", PASSWORD);
        Visitor forger = new Visitor(house);
        forger.setCookie(visitor.cookie());
        assertThat(forger.post("/en/me", Map.of("name", "Forged")).statusCode()).isEqualTo(403);
        assertThat(visitor.get("/en/me").body()).doesNotContain("Forged");
    }

    @Test
    void token_of_another_session_is_refused() {
        visitor.signUp("aigul", PASSWORD);
        Visitor other = new Visitor(house);
        other.signUp("daniyar", PASSWORD);
        String stolen = other.cookie();
        visitor.get("/en/me");
        other.setCookie(stolen);
        Visitor mixed = new Visitor(house);
        mixed.get("/en/sign-in");
        mixed.setCookie(visitor.cookie());
        assertThat(mixed.post("/en/me", Map.of("name", "Forged")).statusCode()).isEqualTo(403);
    }

    @Test
    void request_from_another_site_is_refused_even_with_the_token() {
        visitor.signUp("aigul", PASSWORD);
        visitor.get("/en/me");
        assertThat(visitor.postWith("/en/sign-out", "Origin", "https://elsewhere.example").statusCode()).isEqualTo(403);
        assertThat(visitor.postWith("/en/sign-out", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/en/me").statusCode()).isEqualTo(200);
    }

    @Test
    void learner_unused_for_thirty_days_signs_in_again() {
        visitor.signUp("aigul", PASSWORD);
        for (int week = 0; week < 8; week++) {
            clock.forward(Duration.ofDays(7));
            assertThat(visitor.get("/en/me").statusCode()).isEqualTo(200);
        }
        String csrf = visitor.csrf();
        clock.forward(Duration.ofDays(31));
        assertThat(visitor.get("/en/me").statusCode()).isEqualTo(401);
        assertThat(csrf).isNotEmpty();
        assertThat(visitor.post("/en/me", Map.of("name", "Late")).statusCode()).isEqualTo(403);
    }

    @Test
    void session_in_daily_use_ends_after_half_a_year() {
        visitor.signUp("aigul", PASSWORD);
        for (int week = 0; week < 25; week++) {
            clock.forward(Duration.ofDays(7));
            assertThat(visitor.get("/en/me").statusCode()).isEqualTo(200);
        }
        clock.forward(Duration.ofDays(7));
        assertThat(visitor.get("/en/me").statusCode()).isEqualTo(401);
    }

    @Test
    void staff_unused_for_twelve_hours_sign_in_again() {
        String link = house.administratorLink().orElseThrow().replace(Houses.ORIGIN, "");
        visitor.get(link);
        visitor.post("/kk/sign-up", Map.of("name", "A", "user", "admin", "password", PASSWORD, "invitation", link.substring(link.lastIndexOf('/') + 1)));
        assertThat(visitor.get("/en/office").statusCode()).isEqualTo(200);
        clock.forward(Duration.ofHours(13));
        assertThat(visitor.get("/en/office").statusCode()).isEqualTo(401);
    }

    @Test
    void signing_out_ends_the_session_here_and_everywhere() {
        visitor.signUp("aigul", PASSWORD);
        Visitor phone = new Visitor(house);
        phone.signIn("aigul", PASSWORD);
        Visitor tablet = new Visitor(house);
        tablet.signIn("aigul", PASSWORD);
        String left = tablet.cookie();
        tablet.fill("/en/me", Map.of());
        assertThat(tablet.post("/en/sign-out", Map.of()).statusCode()).isEqualTo(303);
        tablet.setCookie(left);
        assertThat(tablet.get("/en/me").statusCode()).isEqualTo(401);
        visitor.get("/en/me");
        assertThat(visitor.post("/en/me/sessions/end", Map.of()).statusCode()).isEqualTo(303);
        assertThat(phone.get("/en/me").statusCode()).isEqualTo(401);
    }

    @Test
    void one_device_is_signed_out_from_another_and_all_others_at_once() {
        visitor.signUp("aigul", PASSWORD);
        Visitor phone = new Visitor(house);
        phone.signIn("aigul", PASSWORD);
        Visitor tablet = new Visitor(house);
        tablet.signIn("aigul", PASSWORD);
        String page = visitor.get("/en/me").body();
        assertThat(DEVICE.matcher(page).results()).hasSize(2);
        assertThat(visitor.post(addressOfAnOther(page), Map.of()).statusCode()).isEqualTo(303);
        assertThat(List.of(phone.get("/en/me").statusCode(), tablet.get("/en/me").statusCode())).containsExactlyInAnyOrder(200, 401);
        visitor.get("/en/me");
        assertThat(visitor.post("/en/me/other-sessions/end", Map.of()).statusCode()).isEqualTo(303);
        assertThat(List.of(phone.get("/en/me").statusCode(), tablet.get("/en/me").statusCode())).containsExactly(401, 401);
        assertThat(visitor.get("/en/me").statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_ends_a_session_of_somebody_else() {
        Visitor bolat = new Visitor(house);
        bolat.signUp("bolat", PASSWORD);
        Visitor phone = new Visitor(house);
        phone.signIn("bolat", PASSWORD);
        String theirs = addressOfAnOther(bolat.get("/en/me").body());
        visitor.signUp("aigul", PASSWORD);
        assertThat(visitor.post(theirs, Map.of()).statusCode()).isEqualTo(303);
        assertThat(phone.get("/en/me").statusCode()).isEqualTo(200);
    }

    private static String addressOfAnOther(String page) {
        Matcher device = DEVICE.matcher(page);
        assertThat(device.find()).isTrue();
        return device.group(1);
    }

    @Test
    void browser_is_told_whose_its_unsent_answers_are_and_that_ends_with_the_session() {
        visitor.signUp("aigul", PASSWORD);
        String mark = owner(visitor.signIn("aigul", PASSWORD)).replaceFirst(" Expires=[^;]*;", "");
        assertThat(mark).matches("qadam-owner=[0-9a-f]{24}; .*").doesNotContain("HttpOnly");
        Visitor tablet = new Visitor(house);
        assertThat(owner(tablet.signIn("aigul", PASSWORD)).replaceFirst(" Expires=[^;]*;", "")).as("the same on each of her devices").isEqualTo(mark);
        assertThat(owner(new Visitor(house).fill("/en/sign-up", Map.of("name", "B", "user", "bolat", "password", PASSWORD))))
            .as("what was answered before comes along").startsWith("qadam-owner=").contains(".brought;").isNotEqualTo(mark);
        tablet.get("/en/me");
        assertThat(owner(tablet.post("/en/sign-out", Map.of()))).startsWith("qadam-owner=;").contains("1970");
        clock.forward(Duration.ofDays(31));
        assertThat(owner(visitor.getWith("/en/steps", "qadam-owner=" + "0".repeat(24)))).as("put right").startsWith("qadam-owner=;");
    }

    private static String owner(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream().filter(one -> one.startsWith("qadam-owner=")).findFirst().orElse("");
    }

    @Test
    void what_cannot_be_undone_asks_to_sign_in_again_after_half_an_hour() {
        visitor.signUp("aigul", PASSWORD);
        clock.forward(Duration.ofMinutes(31));
        assertThat(visitor.get("/en/me/delete").headers().firstValue("Location")).hasValue("/en/sign-in?next=%2Fen%2Fme%2Fdelete&again=1");
        visitor.signIn("aigul", PASSWORD);
        assertThat(visitor.get("/en/me/delete").statusCode()).isEqualTo(200);
    }
}
