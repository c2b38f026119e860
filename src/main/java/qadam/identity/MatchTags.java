package qadam.identity;

import java.nio.file.Path;
import qadam.shared.Database;
import qadam.shared.Hmac;
import qadam.shared.Ids;
import qadam.shared.KeyFile;

/**
 * Match tags: HMAC-SHA256(match key, national id), made while a roster or a token is read, so that the same citizen is recognised and
 * the id goes no further. The key is a file outside the database, {@code keys/match.key}, and never one of a year.
 */
public final class MatchTags {
    private static final int KEY_BYTES = 32;

    private final KeyFile file;
    private volatile byte[] key;

    public MatchTags(Path data, Database database) {
        this.file = new KeyFile(data, "match.key", database, IdentityProblem.MATCH_KEY_MISSING);
    }

    /** 32 bytes. Never inside a transaction the first time: then the key is made. */
    public byte[] tag(NationalId id) {
        if (key == null) {
            key = file.readOrMake(() -> Ids.randomBytes(KEY_BYTES));
        }
        return Hmac.of(key, id.digits());
    }
}
