package qadam.enrolment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import qadam.shared.Hmac;

/**
 * How a link is named in its address: its number and 80 bits of an HMAC of it. So a teacher can be shown it again and again, and nothing that lies in
 * the database opens it.
 */
final class LinkSecret {
    private static final int BYTES = 10;
    private final byte[] key;

    LinkSecret(byte[] key) {
        this.key = key.clone();
    }

    String name(long number) {
        return number + "-" + HexFormat.of().formatHex(secret(number));
    }

    private byte[] secret(long number) {
        return Arrays.copyOf(Hmac.of(key, "enrolment link " + number), BYTES);
    }

    /** The number that a name stands for; empty when it was not made here. */
    Optional<Long> number(String name) {
        if (!name.matches("[1-9][0-9]{0,14}-[0-9a-f]{" + 2 * BYTES + "}")) {
            return Optional.empty();
        }
        long number = Long.parseLong(name.substring(0, name.indexOf('-')));
        boolean ours = MessageDigest.isEqual(name.getBytes(StandardCharsets.US_ASCII), name(number).getBytes(StandardCharsets.US_ASCII));
        return ours ? Optional.of(number) : Optional.empty();
    }
}
