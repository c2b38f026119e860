package qadam.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Whose signature a note may bear: a name and an Ed25519 key (C2SP signed-note, "Verifier keys", type 0x01). Written as one
 * word, {@code name+id+key}, which is what anybody publishes and trusts.
 *
 * @param name a schema-less address, without spaces and plus signs
 */
public record NoteKey(String name, PublicKey key) {
    private static final byte ED25519 = 1;

    public NoteKey {
        if (!isName(name)) throw new IllegalArgumentException("not a name of a note's key: " + name);
    }

    static boolean isName(String name) {
        return !name.isEmpty() && name.indexOf('+') < 0
                && name.codePoints().noneMatch(c -> Character.isSpaceChar(c) || Character.isWhitespace(c) || Character.isISOControl(c));
    }

    /** Four bytes that find the key among others; no proof of anything. */
    public int id() {
        byte[] text = Ed25519.join((name + "\n").getBytes(StandardCharsets.UTF_8), typed());
        return ByteBuffer.wrap(CanonicalForm.sha256(text)).getInt();
    }

    private byte[] typed() {
        return Ed25519.join(new byte[] {ED25519}, Ed25519.raw(key));
    }

    boolean verify(byte[] text, byte[] signature) {
        return Ed25519.verify(key, text, signature);
    }

    /** Empty for anything that is not a verifier key of this type. */
    public static Optional<NoteKey> read(String word) {
        String[] parts = word.strip().split("\\+", 3); // base64 has plus signs of its own
        if (parts.length != 3 || !isName(parts[0])) return Optional.empty();
        try {
            byte[] typed = Base64.getDecoder().decode(parts[2]);
            if (typed.length != 33 || typed[0] != ED25519) return Optional.empty();
            var key = new NoteKey(parts[0], Ed25519.publicKey(Arrays.copyOfRange(typed, 1, 33)));
            return Optional.of(key).filter(read -> read.toString().equals(word.strip()));
        } catch (IllegalArgumentException | GeneralSecurityException notAKey) {
            return Optional.empty();
        }
    }

    /** The verifier key as it is published. */
    @Override public String toString() {
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + Base64.getEncoder().encodeToString(typed());
    }
}
