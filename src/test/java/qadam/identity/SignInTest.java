package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.House;
import qadam.shared.Ids;
import qadam.shared.Limit;
import qadam.world.FixedClock;

/** What people mistype, and what attackers try. */
class SignInTest {
    private static final String PASSWORD = "көк аспан таза";
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

    /** A visitor who has taken a step, as {@code findOrEnrol} leaves them. */
    private long takeStep(Visitor visitor) {
        visitor.get("/en/sign-in");
        return house.database().write(handle -> {
            long learner = new LearnerStore().make(handle, clock.instant());
            new SessionStore().add(handle, new Session(Hashes.sha256(visitor.cookie()), Optional.of(learner),
                Optional.empty(), "", clock.instant(), Optional.empty(), clock.instant()));
            return learner;
        });
    }

    private boolean hasPerson(long learner) {
        return house.database().read(handle -> new LearnerStore().person(handle, learner)).isPresent();
    }

    @Test
    void steps_taken_before_signing_up_come_along() {
        long learner = takeStep(visitor);
        visitor.signUp("aigul", PASSWORD);
        assertThat(hasPerson(learner)).isTrue();
    }

    @Test
    void steps_on_a_shared_device_are_joined_only_when_their_owner_says_so() {
        new Visitor(house).signUp("aigul", PASSWORD);
        long notMine = takeStep(visitor);
        assertThat(visitor.get("/en/sign-in").body()).contains("name=\"mine\"");
        visitor.signIn("aigul", PASSWORD);
        assertThat(hasPerson(notMine)).isFalse();
        Visitor another = new Visitor(house);
        long mine = takeStep(another);
        another.fill("/en/sign-in", Map.of("user", "aigul", "password", PASSWORD, "mine", "yes"));
        assertThat(hasPerson(mine)).isTrue();
        assertThat(new Visitor(house).get("/en/sign-in").body()).doesNotContain("name=\"mine\"");
    }

    /** Nothing else would show that somebody was here: the session is gone, and the password was never used to come in. */
    @Test
    void account_of_who_came_in_by_a_recovery_code_or_a_link_is_in_use_after_signing_out() {
        String code = visitor.signUp("aigul", PASSWORD).replaceAll("(?s).*?<li><code>([^<]+)</code>.*", "$1");
        Visitor bolat = new Visitor(house);
        bolat.signUp("bolat", PASSWORD);
        clock.forward(Duration.ofDays(3 * 365 - 10));
        visitor.fill("/en/recover", Map.of("code", code, "password", "жаңа таң атты 26"));
        visitor.fill("/en/me", Map.of("name", "Aigul"));
        visitor.post("/en/sign-out", Map.of());
        String link = house.database().write(handle -> new ResetLinks(clock, new AccessNews(clock, new Audit()))
            .make(handle, newest(), Optional.empty(), ""));
        bolat.fill("/en/reset/" + link, Map.of("password", "жаңа таң атты 26"));
        bolat.get("/en/me");
        bolat.post("/en/sign-out", Map.of());
        house.retention().sweep();
        assertThat(house.database().<Long>read(handle -> handle.createQuery("select count(*) from inactive_warnings").mapTo(Long.class).one())).isZero();
    }

    private UUID newest() {
        return house.database().read(handle -> handle.createQuery("select person from sign_ins order by number desc limit 1").mapTo(UUID.class).one());
    }

