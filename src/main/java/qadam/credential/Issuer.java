package qadam.credential;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import qadam.proof.CredentialIssuer;
import qadam.proof.Did;
import qadam.proof.DidDocument;
import qadam.proof.SigningKeys;
import qadam.proof.Trust;
import qadam.proof.VerificationKey;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.KeyFile;

/** In whose name this installation signs: did:web of its origin, and the keys in {@code keys/issuer.jwks}. */
final class Issuer {
    /** The issuer's class in a leaf: one installation is one programme office of the state. */
    static final String CLASS = "state";

    private final String origin;
    private final String name;
    private final String did;
    private final SigningKeys keys;

    private Issuer(String origin, String name, SigningKeys keys) {
        this.origin = origin;
        this.name = name;
        this.did = Did.web(origin);
        this.keys = keys;
    }

    static Issuer open(String origin, String name, Path data, Database database) {
        byte[] secret = new KeyFile(data, "issuer.jwks", database, CredentialProblem.KEY_MISSING)
            .readOrMake(() -> SigningKeys.generate().secret().getBytes(StandardCharsets.UTF_8));
        return new Issuer(origin, name, SigningKeys.load(new String(secret, StandardCharsets.UTF_8)));
    }

    String origin() {
        return origin;
    }

    String name() {
        return name;
    }

    String did() {
        return did;
    }

    CredentialIssuer signer() {
        return new CredentialIssuer(did, keys);
    }

    Trust trust() {
        return Trust.in(did, name, keys);
    }

    /** The addresses of its keys. */
    List<String> keys() {
        return keys.publicKeys(did).stream().map(VerificationKey::id).toList();
    }

    byte[] didDocument() {
        return DidDocument.of(did, keys.publicKeys(did));
    }

    String credential(UUID id) {
        return origin + "/credentials/" + Ids.hex(id);
    }

    String statusList(int list) {
        return origin + "/status/" + list;
    }
}
