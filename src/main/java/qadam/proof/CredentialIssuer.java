package qadam.proof;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Signs credentials and status lists in the name of one issuer. Some 20 ms each: never on the writer's thread. */
public final class CredentialIssuer {
    private static final DataIntegrity INTEGRITY = new DataIntegrity(Contexts.BUNDLED);

    private final String did;
    private final SigningKeys keys;

    public CredentialIssuer(String did, SigningKeys keys) {
        this.did = did;
        this.keys = keys;
    }

    public IssuedCredential issue(CredentialClaims claims, Instant created) {
        if (!claims.issuer().did().equals(did)) throw new IllegalArgumentException("claims of another issuer: " + claims.issuer().did());
        var document = CredentialDocument.write(claims);
        try {
            Optional<String> jwt = Did.isKey(did) ? Optional.empty()
                    : Optional.of(VcJwt.sign(document, VerificationKey.of(did, keys.p256()).id(), keys.p256Signer()));
            sign(document, created);
            return new IssuedCredential(StrictJson.write(document), jwt, HexFormat.of().formatHex(INTEGRITY.hash(document)));
        } catch (Rejected e) {
            throw new IllegalArgumentException("these claims cannot be signed: " + e.getMessage(), e);
        }
    }

    /** A signed status list whose address is {@code url}; a set bit means revoked. */
    public byte[] statusList(String url, BitSet revoked, Instant created) {
        var document = SignedStatusList.write(url, did, StatusList.of(revoked), created.truncatedTo(ChronoUnit.SECONDS));
        try {
            sign(document, created);
            return StrictJson.write(document);
        } catch (Rejected e) {
            throw new IllegalArgumentException("this list cannot be signed: " + e.getMessage(), e);
        }
    }

    private void sign(ObjectNode document, Instant created) throws Rejected {
        INTEGRITY.sign(document, VerificationKey.of(did, keys.ed25519()).id(), keys.ed25519Signer(), created.truncatedTo(ChronoUnit.SECONDS));
    }
}
