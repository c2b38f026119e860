package qadam.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Tokens whose signature is right and whose content is not: what a careless issuer, or one with our key, could make. */
class JwtTest {
    @Test void header_holds_what_open_badges_demands_and_no_more() throws Exception {
        var header = StrictJson.read(Base64.getUrlDecoder().decode(Sample.ISSUED.jwt().orElseThrow().split("\\.")[0]));
        assertThat(header.propertyNames()).containsExactly("alg", "kid", "typ");
        assertThat(header.get("kid").stringValue()).isEqualTo(VerificationKey.of(Sample.DID, Sample.KEYS.p256()).id());
    }

    @Test void a_well_signed_token_made_by_this_test_is_genuine() throws Exception {
        assertThat(signed(header -> {}, payload -> {})).isInstanceOf(Verdict.WaitingForLog.class);
    }

    @Test void registered_claims_must_repeat_the_credential() throws Exception {
        var inconsistent = new Verdict.Altered(Problem.INCONSISTENT);
        assertThat(signed(h -> {}, p -> p.put("nbf", p.get("nbf").longValue() + 1))).isEqualTo(inconsistent);
        assertThat(signed(h -> {}, p -> p.put("nbf", p.get("nbf").toString()))).isEqualTo(inconsistent);
        assertThat(signed(h -> {}, p -> p.put("jti", "urn:x:other"))).isEqualTo(inconsistent);
        assertThat(signed(h -> {}, p -> p.put("sub", "urn:x:other"))).isEqualTo(inconsistent);
        assertThat(signed(h -> {}, p -> p.put("iss", "did:web:elsewhere.example"))).isEqualTo(inconsistent);
        assertThat(signed(h -> {}, p -> p.remove("sub")).isGenuine()).isFalse();
    }

    @Test void claims_that_nobody_here_checks_are_refused() throws Exception {
        for (var name : new String[] {"exp", "iat", "aud", "vc", "cnf", "proof"}) assertThat(signed(h -> {}, p -> p.put(name, 1)).isGenuine()).as(name).isFalse();
        assertThat(signed(h -> {}, p -> p.put("undefinedMember", 1))).isEqualTo(new Verdict.Altered(Problem.UNCOVERED_MEMBER));
    }

    @Test void other_header_members_and_algorithms_are_refused_even_when_signed() throws Exception {
        for (var alg : new String[] {"none", "HS256", "ES384", "EdDSA"}) assertThat(signed(h -> h.put("alg", alg), p -> {}).isGenuine()).as(alg).isFalse();
        for (var name : new String[] {"jwk", "jku", "crit", "b64", "x5u", "cty"}) assertThat(signed(h -> h.put(name, "x"), p -> {}).isGenuine()).as(name).isFalse();
        assertThat(signed(h -> h.put("typ", "vc+jwt"), p -> {}).isGenuine()).isFalse();
        assertThat(signed(h -> h.remove("typ"), p -> {}).isGenuine()).isFalse();
        assertThat(signed(h -> h.put("kid", VerificationKey.of(Sample.DID, Sample.KEYS.ed25519()).id()), p -> {}).isGenuine()).isFalse();
    }

    private static Verdict signed(Consumer<ObjectNode> header, Consumer<ObjectNode> payload) throws Rejected {
        var parts = Sample.ISSUED.jwt().orElseThrow().split("\\.");
        var content = part(parts[0], header) + "." + part(parts[1], payload);
        byte[] signature = Sample.KEYS.p256Signer().sign(content.getBytes(StandardCharsets.US_ASCII));
        return Sample.verify(content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature)).verdict();
    }

    private static String part(String encoded, Consumer<ObjectNode> change) throws Rejected {
        var json = StrictJson.read(Base64.getUrlDecoder().decode(encoded));
        change.accept(json);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(StrictJson.write(json));
    }
}
