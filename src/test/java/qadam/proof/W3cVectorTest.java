package qadam.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The example that the W3C Recommendation "Data Integrity EdDSA Cryptosuites v1.0" works through for eddsa-rdfc-2022
 * (appendix, "Representation: eddsa-rdfc-2022"; W3C Software and Document License): its key, its hashes, its signature.
 */
class W3cVectorTest {
    private static final String KEY = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
    private static final String SECRET = "3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq"; // published, guards nothing
    private static final String EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2";
    private static final String UNSIGNED = """
            {"@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
             "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
             "type": ["VerifiableCredential", "AlumniCredential"],
             "name": "Alumni Credential", "description": "A minimum viable example of an Alumni Credential.",
             "issuer": "https://vc.example/issuers/5678", "validFrom": "2023-01-01T00:00:00Z",
             "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"}}""";

    private final Contexts contexts = contexts();

    @Test void document_and_options_hash_as_published() throws Exception {
        var document = StrictJson.read(UNSIGNED);
        var options = StrictJson.object().put("type", "DataIntegrityProof").put("cryptosuite", "eddsa-rdfc-2022")
                .put("created", "2023-02-24T23:36:38Z").put("verificationMethod", "did:key:" + KEY + "#" + KEY).put("proofPurpose", "assertionMethod");
        assertThat(HexFormat.of().formatHex(new DataIntegrity(contexts).signedBytes(document, options)))
                .isEqualTo("bea7b7acfbad0126b135104024a5f1733e705108f42d59668b05c0c50004c6b0"
                        + "517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017");
    }

    @Test void signature_is_the_published_one() throws Exception {
        var document = StrictJson.read(UNSIGNED);
        byte[] seed = Arrays.copyOfRange(Base58.decode(SECRET), 2, 34);
        new DataIntegrity(contexts).sign(document, "did:key:" + KEY + "#" + KEY, Ed25519.signer(Ed25519.privateKey(seed)), Instant.parse("2023-02-24T23:36:38Z"));
        assertThat(document.get("proof").get("proofValue").stringValue())
                .isEqualTo("z2YwC8z3ap7yx1nZYCg4L3j3ApHsF8kgPdSb5xoS1VR7vPG3F561B52hYnQF9iseabecm3ijx4K1FBTQsCZahKZme");
        assertThat(new DataIntegrity(contexts).isSignedBy(Multikey.decode(KEY), document, new DataIntegrity(contexts).read(document))).isTrue();
    }

    private static Contexts contexts() {
        try {
            var examples = StrictJson.read("{\"@context\": {\"@vocab\": \"https://www.w3.org/ns/credentials/examples#\"}}");
            var credentials = StrictJson.read(Contexts.class.getResourceAsStream("/proof/contexts/credentials-v2.jsonld").readAllBytes());
            return new Contexts(Map.of(Contexts.CREDENTIALS, credentials, EXAMPLES, examples));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
