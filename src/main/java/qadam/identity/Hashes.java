package qadam.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import qadam.shared.Ids;

/** Tokens and the hashes under which they are stored. */
final class Hashes {
    private static final Base64.Encoder WRITE = Base64.getUrlEncoder().withoutPadding();

    private Hashes() {
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static String base64url(byte[] bytes) {
        return WRITE.encodeToString(bytes);
    }

    /** 256 random bits, as text for a cookie or a link. */
    static String newToken() {
        return base64url(Ids.randomBytes(32));
    }
}
