package qadam.roster;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A list's own identifiers as keyed hashes, so that they are known again and the rows tell nobody's number in another system. Of one reading
 * and one thread.
 */
final class Keys {
    static final int BYTES = 16;
    private final Mac mac;
    private final long roster;

    Keys(byte[] key, long roster) {
        this.roster = roster;
        try {
            this.mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA256 is missing");
        }
    }

    byte[] person(String id) {
        return of("person", id);
    }

    String place(String school, String id) {
        return HexFormat.of().formatHex(of("place", school, id));
    }

    /** Of what is said of somebody: equal when nothing has changed. */
    byte[] mark(List<String> said) {
        return of(said.toArray(String[]::new));
    }

    private byte[] of(String... words) {
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(roster).array());
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            mac.update(bytes);
        }
        return Arrays.copyOf(mac.doFinal(), BYTES);
    }
}
