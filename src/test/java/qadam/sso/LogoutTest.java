package qadam.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.identity.Visitor;
import qadam.world.Databases;

/** A provider says that somebody has signed out there (OpenID Connect Back-Channel Logout 1.0). */
class LogoutTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static SignOnHouse world;

    @BeforeAll
    static void open() {
        world = new SignOnHouse("", Databases.madePostgresqlUrl(), false);   // on SQLite it is Keycloak that says so: KeycloakTest
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Visitor in(String subject, String session) {
        world.issuer.says = claims -> claims.subject(subject).claim("sid", session);
        Visitor visitor = world.visitor();
        HttpResponse<String> answer = world.signIn(visitor);
        if (answer.statusCode() == 200) {
            world.agree(visitor, answer, "Айгүл");
        }
        assertThat(isIn(visitor)).isTrue();
        return visitor;
    }

    private static boolean isIn(Visitor visitor) {
        return visitor.get("/en/me").statusCode() == 200;
    }

    private static JWTClaimsSet.Builder logout() {
        Date now = Date.from(world.clock.instant());
        return new JWTClaimsSet.Builder().issuer(world.issuer.issuer()).audience("qadam").issueTime(now).expirationTime(Date.from(world.clock.instant().plusSeconds(120)))
            .jwtID(UUID.randomUUID().toString()).claim("events", Map.of(EVENT, Map.of()));
    }

    private static HttpResponse<String> send(String token) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create("http://localhost:" + world.house.port() + "/sso/fake/logout"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8))).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int send(JWTClaimsSet.Builder claims) throws IOException, InterruptedException {
        return send(world.issuer.signed(claims.build())).statusCode();
    }

    @Test
    void a_session_of_the_provider_ends_what_it_opened_and_nothing_else() throws Exception {
        Visitor here = in("one", "s-1");
        Visitor elsewhere = in("one", "s-2");
        Visitor another = in("two", "s-3");
        assertThat(send(logout().subject("one").claim("sid", "s-1"))).isEqualTo(200);
        assertThat(isIn(here)).isFalse();
        assertThat(isIn(elsewhere)).isTrue();
        assertThat(isIn(another)).isTrue();
        assertThat(send(logout().subject("one"))).as("without a session: all of that person's").isEqualTo(200);
        assertThat(isIn(elsewhere)).isFalse();
        assertThat(isIn(another)).isTrue();
        assertThat(send(logout().subject("nobody-here"))).as("says nothing of who is here").isEqualTo(200);
    }

    /** A provider may name in its logout a session that its tokens had not named. */
    @Test
    void a_session_that_no_token_has_named_ends_by_the_subject() throws Exception {
        Visitor unnamed = in("five", null);
        Visitor named = in("five", "s-6");
        Visitor another = in("six", null);
        assertThat(send(logout().subject("five").claim("sid", "s-7"))).isEqualTo(200);
        assertThat(isIn(unnamed)).isFalse();
        assertThat(isIn(named)).as("is another session there").isTrue();
        assertThat(isIn(another)).isTrue();
        Visitor again = in("five", null);
        assertThat(send(logout().subject("five").claim("sid", "s-6"))).isEqualTo(200);
        assertThat(isIn(named)).isFalse();
        assertThat(isIn(again)).as("the one that was named was found").isTrue();
    }

    private static void execute(String words) {
        world.house.database().write(handle -> handle.execute(words));
    }

    /** Else a provider that tries again would be told that it is done, and nothing is. */
    @Test
    void a_token_whose_work_failed_is_taken_when_it_is_sent_again() throws Exception {
        Visitor visitor = in("seven", "s-8");
        String token = world.issuer.signed(logout().claim("sid", "s-8").build());
        execute("create function no_end() returns trigger language plpgsql as 'begin raise exception ''no''; end'");
        execute("create trigger no_end before delete on sessions for each row execute function no_end()");
        assertThat(send(token).statusCode()).isEqualTo(500);
        execute("drop trigger no_end on sessions");
        assertThat(isIn(visitor)).isTrue();
        assertThat(send(token).statusCode()).isEqualTo(200);
        assertThat(isIn(visitor)).isFalse();
    }

    @Test
    void the_same_token_is_taken_once() throws Exception {
        Visitor first = in("three", "s-4");
        HttpResponse<String> done;
        String token = world.issuer.signed(logout().claim("sid", "s-4").build());
        done = send(token);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(isIn(first)).isFalse();
        Visitor again = in("three", "s-4");
        assertThat(send(token).statusCode()).isEqualTo(400);
        assertThat(isIn(again)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "public key", "stranger", "audience", "issuer", "nonce", "no event", "no jti", "old", "expired", "future", "nobody", "id token", "no token"})
    void a_token_that_is_not_what_it_should_be_ends_nothing(String what) throws Exception {
        Visitor visitor = in("four", "s-5");
        UnaryOperator<JWTClaimsSet.Builder> wrong = switch (what) {
            case "audience" -> claims -> claims.audience("other");
            case "issuer" -> claims -> claims.issuer("https://other.example");
            case "nonce" -> claims -> claims.claim("nonce", "n");
            case "no event" -> claims -> claims.claim("events", Map.of("other", Map.of()));
            case "no jti" -> claims -> claims.jwtID(null);
            case "old" -> claims -> claims.issueTime(at(-3_600));
            case "expired" -> claims -> claims.expirationTime(at(-3_600));
            case "future" -> claims -> claims.issueTime(at(3_600));
            case "nobody" -> claims -> claims.claim("sid", null);
            case "id token" -> claims -> claims.claim("events", null).subject("four").claim("nonce", "n");
            default -> claims -> claims;
        };
        JWTClaimsSet claims = wrong.apply(logout().claim("sid", "s-5")).build();
        String token = switch (what) {
            case "none" -> FakeIssuer.unsigned(claims);
            case "public key" -> FakeIssuer.signedWithThePublicKey(claims);
            case "stranger" -> FakeIssuer.signed(claims, FakeIssuer.STRANGERS, "first");
            case "no token" -> "";
            default -> world.issuer.signed(claims);
        };
        HttpResponse<String> answer = send(token);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_request");
        assertThat(isIn(visitor)).isTrue();
    }

    private static Date at(long seconds) {
        return Date.from(world.clock.instant().plusSeconds(seconds));
    }
}
