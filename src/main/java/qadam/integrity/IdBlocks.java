package qadam.integrity;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.NationalId;
import qadam.shared.Hmac;

/**
 * Remembers for a week which block of ten a national id was of that an officer has seen, under a key: who saw it, birth day, digit of century and sex, and the
 * first three digits of the serial; and a mark of the id itself, so that one id counts once. Neither gives the id back without the key. Whoever stands in a
 * block that fills up is noted. Of one officer, because in a year group of a whole country honest people do meet in a block; how seldom they
 * do before one officer is computed in docs/api/integrity.md.
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

    /** An officer has seen this person's id. */
    record Seen(UUID person, NationalId id, UUID by) {
    }

    void note(Handle handle, Seen seen, Instant now) {
        byte[] block = mark("block\n" + seen.by + "\n" + seen.id.digits().substring(0, BLOCK_DIGITS));
        store.note(handle, block, mark("id\n" + seen.id.digits()), seen.person, now);
        int ids = store.count(handle, block, now.minus(WITHIN));
        if (ids >= TOO_MANY) {
            store.noteBurst(handle, block, now.minus(WITHIN), ids, now);
        }
    }

    private byte[] mark(String words) {
        return Arrays.copyOf(Hmac.of(key, words), LENGTH);
    }
}
