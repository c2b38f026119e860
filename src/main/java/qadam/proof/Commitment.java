package qadam.proof;

import java.util.HexFormat;

/** What the public log holds instead of a credential: without the salt, nobody can tell whose it is, nor try out guesses. */
public final class Commitment {
    public static final int SALT_BYTES = 16;

    private Commitment() {}

    /** SHA-256(salt ‖ credential hash), in hex. The salt is 16 random bytes, made and stored when the credential is issued. */
    public static String of(byte[] salt, String credentialHash) {
        byte[] hash = HexFormat.of().parseHex(credentialHash);
        if (salt.length != SALT_BYTES || hash.length != 32) throw new IllegalArgumentException("salt of 16 bytes and hash of 32 expected");
        return HexFormat.of().formatHex(CanonicalForm.sha256(Ed25519.join(salt, hash)));
    }
}
