package qadam.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import qadam.identity.Visitor;
import qadam.shared.Language;
import qadam.shared.Texts;

/** Providers that do not answer, or answer what they should not, before anybody has gone to them. */
class ReachableTest {
    private static final Texts TEXTS = new Texts();

    private static String text(String key) {
        return TEXTS.text(Language.EN, key);
    }

    @Test
    void one_that_does_not_answer_stops_nothing_says_so_and_is_asked_again() {
        try (SignOnHouse world = new SignOnHouse("")) {
            Map<String, Object> honest = Map.of();
            world.issuer.discovery = claims -> honest;
            Visitor visitor = world.visitor();
            HttpResponse<String> answer = world.start(visitor, "en");
            assertThat(answer.statusCode()).isEqualTo(502);
            HttpResponse<String> page = visitor.get("/en/sign-in");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains(text("identity.other.unreachable"), "name=\"password\"");
            assertThat(world.count("sso_journeys")).as("nothing is begun").isZero();
            world.issuer.discovery = claims -> claims;
            assertThat(world.start(visitor, "en").statusCode()).as("not asked again at once").isEqualTo(502);
            world.clock.forward(Duration.ofSeconds(31));
            assertThat(world.start(visitor, "en").statusCode()).isEqualTo(200);
            assertThat(visitor.get("/en/sign-in").body()).doesNotContain(text("identity.other.unreachable"));
        }
    }

    @Test
    void what_it_says_of_itself_must_be_its_own_and_safe() {
        try (SignOnHouse world = new SignOnHouse("")) {
            for (String field : List.of("issuer", "token_endpoint", "jwks_uri", "authorization_endpoint")) {
                world.issuer.discovery = all -> {
                    all.put(field, "http://192.0.2.1/x");   // not encrypted, and not this machine
                    return all;
                };
                assertThat(world.start(world.visitor(), "en").statusCode()).as(field).isEqualTo(502);
                world.clock.forward(Duration.ofSeconds(31));
            }
            assertThat(world.count("sso_journeys")).isZero();
            giveUp(world);
        }
    }

    /** Within the limit. */
    private static void giveUp(SignOnHouse world) {
        world.issuer.huge = "/.well-known/openid-configuration";
        assertThat(world.start(world.visitor(), "en").statusCode()).as("ten megabytes").isEqualTo(503);
        world.issuer.huge = "";
        world.issuer.silent = "/.well-known/openid-configuration";
        world.clock.forward(Duration.ofSeconds(31));
        HttpResponse<String> slow = world.start(world.visitor(), "en");
        assertThat(slow.statusCode()).isEqualTo(504);
        assertThat(slow.body()).contains(text("sso.problem.slow"));
    }

    @Test
    void an_issuer_that_says_it_names_itself_must_do_so() {
        try (SignOnHouse world = new SignOnHouse("")) {
            world.issuer.discovery = all -> {
                all.put("authorization_response_iss_parameter_supported", true);
                return all;
            };
            Visitor visitor = world.visitor();
            assertThat(world.signIn(visitor).statusCode()).isEqualTo(400);
            Map<String, String> asked = world.begin(visitor, "en");
            assertThat(visitor.get("/sso/fake/return?code=" + world.issuer.authorize(asked) + "&state=" + asked.get("state") + "&iss="
                + java.net.URLEncoder.encode(world.issuer.issuer(), java.nio.charset.StandardCharsets.UTF_8)).statusCode()).isEqualTo(200);
        }
    }
}
