package qadam.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.identity.Visitor;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.world.Databases;

/** Coming in by a sign-on, and what a provider, or whoever plays one, may not get away with. */
class SignOnTest {
    private static final Texts TEXTS = new Texts();
    private static SignOnHouse world;

    @BeforeAll
    static void open() {
        world = new SignOnHouse("");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @AfterEach
    void honest() {
        world.issuer.says = claims -> claims;
        world.issuer.signs = world.issuer::signed;
        world.issuer.huge = "";
        world.issuer.silent = "";
    }

    private static UnaryOperator<JWTClaimsSet.Builder> as(String subject) {
        return claims -> claims.subject(subject);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String key, String before) {
        Language language = status == 409 && key.endsWith(".stale") ? Language.KK : Language.EN;   // of a journey that nobody knows, nobody knows the language
        assertThat(answer.body()).contains(TEXTS.text(language, key));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(world.made()).as("nothing made").isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void who_comes_for_the_first_time_agrees_and_is_found_again(String database) {
        try (SignOnHouse own = new SignOnHouse("", database.equals("sqlite") ? null : Databases.madePostgresqlUrl(), false)) {
            Visitor visitor = own.visitor();
            HttpResponse<String> page = own.signIn(visitor, "next", "/en/courses");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("Айгүл Серікқызы", "/en/terms", "/en/privacy");
            assertThat(own.made()).as("before they agree").isEqualTo("0 people, 0 ways in, 0 sessions, 0 confirmed");
            assertThat(own.agree(visitor, page, "").statusCode()).isEqualTo(422);
            HttpResponse<String> agreed = own.agree(visitor, page, "Айгүл");
            assertThat(agreed.statusCode()).isEqualTo(303);
            assertThat(agreed.headers().firstValue("Location")).contains("/en/courses");
            assertThat(visitor.get("/en/me").body()).contains("<h1>Айгүл</h1>");
            assertThat(own.made()).isEqualTo("1 people, 1 ways in, 1 sessions, 0 confirmed");
            assertThat(own.agree(visitor, page, "Айгүл").statusCode()).as("a ticket is of one session").isEqualTo(409);
            Visitor later = own.visitor();
            HttpResponse<String> again = own.signIn(later);
            assertThat(again.headers().firstValue("Location")).contains("/en/me");
            assertThat(later.get("/en/me").body()).contains("<h1>Айгүл</h1>");
            assertThat(own.made()).isEqualTo("1 people, 1 ways in, 2 sessions, 0 confirmed");
        }
    }

    @Test
    void the_request_has_state_nonce_and_pkce_and_our_language() {
        Map<String, String> asked = world.begin(world.visitor(), "kk");
        assertThat(asked).containsEntry("response_type", "code").containsEntry("code_challenge_method", "S256").containsEntry("ui_locales", "kk")
            .containsEntry("redirect_uri", SignOnHouse.ORIGIN + "/sso/fake/return").containsKeys("state", "nonce", "code_challenge");
        assertThat(asked.get("scope").split(" ")).contains("openid", "profile");
        assertThat(asked.get("state")).hasSize(43);
        assertThat(world.begin(world.visitor(), "kk").get("nonce")).isNotEqualTo(asked.get("nonce"));
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
            forged("alg none", claims -> FakeIssuer.unsigned(claims)),
            forged("HS256 with the public key", claims -> FakeIssuer.signedWithThePublicKey(claims)),
            forged("signed by a stranger under our key's name", claims -> FakeIssuer.signed(claims, FakeIssuer.STRANGERS, "first")),
            forged("broken: signature cut off", claims -> world.issuer.signed(claims).replaceAll("\\.[^.]*$", ".")),
            forged("other claims under a signature of ours", claims -> swapped(claims)),
            said("another audience", claims -> claims.audience("somebody-else")),
            said("another audience beside ours, and their azp", claims -> claims.audience(List.of("qadam", "other")).claim("azp", "other")),
            said("two audiences and no azp", claims -> claims.audience(List.of("qadam", "other"))),
            said("another azp", claims -> claims.claim("azp", "other")),
            said("another issuer", claims -> claims.issuer("https://sso.example.kz")),
            said("the issuer with a slash", claims -> claims.issuer(world.issuer.issuer() + "/")),
            said("expired", claims -> claims.expirationTime(at(-120))),
            said("no end", claims -> claims.expirationTime(null)),
            said("not yet valid", claims -> claims.notBeforeTime(at(600))),
            said("made tomorrow", claims -> claims.issueTime(at(86_400))),
            said("made yesterday", claims -> claims.issueTime(at(-86_400))),
            said("no nonce", claims -> claims.claim("nonce", null)),
            said("another nonce", claims -> claims.claim("nonce", "n-0S6_WzA2Mj")),
            said("no subject", claims -> claims.subject(null)),
            said("an endless subject", claims -> claims.subject("s".repeat(256))),
            said("a wrong hash of the access token", claims -> claims.claim("at_hash", "MTIzNDU2Nzg5MDEyMzQ1Ng")),
            said("a logout token", claims -> claims.claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))));
    }

    /** The header and signature of one token around the claims of another. */
    private static String swapped(JWTClaimsSet claims) {
        String[] honest = world.issuer.signed(claims).split("\\.");
        String[] other = world.issuer.signed(new JWTClaimsSet.Builder(claims).subject("somebody-else").build()).split("\\.");
        return honest[0] + "." + other[1] + "." + honest[2];
    }

    private static Date at(long seconds) {
        return Date.from(world.clock.instant().plusSeconds(seconds));
    }

    private static Arguments forged(String name, java.util.function.Function<JWTClaimsSet, String> signs) {
        return Arguments.of(name, (UnaryOperator<JWTClaimsSet.Builder>) claims -> claims, signs);
    }

    private static Arguments said(String name, UnaryOperator<JWTClaimsSet.Builder> says) {
        return Arguments.of(name, says, (java.util.function.Function<JWTClaimsSet, String>) claims -> world.issuer.signed(claims));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void a_token_that_is_not_what_it_should_be_lets_nobody_in(String name, UnaryOperator<JWTClaimsSet.Builder> says, java.util.function.Function<JWTClaimsSet, String> signs) {
        String before = world.made();
        world.issuer.says = says;
        world.issuer.signs = signs;
        HttpResponse<String> answer = world.signIn(world.visitor());
        boolean noToken = answer.statusCode() == 502;   // not even a token any more
        assertRefused(answer, noToken ? 502 : 403, noToken ? "sso.problem.answer_unfit" : "sso.problem.token_refused", before);
        assertThat(noToken).isEqualTo(name.startsWith("broken"));
    }

    @Test
    void a_key_that_nobody_published_is_asked_for_once_and_refused() {
        String before = world.made();
        world.issuer.signs = claims -> FakeIssuer.signed(claims, FakeIssuer.STRANGERS, "stranger");
        int asked = world.issuer.asked.size();
        for (int i = 0; i < 4; i++) {
            HttpResponse<String> answer = world.signIn(world.visitor());
            assertThat(answer.statusCode()).isIn(403, 503);
        }
        assertThat(world.made()).isEqualTo(before);
        assertThat(world.issuer.asked.subList(asked, world.issuer.asked.size()).stream().filter("/keys"::equals).count()).as("not once for each token").isLessThan(4);
    }

    @Test
    void an_answer_is_good_once_and_in_its_own_browser() {
        String before = world.made();
        Visitor visitor = world.visitor();
        Map<String, String> asked = world.begin(visitor, "en");
        String code = world.issuer.authorize(asked);
        assertRefused(world.comeBack(world.visitor(), code, asked.get("state")), 409, "sso.problem.stale", before);
        assertRefused(world.comeBack(visitor, code, asked.get("state")), 409, "sso.problem.stale", before);   // the try elsewhere has used it up
        Map<String, String> next = world.begin(visitor, "en");
        String used = world.issuer.authorize(next);
        assertThat(world.comeBack(visitor, used, next.get("state")).statusCode()).isEqualTo(200);
        assertRefused(world.comeBack(visitor, used, next.get("state")), 409, "sso.problem.stale", before);
        Map<String, String> third = world.begin(visitor, "en");
        assertRefused(world.comeBack(visitor, used, third.get("state")), 403, "sso.problem.token_refused", before);   // the code was good once
        assertRefused(world.comeBack(visitor, "x", "invented"), 409, "sso.problem.stale", before);
    }

    @Test
    void a_code_of_another_browser_does_not_fit_this_ones_verifier() {
        String before = world.made();
        Visitor victim = world.visitor();
        Map<String, String> theirs = world.begin(victim, "en");
        Map<String, String> attackers = world.begin(world.visitor(), "en");
        assertRefused(world.comeBack(victim, world.issuer.authorize(attackers), theirs.get("state")), 403, "sso.problem.token_refused", before);
    }

    @Test
    void a_journey_ends_after_ten_minutes() {
        String before = world.made();
        Visitor visitor = world.visitor();
        Map<String, String> asked = world.begin(visitor, "en");
        world.clock.forward(Duration.ofMinutes(11));
        assertRefused(world.comeBack(visitor, asked), 409, "sso.problem.stale", before);
    }

    @Test
    void an_answer_of_another_issuer_is_not_taken() {
        String before = world.made();
        Visitor visitor = world.visitor();
        Map<String, String> asked = world.begin(visitor, "en");
        HttpResponse<String> answer = visitor.get("/sso/fake/return?code=" + world.issuer.authorize(asked) + "&state=" + asked.get("state") + "&iss=https%3A%2F%2Fevil.example");
        assertRefused(answer, 400, "sso.problem.mixed_up", before);
    }

    @Test
    void what_comes_twice_is_not_read_at_all() {
        Visitor visitor = world.visitor();
        Map<String, String> asked = world.begin(visitor, "en");
        String code = world.issuer.authorize(asked);
        assertThat(visitor.get("/sso/fake/return?code=" + code + "&code=other&state=" + asked.get("state")).statusCode()).isEqualTo(400);
    }

    @Test
    void a_no_from_the_provider_is_said_in_the_language_of_the_journey() {
        for (Language language : Language.values()) {
            Visitor visitor = world.visitor();
            Map<String, String> asked = world.begin(visitor, language.tag());
            HttpResponse<String> answer = visitor.get("/sso/fake/return?error=access_denied&state=" + asked.get("state"));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains(TEXTS.text(language, "sso.problem.declined"), "lang=\"" + language.tag() + "\"");
        }
    }

    @Test
    void what_is_signed_holds_against_what_userinfo_says_and_its_subject_must_be_the_same() {
        String before = world.made();
        world.issuer.says = claims -> claims.claim("name", null);
        world.issuer.userInfo = Map.of("sub", "somebody-else", "name", "Басқа");
        assertRefused(world.signIn(world.visitor()), 403, "sso.problem.token_refused", before);
        world.issuer.userInfo = Map.of("sub", "s-17", "name", "Айгүл С.", "iss", "x");
        assertThat(world.signIn(world.visitor()).body()).contains("Айгүл С.");
    }

    @Test
    void a_provider_that_floods_or_keeps_silent_holds_up_nobody_for_long() {
        String before = world.made();
        world.issuer.huge = "/token";
        assertRefused(world.signIn(world.visitor()), 503, "sso.problem.unreachable", before);
        world.issuer.huge = "";
        world.issuer.silent = "/token";
        assertRefused(world.signIn(world.visitor()), 504, "sso.problem.slow", before);
    }

    @Test
    void an_account_is_linked_only_to_who_owns_both_and_joined_with_nobody() {
        world.issuer.says = as("linked-1");
        Visitor owner = world.visitor();
        owner.signUp("owner-1", "көк аспан таза");
        assertThat(link(owner).headers().firstValue("Location")).contains("/en/me/sso");
        assertThat(owner.get("/en/me/sso").body()).contains("Sign in with Test University");
        Visitor again = world.visitor();
        world.signIn(again);
        assertThat(again.get("/en/me").body()).contains("Name of owner-1");
        Visitor other = world.visitor();
        other.signUp("other-1", "көк аспан таза");
        String before = world.made();
        assertRefused(link(other), 409, "sso.problem.linked_elsewhere", before);
        assertThat(other.get("/en/me").body()).contains("Name of other-1");
        unlink(again);
        assertThat(again.get("/en/me").statusCode()).as("the session that it opened is over").isEqualTo(401);
        assertThat(owner.get("/en/me").statusCode()).isEqualTo(200);
        assertThat(world.signIn(world.visitor()).body()).contains(TEXTS.text(Language.EN, "sso.arrival.title"));
    }

    private static HttpResponse<String> link(Visitor visitor) {
        visitor.get("/en/me/sso");
        Map<String, String> asked = SignOnHouse.asked(visitor.post("/en/me/sso", Map.of("act", "link", "provider", "fake")));
        return world.comeBack(visitor, asked);
    }

    private static void unlink(Visitor visitor) {
        String number = visitor.get("/en/me/sso").body().replaceAll("(?s).*name=\"number\" value=\"(\\d+)\".*", "$1");
        assertThat(visitor.post("/en/me/sso", Map.of("act", "unlink", "number", number)).statusCode()).isEqualTo(303);
    }

    @Test
    void the_only_way_in_is_not_taken_away() {
        world.issuer.says = as("only-way");
        Visitor visitor = world.visitor();
        world.arrive(visitor);
        assertThat(visitor.get("/en/me/sso").body()).contains(TEXTS.text(Language.EN, "sso.mine.last"));
        long number = world.house.database().read(handle -> handle.createQuery("select max(number) from sign_ins where kind = 'sso'").mapTo(Long.class).one());
        visitor.get("/en/me");
        HttpResponse<String> answer = visitor.post("/en/me/sso", Map.of("act", "unlink", "number", Long.toString(number)));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(visitor.get("/en/me").statusCode()).isEqualTo(200);
        Visitor stranger = world.visitor();
        stranger.signUp("stranger-1", "көк аспан таза");
        long before = world.count("sign_ins");
        stranger.get("/en/me");
        stranger.post("/en/me/sso", Map.of("act", "unlink", "number", Long.toString(number)));
        assertThat(world.count("sign_ins")).as("another's is not theirs to take away").isEqualTo(before);
    }

    @Test
    void before_what_cannot_be_undone_the_provider_is_asked_to_ask_anew() {
        world.issuer.says = as("anew").andThen(claims -> claims.claim("auth_time", world.clock.instant().minusSeconds(7_200).getEpochSecond()))::apply;
        Visitor visitor = world.visitor();
        world.arrive(visitor);
        assertThat(visitor.get("/en/me/export").headers().firstValue("Location")).as("two hours ago is not lately").hasValueSatisfying(to -> assertThat(to).contains("again=1"));
        Map<String, String> asked = world.begin(visitor, "en", "again", "1");
        assertThat(asked).containsEntry("prompt", "login").containsEntry("max_age", "0");
        assertThat(world.comeBack(visitor, asked).body()).contains(TEXTS.text(Language.EN, "sso.problem.not_proved_anew"));
        world.issuer.says = as("anew");
        world.signIn(visitor, "again", "1");
        assertThat(visitor.get("/en/me/export").statusCode()).isEqualTo(200);
    }

    @Test
    void a_provider_says_what_it_may_and_an_unknown_one_is_unknown() {
        Visitor visitor = world.visitor();
        visitor.get("/en/sign-in");
        assertThat(visitor.post("/en/sso", new HashMap<>(Map.of("provider", "other"))).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/sso/other/return?code=1&state=2").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/kk/sign-in").body()).contains("Сынақ ЖОО арқылы кіру");
    }
}
