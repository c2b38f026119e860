package qadam.proof;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.BitSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A bitstring status list (W3C Bitstring Status List 1.0): one bit a credential, at least 131,072 of them so that an index hides among others. */
public final class StatusList {
    public static final int MIN_BITS = 131_072;
    private static final int MAX_BYTES = 1 << 20; // eight million credentials a list; a gzip bomb stops here

    private final byte[] bytes;

    private StatusList(byte[] bytes) {
        this.bytes = bytes;
    }

    public static StatusList of(BitSet revoked) {
        int bits = Math.max(MIN_BITS, revoked.length());
        if (bits > MAX_BYTES * 8L) throw new IllegalArgumentException("a status list of " + bits + " bits");
        byte[] bytes = new byte[(bits + 7) / 8];
        revoked.stream().forEach(index -> bytes[index / 8] |= (byte) (0x80 >>> (index % 8))); // index 0 is the leftmost bit
        return new StatusList(bytes);
    }

    public int size() {
        return bytes.length * 8;
    }

    public boolean isRevoked(int index) {
        return (bytes[index / 8] & (0x80 >>> (index % 8))) != 0;
    }

    String encode() {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(zipped.toByteArray());
    }

    static StatusList decode(String encoded) throws Rejected {
        if (!encoded.startsWith("u")) throw new Rejected(Problem.BAD_PROOF, "not multibase base64url");
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(Base64.getUrlDecoder().decode(encoded.substring(1))))) {
            byte[] bytes = gzip.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) throw new Rejected(Problem.TOO_LARGE, "a status list that unpacks without end");
            if (bytes.length * 8 < MIN_BITS) throw new Rejected(Problem.BAD_PROOF, "a status list too short to hide anyone");
            return new StatusList(bytes);
        } catch (IOException | IllegalArgumentException e) {
            throw new Rejected(Problem.BAD_PROOF, "not a packed status list");
        }
    }
}
