package qadam.proof;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

/**
 * An issuer's pair of keys: Ed25519 for the embedded proof, P-256 for the JWT. The signers may be a hardware token's;
 * only keys that {@link #generate} made can be written to a file.
 */
public record SigningKeys(PublicKey ed25519, Signer ed25519Signer, ECPublicKey p256, Signer p256Signer) {
    /** Fails at once when a signer and its public key don't belong together: a wrong file is found at start, not by a verifier. */
    public SigningKeys {
        byte[] probe = "qadam key check".getBytes(StandardCharsets.US_ASCII);
        if (!Ed25519.verify(ed25519, probe, ed25519Signer.sign(probe))
                || !Signatures.verify("SHA256withECDSAinP1363Format", p256, probe, p256Signer.sign(probe)))
            throw new IllegalArgumentException("a private key does not fit its public key");
    }

    /** New keys, with the text to keep (a JWK Set with private keys: mode 0600, root only). */
    public static Generated generate() {
        try {
            var ed25519 = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var p256 = generator.generateKeyPair();
            var point = (ECPublicKey) p256.getPublic();
            return new Generated(of(ed25519.getPublic(), ed25519.getPrivate(), point, p256.getPrivate()),
                    write(ed25519.getPublic(), ed25519.getPrivate(), point, p256.getPrivate()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keys and the secret text that {@link #load} reads. */
    public record Generated(SigningKeys keys, String secret) {
        @Override public String toString() {
            return "Generated[secret not shown]"; // a record's own toString would put private keys into a log
        }
    }

    public static SigningKeys load(String secret) {
        try {
            var set = JWKSet.parse(secret).getKeys();
            if (set.size() == 2 && set.get(0) instanceof OctetKeyPair ed25519 && set.get(1) instanceof ECKey p256)
                return of(Ed25519.publicKey(ed25519.getDecodedX()), Ed25519.privateKey(ed25519.getDecodedD()),
                        p256.toECPublicKey(), p256.toECPrivateKey());
        } catch (ParseException | JOSEException | GeneralSecurityException | NullPointerException e) {
            throw new IllegalArgumentException("not a key file of Qadam"); // without a cause: it may quote the secret
        }
        throw new IllegalArgumentException("a key file holds one Ed25519 and one P-256 key, in this order");
    }

    /** The public keys under an issuer's name, as the DID document and the trust file list them. A did:key issuer has one. */
    public List<VerificationKey> publicKeys(String did) {
        var first = VerificationKey.of(did, ed25519);
        return Did.isKey(did) ? List.of(first) : List.of(first, VerificationKey.of(did, p256));
    }

    private static SigningKeys of(PublicKey ed25519, PrivateKey ed25519Secret, ECPublicKey p256, PrivateKey p256Secret) {
        return new SigningKeys(ed25519, Ed25519.signer(ed25519Secret), p256, P256.signer(p256Secret));
    }

    private static String write(PublicKey ed25519, PrivateKey ed25519Secret, ECPublicKey p256, PrivateKey p256Secret) {
        var first = new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(Ed25519.raw(ed25519)))
                .d(Base64URL.encode(Ed25519.seed(ed25519Secret))).build();
        var second = new ECKey.Builder(Curve.P_256, p256).privateKey(p256Secret).build();
        return new JWKSet(List.of(first, second), Map.of()).toString(false);
    }
}
