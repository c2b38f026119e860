package qadam.shared;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104) under a key that we hold: what it was made of can be found again with the key, and not without. */
public final class Hmac {
    private static final String NAME = "HmacSHA256";

    private Hmac() {
    }

    /** 32 bytes over the words in UTF-8. */
    public static byte[] of(byte[] key, String words) {
        return of(key, words.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] of(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(NAME);
            mac.init(new SecretKeySpec(key, NAME));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA256 is missing");   // without its cause: nothing of an id or a key may travel
        }
    }
}
