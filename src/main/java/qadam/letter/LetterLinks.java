package qadam.letter;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Hmac;
import qadam.shared.Ids;

/**
 * What a link in a letter carries: the address's id and 128 bits of HMAC-SHA256 over it and the link's purpose. Nothing of it is
 * stored, so a copy of the database stops nobody's letters and confirms nobody's address.
 */
final class LetterLinks {
    static final String CONFIRM = "confirm";
    static final String STOP = "stop";
    private static final int LENGTH = 16;

    private final byte[] key;

    LetterLinks(byte[] key) {
        this.key = key;
    }

    String token(String purpose, UUID address) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
            ByteBuffer.allocate(2 * LENGTH).put(Ids.bytes(address)).put(proof(purpose, address)).array());
    }

    /** The address's id, when the token was made by us for this purpose. */
    Optional<UUID> read(String purpose, String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length != 2 * LENGTH) {
                return Optional.empty();
            }
            UUID address = Ids.uuid(Arrays.copyOf(bytes, LENGTH));
            boolean ours = MessageDigest.isEqual(Arrays.copyOfRange(bytes, LENGTH, 2 * LENGTH), proof(purpose, address));
            return ours ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private byte[] proof(String purpose, UUID address) {
        return Arrays.copyOf(keyed(purpose + " " + Ids.hex(address)), LENGTH);
    }

    /** For counting without keeping what is counted. */
    byte[] keyed(String words) {
        return Hmac.of(key, words);
    }
}
