package qadam.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeysTest {
    @Test void saved_keys_load_and_sign_for_the_same_public_keys() {
        var made = SigningKeys.generate();
        var loaded = SigningKeys.load(made.secret());
        assertThat(loaded.publicKeys(Sample.DID)).isEqualTo(made.keys().publicKeys(Sample.DID));
        var issued = new CredentialIssuer(Sample.DID, loaded).issue(Sample.CLAIMS, Sample.NOW);
        assertThat(new Verifier(Trust.in(Sample.DID, "Qadam", made.keys()), StatusSource.NONE).verify(issued.json(), Sample.NOW).verdict().isGenuine()).isTrue();
    }

    @Test void a_private_key_never_shows_in_a_log() {
        var made = SigningKeys.generate();
        assertThat(made.toString()).doesNotContain("\"d\"");
        assertThatThrownBy(() -> SigningKeys.load(made.secret().substring(5))).hasMessageNotContaining(made.secret().substring(60, 90)).hasNoCause();
    }

    @Test void a_signer_that_does_not_fit_its_public_key_is_refused() {
        assertThatThrownBy(() -> new SigningKeys(Sample.KEYS.ed25519(), Sample.OTHER_KEYS.ed25519Signer(), Sample.KEYS.p256(), Sample.KEYS.p256Signer()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SigningKeys(Sample.KEYS.ed25519(), Sample.KEYS.ed25519Signer(), Sample.OTHER_KEYS.p256(), Sample.KEYS.p256Signer()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test void multikeys_round_trip() throws Exception {
        for (int i = 0; i < 20; i++) { // both signs of y, coordinates with leading zeros
            var keys = SigningKeys.generate().keys();
            assertThat(Multikey.encode(keys.ed25519())).startsWith("z6Mk");
            assertThat(Multikey.encode(keys.p256())).startsWith("zDn");
            assertThat(Multikey.decode(Multikey.encode(keys.ed25519()))).isEqualTo(keys.ed25519());
            assertThat(Multikey.decode(Multikey.encode(keys.p256()))).isEqualTo(keys.p256());
        }
    }

    @Test void broken_multikeys_are_refused() {
        var good = Multikey.encode(Sample.KEYS.p256());
        for (var bad : new String[] {"", "z", "z0", good.substring(1), good + "1", "z6Mk", "u" + good, "z" + "1".repeat(500)})
            assertThatThrownBy(() -> Multikey.decode(bad)).as(bad).isInstanceOf(Rejected.class);
    }

    @Test void an_origin_becomes_a_did() {
        assertThat(Did.web("https://Qadam.example")).isEqualTo("did:web:qadam.example");
        assertThat(Did.web("http://localhost:8080")).isEqualTo("did:web:localhost%3A8080");
        for (var bad : new String[] {"https://qadam.example/path", "https://qadam.example?x", "https://u@qadam.example", "qadam"})
            assertThatThrownBy(() -> Did.web(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
    }

    @Test void did_document_lists_both_keys_as_wallets_read_them() throws Exception {
        var document = StrictJson.read(DidDocument.of(Sample.DID, Sample.KEYS.publicKeys(Sample.DID)));
        var methods = document.get("verificationMethod");
        assertThat(document.get("id").stringValue()).isEqualTo(Sample.DID);
        assertThat(methods.get(0).get("type").stringValue()).isEqualTo("Multikey");
        assertThat(methods.get(1).get("type").stringValue()).isEqualTo("JsonWebKey");
        assertThat(methods.get(1).get("publicKeyJwk").has("d")).isFalse();
        assertThat(document.get("assertionMethod").get(1)).isEqualTo(methods.get(1).get("id"));
    }

    @Test void trust_file_reads_what_it_writes() {
        var key = new TrustedKey(VerificationKey.of(Sample.DID, Sample.KEYS.ed25519()),
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")), Optional.of(Instant.parse("2027-01-01T00:00:00Z")));
        var trust = new Trust(List.of(new Trust.TrustedIssuer(Sample.DID, "Қадам", List.of(key))), Optional.of(Sample.NOW));
        assertThat(Trust.read(trust.toJson())).isEqualTo(trust);
        assertThat(Trust.read(Sample.TRUST.toJson())).isEqualTo(Sample.TRUST);
    }

    @Test void trust_file_with_a_mistake_is_refused_in_words() {
        var good = new String(Sample.TRUST.toJson(), StandardCharsets.UTF_8);
        assertMistake(good.replace("\"keys\"", "\"kyes\""), "unknown member kyes");
        assertMistake(good.replace("\"did\":\"did:web:qadam.example\"", "\"did\":\"did:web:other.example\""), "is not a key of did:web:other.example");
        assertMistake(good.replace("\"type\":\"Multikey\"", "\"type\":\"Multikey\",\"from\":\"yesterday\""), "not a date and time");
        assertMistake(good.replace("\"crv\":\"P-256\"", "\"crv\":\"P-384\""), "not a P-256 key");
        assertMistake("{\"issuers\":[],\"issuers\":[]}", "Duplicate");
        assertMistake("[]", "not a JSON object");
    }

    private static void assertMistake(String file, String words) {
        assertThatThrownBy(() -> Trust.read(file.getBytes(StandardCharsets.UTF_8))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(words);
    }
}
