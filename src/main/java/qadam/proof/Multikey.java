package qadam.proof;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;

/**
 * A public key as one word: {@code z6Mk…} for Ed25519, {@code zDn…} for P-256 (W3C CID 1.0, section 2.2.2).
 * Our key ids end in it, so that a seal can be checked even when its issuer is unknown.
 */
final class Multikey {
    private static final byte[] ED25519 = {(byte) 0xed, 0x01};
    private static final byte[] P_256 = {(byte) 0x80, 0x24};

    private Multikey() {}

    static String encode(PublicKey key) {
        byte[] bytes = key instanceof ECPublicKey point
                ? Ed25519.join(P_256, P256.compressed(point)) : Ed25519.join(ED25519, Ed25519.raw(key));
        return "z" + Base58.encode(bytes);
    }

    static PublicKey decode(String text) throws Rejected {
        if (!text.startsWith("z")) throw new Rejected(Problem.BAD_PROOF, "not a multikey");
        byte[] bytes = Base58.decode(text.substring(1));
        try {
            if (bytes.length == 34 && Arrays.equals(bytes, 0, 2, ED25519, 0, 2)) return Ed25519.publicKey(Arrays.copyOfRange(bytes, 2, 34));
            if (bytes.length == 35 && Arrays.equals(bytes, 0, 2, P_256, 0, 2)) return P256.publicKey(Arrays.copyOfRange(bytes, 2, 35));
        } catch (GeneralSecurityException e) {
            throw new Rejected(Problem.BAD_PROOF, "not a public key");
        }
        throw new Rejected(Problem.BAD_PROOF, "neither an Ed25519 nor a P-256 multikey");
    }
}