    @Test
    void unknown_user_and_wrong_password_get_the_same_answer() {
        visitor.signUp("aigul", PASSWORD);
        Visitor stranger = new Visitor(house);
        HttpResponse<String> wrong = stranger.signIn("aigul", "not the password");
        HttpResponse<String> unknown = stranger.signIn("bolat", "not the password");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body().replace("bolat", "aigul")).isEqualTo(wrong.body());
        assertThat(wrong.body()).doesNotContain("not the password");
    }

    @Test
    void guessing_slows_down_and_the_owner_still_gets_in() {
        visitor.signUp("aigul", PASSWORD);
        Visitor guesser = new Visitor(house);
        IntStream.range(0, Limit.SIGN_IN_TRIES.usual()).forEach(i -> guesser.signIn("aigul", "guess " + i));
        HttpResponse<String> slowed = guesser.signIn("AIGUL", PASSWORD);
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.body()).contains("your account is not locked").contains("value=\"AIGUL\"");
        clock.forward(Duration.ofSeconds(2));
        assertThat(new Visitor(house).signIn("Aigul", PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void form_with_mistakes_keeps_what_was_typed_but_no_password() {
        HttpResponse<String> weak = visitor.fill("/kk/sign-up", Map.of("name", "Айгүл", "user", "aigul", "password", "qwerty12"));
        assertThat(weak.statusCode()).isEqualTo(422);
        assertThat(weak.body()).contains("value=\"Айгүл\"", "value=\"aigul\"", "aria-invalid=\"true\"").doesNotContain("qwerty12");
        assertThat(visitor.post("/kk/sign-up", Map.of("name", "", "user", "aigul", "password", PASSWORD)).statusCode()).isEqualTo(422);
        assertThat(visitor.post("/kk/sign-up", Map.of("name", "A", "user", "a b!", "password", PASSWORD)).statusCode()).isEqualTo(422);
    }

    @Test
    void user_name_is_taken_in_every_spelling() {
        visitor.signUp("Айгүл", PASSWORD);
        Visitor other = new Visitor(house);
        assertThat(other.fill("/en/sign-up", Map.of("name", "B", "user", "АЙГҮЛ", "password", PASSWORD)).statusCode()).isEqualTo(409);
        assertThat(other.signIn("айгүл", PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void names_stand_nowhere_in_clear() {
        visitor.signUp("aigulbotakoz", PASSWORD);
        house.database().read(handle -> {
            for (String column : new String[] {"subject from sign_ins", "field from person_details"}) {
                assertThat(handle.createQuery("select " + column).mapTo(String.class).list()).noneMatch(text -> text.contains("aigul"));
            }
            assertThat(handle.createQuery("select sealed from person_details").mapTo(byte[].class).list())
                .noneMatch(bytes -> new String(bytes).contains("aigul"));
            return null;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)", "/a\"b"})
    void next_page_is_always_ours(String next) {
        visitor.signUp("aigul", PASSWORD);
        HttpResponse<String> answer = new Visitor(house).fill("/en/sign-in", Map.of("user", "aigul", "password", PASSWORD, "next", next));
        assertThat(answer.headers().firstValue("Location")).hasValue("/en/me");
    }

    @Test
    void next_page_of_ours_is_opened() {
        visitor.signUp("aigul", PASSWORD);
        HttpResponse<String> answer = new Visitor(house).fill("/en/sign-in", Map.of("user", "aigul", "password", PASSWORD, "next", "/kk/exams/x?a=1"));
        assertThat(answer.headers().firstValue("Location")).hasValue("/kk/exams/x?a=1");
    }

    @Test
    void malformed_requests_are_refused_and_change_nothing() {
        visitor.get("/en/sign-up");
        assertThat(visitor.post("/en/sign-up", Map.of("name", "n".repeat(500), "user", "aigul", "password", PASSWORD)).statusCode()).isEqualTo(400);
        assertThat(visitor.post("/en/sign-up", Map.of("name", "n\0", "user", "aigul", "password", PASSWORD)).statusCode()).isEqualTo(400);
        assertThat(visitor.post("/en/sign-up", Map.of()).statusCode()).isEqualTo(422);
        assertThat(visitor.get("/de/sign-up").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/en/invitations/nonsense").statusCode()).isEqualTo(410);
        visitor.setCookie("x".repeat(5000));
        assertThat(visitor.get("/en/sign-in").statusCode()).isEqualTo(200);
        visitor.signUp("aigul", PASSWORD);
        visitor.get("/en/me");
        assertThat(visitor.post("/en/me/passkeys/-1/remove", Map.of()).statusCode()).isEqualTo(400);
        assertThat(visitor.post("/en/me/passkeys/999/remove", Map.of()).statusCode()).isIn(303, 409);
        assertThat(visitor.get("/en/office/people/" + Ids.hex(Ids.random())).statusCode()).isEqualTo(403);
    }

    @Test
    void used_invitation_does_not_make_an_account() {
        visitor.get("/en/sign-up");
        assertThat(visitor.post("/en/sign-up", Map.of("name", "A", "user", "aigul", "password", PASSWORD, "invitation", "nonsense")).statusCode()).isEqualTo(410);
        assertThat(visitor.signIn("aigul", PASSWORD).statusCode()).isEqualTo(401);
    }
}
