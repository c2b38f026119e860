package qadam.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import qadam.identity.Visitor;

/** A sign-on that vouches for a second factor opens what staff may do; one that does not, does not. */
class StrongSignOnTest {
    @Test
    void only_the_words_that_the_operator_has_declared_strong_open_the_office() {
        try (SignOnHouse world = new SignOnHouse("\"strong\": {\"acr\": [\"high\"], \"amr\": [\"hwk\"]}", null, true)) {
            Visitor visitor = world.visitor();
            assertThat(world.begin(visitor, "en")).containsEntry("acr_values", "high");
            world.arrive(visitor);
            String link = world.house.administratorLink().orElseThrow();
            String invitation = "/en/invitations/" + link.substring(link.lastIndexOf('/') + 1);
            visitor.get(invitation);
            assertThat(visitor.post(invitation, Map.of()).statusCode()).isEqualTo(303);
            assertThat(world.count("sessions where door = 'SSO' and sign_in is not null and issuer_session is not null")).as("the new token is of the same sign-on").isEqualTo(1);
            assertThat(visitor.get("/en/office").headers().firstValue("Location")).contains("/en/me/second-factor?next=%2Fen%2Foffice");
            assertThat(visitor.get("/en/me/second-factor").body()).contains("Sign in with Test University");
            world.issuer.says = claims -> claims.claim("acr", "low").claim("amr", List.of("pwd"));
            world.signIn(visitor);
            assertThat(visitor.get("/en/office").statusCode()).isEqualTo(303);
            world.issuer.says = claims -> claims.claim("acr", "low").claim("amr", List.of("pwd", "hwk"));
            assertThat(world.signIn(visitor, "next", "/en/office").headers().firstValue("Location")).contains("/en/office");
            assertThat(visitor.get("/en/office").statusCode()).isEqualTo(200);
            world.issuer.says = claims -> claims;
            Visitor weaker = world.visitor();
            world.signIn(weaker);
            assertThat(weaker.json("/api/passkeys/add/begin", "{}").statusCode()).as("by less than it has been, it gives itself nothing").isEqualTo(403);
        }
    }
}
