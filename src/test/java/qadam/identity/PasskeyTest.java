package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.House;
import qadam.world.FixedClock;

/** The whole ceremony on localhost, with a passkey made of software. */
class PasskeyTest {
    private static final String WHO = "\"name\":\"Айгүл\",\"user\":\"aigul\",\"language\":\"kk\"";
    private final FixedClock clock = Houses.clock();

    private static HttpResponse<String> signUp(Visitor visitor, Authenticator key) {
        HttpResponse<String> options = visitor.json("/api/passkeys/sign-up/begin", "{" + WHO + "}");
        assertThat(options.statusCode()).as(options.body()).isEqualTo(200);
        return visitor.json("/api/passkeys/sign-up/finish", "{" + WHO + ",\"next\":\"/kk/steps\",\"credential\":" + key.create(options.body()) + "}");
    }

    private static HttpResponse<String> signIn(Visitor visitor, Authenticator key) {
        String options = visitor.json("/api/passkeys/sign-in/begin", "{}").body();
        return visitor.json("/api/passkeys/sign-in/finish", "{\"language\":\"ru\",\"credential\":" + key.get(options) + "}");
    }

    @ParameterizedTest
    @MethodSource("qadam.identity.Houses#databases")
    void passkey_makes_an_account_and_opens_it_again(String database) {
        try (House house = Houses.open(clock, Houses.addressOf(database))) {
            Authenticator key = new Authenticator(Houses.ORIGIN);
            Visitor visitor = new Visitor(house);
            HttpResponse<String> made = signUp(visitor, key);
            assertThat(made.body()).isEqualTo("{\"next\":\"/kk/me/recovery-codes?next=%2Fkk%2Fsteps\"}");
            assertThat(visitor.get("/en/me").body()).contains("<h1>Айгүл</h1>");
            Visitor other = new Visitor(house);
            other.get("/en/sign-in");
            String before = other.cookie();
            assertThat(signIn(other, key).body()).isEqualTo("{\"next\":\"/ru/me\"}");
            assertThat(other.cookie()).isNotEqualTo(before);
            assertThat(other.get("/en/me").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void second_passkey_can_be_added_and_the_last_way_in_stays() {
        try (House house = Houses.open(clock)) {
            Authenticator first = new Authenticator(Houses.ORIGIN);
            Authenticator second = new Authenticator(Houses.ORIGIN);
            Visitor visitor = new Visitor(house);
            signUp(visitor, first);
            assertThat(visitor.get("/en/me/passkeys").body()).contains("your only way in").doesNotContain("passkeys/2/remove");
            assertThat(visitor.post("/en/me/passkeys/2/remove", Map.of()).statusCode()).isEqualTo(409);
            String options = visitor.json("/api/passkeys/add/begin", "{}").body();
            assertThat(options).contains("excludeCredentials");
            assertThat(visitor.json("/api/passkeys/add/finish", "{\"language\":\"en\",\"credential\":" + second.create(options) + "}").statusCode()).isEqualTo(200);
            assertThat(visitor.post("/en/me/passkeys/3/name", Map.of("name", " ")).statusCode()).isEqualTo(422);
            assertThat(visitor.post("/en/me/passkeys/3/name", Map.of("name", "Үйдегі кілт")).statusCode()).isEqualTo(303);
            assertThat(visitor.get("/en/me/passkeys").body()).contains("Үйдегі кілт", "passkeys/2/remove", "passkeys/3/remove");
            assertThat(visitor.export("en").get("my-data.json")).contains("Үйдегі кілт");
            assertThat(visitor.post("/en/me/passkeys/2/remove", Map.of()).statusCode()).isEqualTo(303);
            assertThat(visitor.post("/en/me/passkeys/2/remove", Map.of()).statusCode()).as("sent again").isEqualTo(303);
            assertThat(visitor.get("/en/inbox").body()).contains("A passkey was added", "A passkey was removed");
            List<String> acts = house.database().read(handle -> handle.createQuery("select act from audit_entries order by number").mapTo(String.class).list());
            assertThat(acts).containsExactly("passkey-added", "passkey-removed");
            List<byte[]> names = house.database().read(handle -> handle.createQuery("select sealed_name from sign_ins where sealed_name is not null").mapTo(byte[].class).list());
            assertThat(names).hasSize(1).noneMatch(bytes -> new String(bytes).contains("кілт"));
            assertThat(signIn(new Visitor(house), first).statusCode()).isEqualTo(422);
            assertThat(signIn(new Visitor(house), second).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void an_account_has_only_so_many_passkeys() {
        try (House house = Houses.open(clock)) {
            Visitor visitor = new Visitor(house);
            signUp(visitor, new Authenticator(Houses.ORIGIN));
            for (int i = 1; i < OwnPasskeys.MOST; i++) {
                assertThat(add(visitor).statusCode()).isEqualTo(200);
            }
            HttpResponse<String> refused = add(visitor);
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("passkeys_too_many", "Remove one that you no longer need first");
        }
    }

    private static HttpResponse<String> add(Visitor visitor) {
        String options = visitor.json("/api/passkeys/add/begin", "{}").body();
        return visitor.json("/api/passkeys/add/finish", "{\"language\":\"en\",\"credential\":" + new Authenticator(Houses.ORIGIN).create(options) + "}");
    }

    @Test
    void passkey_of_another_origin_is_refused() {
        try (House house = Houses.open(clock)) {
            assertThat(signUp(new Visitor(house), new Authenticator("http://localhost.evil.example")).statusCode()).isEqualTo(422);
            Authenticator key = new Authenticator(Houses.ORIGIN);
            signUp(new Visitor(house), key);
        }
    }

    /** Whatever a hostile browser puts there is judged or refused, and never our fault. */
    @ParameterizedTest
    @ValueSource(strings = {"android-safetynet", "packed", "tpm", "apple", "fido-u2f", "android-key", "made-up"})
    void statement_of_attestation_that_nobody_asked_for_is_no_fault_of_ours(String format) {
        try (House house = Houses.open(clock)) {
            Visitor visitor = new Visitor(house);
            signUp(visitor, new Authenticator(Houses.ORIGIN));
            String options = visitor.json("/api/passkeys/add/begin", "{}").body();
            String made = new Authenticator(Houses.ORIGIN).create(options, format);
            assertThat(visitor.json("/api/passkeys/add/finish", "{\"language\":\"en\",\"credential\":" + made + "}").statusCode()).isIn(200, 422);
        }
    }

    @Test
    void question_is_good_once_for_five_minutes_and_one_browser() {
        try (House house = Houses.open(clock)) {
            Authenticator key = new Authenticator(Houses.ORIGIN);
            signUp(new Visitor(house), key);
            Visitor visitor = new Visitor(house);
            String options = visitor.json("/api/passkeys/sign-in/begin", "{}").body();
            String answer = "{\"credential\":" + key.get(options) + "}";
            Visitor thief = new Visitor(house);
            thief.get("/en/sign-in");
            assertThat(thief.json("/api/passkeys/sign-in/finish", answer).statusCode()).isEqualTo(409);
            String late = visitor.json("/api/passkeys/sign-in/begin", "{}").body();
            clock.forward(Duration.ofMinutes(6));
            assertThat(visitor.json("/api/passkeys/sign-in/finish", "{\"credential\":" + key.get(late) + "}").statusCode()).isEqualTo(409);
            String fresh = visitor.json("/api/passkeys/sign-in/begin", "{}").body();
            String good = "{\"credential\":" + key.get(fresh) + "}";
            assertThat(visitor.json("/api/passkeys/sign-in/finish", good).statusCode()).isEqualTo(200);
            assertThat(visitor.json("/api/passkeys/sign-in/finish", good).statusCode()).isEqualTo(409);
        }
    }

    @Test
    void copied_passkey_whose_counter_goes_back_is_refused() {
        try (House house = Houses.open(clock)) {
            Authenticator key = new Authenticator(Houses.ORIGIN);
            signUp(new Visitor(house), key);
            assertThat(signIn(new Visitor(house), key).statusCode()).isEqualTo(200);
            key.rewind();
            assertThat(signIn(new Visitor(house), key).statusCode()).isEqualTo(422);
        }
    }

    @Test
    void unknown_passkey_is_refused() {
        try (House house = Houses.open(clock)) {
            assertThat(signIn(new Visitor(house), new Authenticator(Houses.ORIGIN)).statusCode()).isEqualTo(422);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{\"credential\":null}", "{\"credential\":{}}", "{\"credential\":{\"id\":\"!\",\"response\":{}}}",
        "{\"credential\":\"text\"}"})
    void malformed_answers_are_refused(String body) {
        try (House house = Houses.open(clock)) {
            assertThat(new Visitor(house).json("/api/passkeys/sign-in/finish", body).statusCode()).isIn(400, 422);
            String withNames = body.startsWith("{\"") ? "{" + WHO + "," + body.substring(1) : body;
            assertThat(new Visitor(house).json("/api/passkeys/sign-up/finish", withNames).statusCode()).isIn(400, 422);
        }
    }

    @Test
    void adding_a_passkey_needs_a_recent_sign_in() {
        try (House house = Houses.open(clock)) {
            Visitor visitor = new Visitor(house);
            signUp(visitor, new Authenticator(Houses.ORIGIN));
            clock.forward(Duration.ofMinutes(31));
            assertThat(visitor.json("/api/passkeys/add/begin", "{}").statusCode()).isEqualTo(403);
            assertThat(new Visitor(house).json("/api/passkeys/add/begin", "{}").statusCode()).isEqualTo(401);
        }
    }
}
