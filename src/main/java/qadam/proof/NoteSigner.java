package qadam.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;

/** Signs notes under a name. The signer may be a hardware token's; only a key that {@link #newSecret} made lies in a file. */
public record NoteSigner(NoteKey key, Signer signer) {
    /** Fails at once when the private key does not fit the public one. */
    public NoteSigner {
        byte[] probe = "qadam key check\n".getBytes(StandardCharsets.US_ASCII);
        if (!Ed25519.verify(key.key(), probe, signer.sign(probe))) throw new IllegalArgumentException("a private key does not fit its public key");
    }

    /** The text of a new key to keep: a JWK with its private part. */
    public static String newSecret() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(Ed25519.raw(pair.getPublic())))
                    .d(Base64URL.encode(Ed25519.seed(pair.getPrivate()))).build().toJSONString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param secret what {@link #newSecret} made */
    public static NoteSigner load(String name, String secret) {
        return load(name, secret, NoteKey.Kind.NOTE);
    }

    /** The same as a witness, whose key must serve nothing else. */
    public static NoteSigner witness(String name, String secret) {
        return load(name, secret, NoteKey.Kind.COSIGNATURE);
    }

    private static NoteSigner load(String name, String secret, NoteKey.Kind kind) {
        try {
            var pair = OctetKeyPair.parse(secret);
            return new NoteSigner(new NoteKey(name, Ed25519.publicKey(pair.getDecodedX()), kind), Ed25519.signer(Ed25519.privateKey(pair.getDecodedD())));
        } catch (ParseException | GeneralSecurityException | NullPointerException e) {
            throw new IllegalArgumentException("not a key file of Qadam"); // without a cause: it may quote the secret
        }
    }

    /** @param text ends in a newline */
    public SignedNote sign(String text) {
        require(NoteKey.Kind.NOTE);
        return new SignedNote(text, List.of(line(signer.sign(text.getBytes(StandardCharsets.UTF_8)))));
    }

    /** A witness's line under a checkpoint that it has found consistent with all it has seen, and has kept. */
    public SignedNote.Line cosign(SignedNote checkpoint, Instant now) {
        require(NoteKey.Kind.COSIGNATURE);
        byte[] signed = NoteKey.cosigned(checkpoint.text().getBytes(StandardCharsets.UTF_8), now.getEpochSecond());
        return line(ByteBuffer.allocate(8 + Ed25519.SIGNATURE_BYTES).putLong(now.getEpochSecond()).put(signer.sign(signed)).array());
    }

    private SignedNote.Line line(byte[] signature) {
        byte[] tagged = ByteBuffer.allocate(4 + signature.length).putInt(key.id()).put(signature).array();
        return new SignedNote.Line(key.name(), tagged);
    }

    private void require(NoteKey.Kind kind) {
        if (key.kind() != kind) throw new IllegalStateException(key.name() + " is a key for something else");
    }
}
