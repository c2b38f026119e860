package qadam.integrity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.NationalId;

/**
 * Remembers for a week which block of ten a national id that the office has seen was of, under a key: birth day, digit of century and sex, and the
 * first three digits of the serial; and a mark of the id itself, so that one id counts once. Neither gives the id back without the key. Whoever stands in a
 * block that fills up is noted. How seldom honest people meet in one block is computed in docs/api/integrity.md.
 */
final class IdBlocks {
    static final int TOO_MANY = 5;
    static final Duration WITHIN = Duration.ofDays(7);
    private static final int BLOCK_DIGITS = 10;
    private static final int LENGTH = 16;

    private final byte[] key;
    private final IdBlockStore store = new IdBlockStore();

    /** @param key of their own, held in memory: so this may be asked inside a transaction */
    IdBlocks(byte[] key) {
        this.key = key.clone();
    }

    void note(Handle handle, UUID person, NationalId id, Instant now) {
        byte[] block = mark("block\n" + id.digits().substring(0, BLOCK_DIGITS));
        store.note(handle, block, mark("id\n" + id.digits()), person, now);
        int ids = store.count(handle, block, now.minus(WITHIN));
        if (ids >= TOO_MANY) {
            store.noteBurst(handle, block, now.minus(WITHIN), ids, now);
        }
    }

    private byte[] mark(String words) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal(words.getBytes(StandardCharsets.US_ASCII)), LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA256 is missing");   // without its cause: nothing of the id may travel
        }
    }
}
