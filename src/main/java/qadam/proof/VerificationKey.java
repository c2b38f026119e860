package qadam.proof;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import tools.jackson.databind.node.ObjectNode;

/** A public key with the address by which a signature names it: a DID, {@code #}, the multikey. */
public record VerificationKey(String id, PublicKey key) {
    static VerificationKey of(String did, PublicKey key) {
        return new VerificationKey(did + "#" + Multikey.encode(key), key);
    }

    String did() {
        return Did.of(id);
    }

    boolean isP256() {
        return key instanceof ECPublicKey;
    }

    /** The members of a verification method: Multikey for Ed25519, JsonWebKey for P-256, as wallets and 1EdTech's validator read them. */
    ObjectNode toJson() {
        var json = StrictJson.object().put("id", id);
        if (!isP256()) return json.put("type", "Multikey").put("controller", did()).put("publicKeyMultibase", Multikey.encode(key));
        var jwk = new ECKey.Builder(Curve.P_256, (ECPublicKey) key).build();
        json.put("type", "JsonWebKey").put("controller", did());
        json.putObject("publicKeyJwk").put("kty", "EC").put("crv", "P-256").put("x", jwk.getX().toString()).put("y", jwk.getY().toString());
        return json;
    }
}
