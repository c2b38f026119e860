package qadam.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Whose signature a note may bear: a name and an Ed25519 key (C2SP signed-note, "Verifier keys"). Written as one word,
 * {@code name+id+key}, which is what anybody publishes and trusts.
 *
 * @param name a schema-less address, without spaces and plus signs
 */
public record NoteKey(String name, PublicKey key, Kind kind) {
    /** What a key signs: the note's text, or, as a witness, that it has seen this tree by then (C2SP tlog-cosignature v1.0.1). */
    public enum Kind {
        NOTE(1), COSIGNATURE(4);

        private final byte type;

        Kind(int type) {
            this.type = (byte) type;
        }
    }

    private static final int LONGEST = 300;
    private static final int TIME_BYTES = 8;

    public NoteKey {
        if (!isName(name)) throw new IllegalArgumentException("not a name of a note's key: " + name);
    }

    public NoteKey(String name, PublicKey key) {
        this(name, key, Kind.NOTE);
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
        return Ed25519.join(new byte[] {kind.type}, Ed25519.raw(key));
    }

    boolean verify(byte[] text, byte[] signature) {
        return switch (kind) {
            case NOTE -> Ed25519.verify(key, text, signature);
            case COSIGNATURE -> signature.length == TIME_BYTES + Ed25519.SIGNATURE_BYTES && time(signature) >= 0
                    && Ed25519.verify(key, cosigned(text, time(signature)), Arrays.copyOfRange(signature, TIME_BYTES, signature.length));
        };
    }

    /** What a witness signs: that as of this second it knows no larger tree of this log (section "Ed25519 signed message"). */
    static byte[] cosigned(byte[] text, long second) {
        return Ed25519.join(("cosignature/v1\ntime " + second + "\n").getBytes(StandardCharsets.US_ASCII), text);
    }

    private static long time(byte[] signature) {
        return ByteBuffer.wrap(signature).getLong();
    }

    /** When a witness says that it signed; of the signature itself it says nothing. */
    static Optional<Instant> timeOf(byte[] signature) {
        return signature.length == TIME_BYTES + Ed25519.SIGNATURE_BYTES && time(signature) >= 0 && time(signature) <= Instant.MAX.getEpochSecond()
                ? Optional.of(Instant.ofEpochSecond(time(signature))) : Optional.empty();
    }

    /** Empty for anything that is not a verifier key of these kinds. */
    public static Optional<NoteKey> read(String word) {
        String[] parts = word.strip().split("\\+", 3); // base64 has plus signs of its own
        if (word.length() > LONGEST || parts.length != 3 || !isName(parts[0])) return Optional.empty();
        try {
            byte[] typed = Base64.getDecoder().decode(parts[2]);
            if (typed.length != 33) return Optional.empty();
            for (Kind kind : Kind.values()) {
                var key = new NoteKey(parts[0], Ed25519.publicKey(Arrays.copyOfRange(typed, 1, 33)), kind);
                if (key.toString().equals(word.strip())) return Optional.of(key);
            }
            return Optional.empty();
        } catch (IllegalArgumentException | GeneralSecurityException notAKey) {
            return Optional.empty();
        }
    }

    /** The verifier key as it is published. */
    @Override public String toString() {
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + Base64.getEncoder().encodeToString(typed());
    }
}
