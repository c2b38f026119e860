package qadam.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    @Test void issued_json_is_genuine_and_says_what_was_claimed() {
        var found = Sample.verify(Sample.ISSUED.json());
        assertThat(found.verdict()).isEqualTo(new Verdict.WaitingForLog(Optional.empty()));
        assertThat(found.claims()).contains(Sample.CLAIMS);
        assertThat(found.hash()).contains(Sample.ISSUED.hash());
        assertThat(found.form()).isEqualTo(Verification.Form.JSON);
    }

    @Test void issued_jwt_is_genuine_and_has_the_same_hash() {
        var found = Sample.verify(Sample.ISSUED.jwt().orElseThrow());
        assertThat(found.verdict()).isEqualTo(new Verdict.WaitingForLog(Optional.empty()));
        assertThat(found.claims()).contains(Sample.CLAIMS);
        assertThat(found.hash()).contains(Sample.ISSUED.hash());
        assertThat(found.form()).isEqualTo(Verification.Form.JWT);
    }

    @Test void every_member_is_given_for_showing() {
        assertThat(Sample.verify(Sample.ISSUED.json()).members())
                .contains(new Verification.Member("credentialSubject.identifier[0].identityHash", "Әйгерім Нұрланқызы Қасымова"),
                        new Verification.Member("credentialSubject.achievement.academicHours", "36"),
                        new Verification.Member("credentialStatus.statusListIndex", "94567"))
                .noneMatch(member -> member.path().startsWith("proof") || member.path().startsWith("@context"));
    }

    @Test void text_that_needs_escaping_survives() {
        var odd = "Д'Артаньян \"Ә\" \\ <b>&amp; \u2028 \ud83e\udd84 e\u0301";
        var issued = Sample.ISSUER.issue(Sample.claims(odd, 1), Sample.NOW);
        assertThat(Sample.verify(issued.json()).claims().orElseThrow().holder().printedName()).isEqualTo(odd);
    }

    @Test void a_credential_of_an_issuer_without_an_address_has_no_token() {
        var did = Did.key(Sample.KEYS);
        var issued = new CredentialIssuer(did, Sample.KEYS).issue(Sample.claimsOf(did, "Ержан", 1), Sample.NOW);
        assertThat(issued.jwt()).isEmpty();
        assertThat(new Verifier(Trust.in(did, "room", Sample.KEYS), StatusSource.NONE).verify(issued.json(), Sample.NOW).verdict().isGenuine()).isTrue();
    }

    @Test void hash_does_not_depend_on_the_keys() {
        var did = Did.key(Sample.KEYS);
        var claims = Sample.claimsOf(did, "Ержан", 1);
        var first = new CredentialIssuer(did, Sample.KEYS).issue(claims, Sample.NOW);
        var second = new CredentialIssuer(did, Sample.KEYS).issue(claims, Sample.NOW.plusSeconds(5));
        assertThat(first.hash()).isEqualTo(second.hash());
        assertThat(new String(first.json(), StandardCharsets.UTF_8)).isNotEqualTo(new String(second.json(), StandardCharsets.UTF_8));
    }
}
