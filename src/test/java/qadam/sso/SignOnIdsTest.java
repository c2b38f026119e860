package qadam.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import qadam.identity.MatchTags;
import qadam.identity.NationalId;
import qadam.identity.Visitor;
import qadam.world.Iin;

/** National ids in what a provider says: wherever they stand, they are never kept. */
class SignOnIdsTest {
    private static final String ASKED = "Do you have another account?";

    private static JWTClaimsSet.Builder everywhere(JWTClaimsSet.Builder claims, String id) {
        return claims.subject("IIN" + id).claim("preferred_username", id).claim("serialNumber", "IIN" + id).claim("profile", Map.of("doc", List.of(id)));
    }

    private static Optional<String> confirmedBy(SignOnHouse world) {
        return world.house.database().read(handle -> handle.createQuery("select kind from confirmations where ended_at is null and match_tag is not null").mapTo(String.class).findOne());
    }

    @Test
    void of_a_provider_that_confirms_only_its_tag_is_kept_and_one_id_confirms_one_account() throws Exception {
        try (SignOnHouse world = new SignOnHouse("\"confirms\": \"sso\", \"state\": true")) {
            String id = Iin.next();
            world.issuer.says = claims -> everywhere(claims, id);
            Visitor visitor = world.visitor();
            world.arrive(visitor);
            assertThat(confirmedBy(world)).contains("sso");
            assertThat(world.count("audit_entries where act = 'person-confirmed' and reason = 'state sign-on fake'")).isEqualTo(1);
            world.signIn(world.visitor());
            assertThat(world.count("confirmations")).as("said again, nothing more").isEqualTo(1);
            world.issuer.says = claims -> everywhere(claims, id).subject("another");
            Visitor second = world.visitor();
            world.arrive(second);
            assertThat(second.get("/en/me").statusCode()).as("comes in, and is joined with nobody").isEqualTo(200);
            assertThat(world.made()).isEqualTo("2 people, 2 ways in, 3 sessions, 1 confirmed");
            world.signIn(world.visitor());
            assertThat(world.count("audit_entries where act = 'confirmation-refused'")).as("once, however often they come").isEqualTo(1);
            assertThat(world.count("joinings where state = 'PROPOSED'")).isEqualTo(1);
            assertThat(second.get("/en/me").body()).as("is asked").contains(ASKED);
            assertThat(visitor.get("/en/me").body()).contains(ASKED);
            assertThat(visitor.export("en").toString()).doesNotContain(id);
            world.house.database().forget();
            assertNowhere(world.data(), id);
        }
    }

    @Test
    void whom_a_list_and_the_states_sign_on_name_by_one_id_is_asked_in_both_accounts() {
        try (SignOnHouse world = new SignOnHouse("\"confirms\": \"sso\", \"state\": true")) {
            String id = Iin.next();
            Visitor pupil = world.visitor();
            pupil.signUp("pupil", "көк аспан таза");
            byte[] tag = new MatchTags(world.data(), world.house.database()).tag(NationalId.parse(id).orElseThrow());
            world.house.database().write(handle -> handle.createUpdate("insert into match_tags (person, match_tag, source, seen_at) select id, :tag, 'roster', 0 from persons")
                .bind("tag", tag).execute());
            world.issuer.says = claims -> everywhere(claims, id);
            Visitor citizen = world.visitor();
            world.arrive(citizen);
            assertThat(citizen.get("/en/me").body()).contains(ASKED);
            assertThat(pupil.get("/en/me").body()).contains(ASKED);
            world.signIn(world.visitor());
            assertThat(world.count("joinings")).isEqualTo(1);
            assertThat(world.count("match_tags where source = 'sso'")).isEqualTo(1);
        }
    }

    @Test
    void of_any_other_provider_it_is_dropped_also_from_the_name() throws Exception {
        try (SignOnHouse world = new SignOnHouse("")) {
            String id = Iin.next();
            world.issuer.says = claims -> everywhere(claims, id).claim("name", "Айгүл " + id.substring(0, 6) + " " + id.substring(6));
            Visitor visitor = world.visitor();
            assertThat(world.signIn(visitor).body()).doesNotContain(id, id.substring(6));
            Visitor next = world.visitor();
            assertThat(world.agree(next, world.signIn(next), "Айгүл " + id).statusCode()).as("nor typed").isEqualTo(422);
            world.arrive(world.visitor());
            assertThat(confirmedBy(world)).isEmpty();
            world.house.database().forget();
            assertNowhere(world.data(), id);
        }
    }

    private static void assertNowhere(Path folder, String id) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain(id);
            }
        }
    }

    @Test
    void two_ids_are_none_and_a_named_claim_is_the_only_one_that_counts() {
        String one = Iin.next();
        String two = Iin.next();
        Provider.Claims any = Provider.Claims.USUAL;
        assertThat(ClaimSieve.find(any, Map.of("a", one, "b", List.of("IIN" + one)))).isEqualTo(NationalId.parse(one));
        assertThat(ClaimSieve.find(any, Map.of("a", one, "b", two))).isEmpty();
        assertThat(ClaimSieve.find(any, Map.of("a", "123456789012"))).as("no id at all").isEmpty();
        assertThat(ClaimSieve.find(any, Map.of("a", one + "0"))).as("thirteen digits").isEmpty();
        assertThat(ClaimSieve.find(any, Map.of("a", Long.parseLong("1" + one.substring(1))))).as("a number is read too").isEqualTo(NationalId.parse("1" + one.substring(1)));
        assertThat(ClaimSieve.find(new Provider.Claims("name", "sub", "b"), Map.of("a", one, "b", two))).isEqualTo(NationalId.parse(two));
    }
}
