package qadam.credential;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import qadam.identity.NationalId;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.KeyFile;

/**
 * Turns a national id into the programme's person tag: the first 16 bytes of HMAC-SHA256(the programme's yearly key, domain ‖
 * id). Without the key nobody can go back from a tag to an id, nor try out all ids; with another year's key the same person
 * has another tag. The id goes no further than this class.
 */
public final class PersonTags {
    private static final String DOMAIN = "qadam person tag 1\n";
    private static final int LENGTH = 16;

    private final KeyFile file;
    private final String programme;

    public PersonTags(Path data, Database database, String programme) {
        this.file = new KeyFile(data, "person-tags-" + programme + ".key", database, CredentialProblem.KEY_MISSING);
        this.programme = programme;
    }

    /** 32 hex digits. Reads a file: never inside a transaction. */
    String tag(NationalId id) {
        byte[] key = key();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((DOMAIN + programme + "\n").getBytes(StandardCharsets.UTF_8));
            byte[] full = mac.doFinal(id.digits().getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(full, 0, LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA256 is missing");   // without its cause: nothing of the id may travel
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** The key, to be split and then wiped. Never inside a transaction. */
    public byte[] key() {
        return file.readOrMake(() -> Ids.randomBytes(32));
    }

    /** SHA-256 of the key, which the log commits to; known even when the file is lost or destroyed. */
    public String keyHash() {
        return file.knownHash().orElseGet(() -> KeyFile.hash(key()));
    }

    /** Puts back a lost key. @return false when it is not this programme's */
    public boolean restoreKey(byte[] key) {
        return file.restore(key);
    }

    public boolean isDestroyed() {
        return file.isDestroyed();
    }

    /** Overwrites the key and removes it: from then on nobody can tell whose a tag is, and no new one can be made. */
    public void destroyKey() {
        file.destroy();
    }
}
