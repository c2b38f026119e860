package qadam.proof;

import java.util.List;

/** What {@code /.well-known/did.json} answers: the keys of an issuer, old ones too, so that old credentials stay verifiable. */
public final class DidDocument {
    private DidDocument() {}

    /** The did:web document of an installation, newest keys first. */
    public static byte[] of(String did, List<VerificationKey> keys) {
        var document = StrictJson.object();
        document.set("@context", StrictJson.array(
                "https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1", "https://w3id.org/security/jwk/v1"));
        document.put("id", did);
        var methods = document.putArray("verificationMethod");
        var assertions = document.putArray("assertionMethod");
        for (var key : keys) {
            if (!key.did().equals(did)) throw new IllegalArgumentException(key.id() + " is not a key of " + did);
            methods.add(key.toJson());
            assertions.add(key.id());
        }
        return StrictJson.write(document);
    }
}
