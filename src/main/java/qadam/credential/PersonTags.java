package qadam.credential;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import qadam.identity.NationalId;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.KeyFile;
import qadam.shared.SettingStore;

/**
 * Turns a national id into the programme's person tag: the first 16 bytes of HMAC-SHA256(the programme's yearly key, domain ‖
 * id). Without the key nobody can go back from a tag to an id, nor try out all ids; with another year's key the same person
 * has another tag. The id goes no further than this class. Somebody whom nobody has confirmed gets a tag of their account instead,
 * under another domain: nothing they type can give the tag of somebody else.
 */
public final class PersonTags {
    private static final String PERSON = "qadam person tag 1\n";
    private static final String ACCOUNT = "qadam account tag 1\n";
    private static final String FILE = "person-tags-";
    private static final String KEY = ".key";
    private static final int LENGTH = 16;

    private final KeyFile file;
    private final Database database;
    private final String programme;

    public PersonTags(Path data, Database database, String programme) {
        this.file = new KeyFile(data, FILE + programme + KEY, database, CredentialProblem.KEY_MISSING);
        this.database = database;
        this.programme = programme;
    }

    /** Every programme that has had such a key here. */
    static List<String> programmes(Handle handle) {
        return new SettingStore().beginning(handle, KeyFile.SETTING + FILE).keySet().stream()
            .map(name -> name.substring((KeyFile.SETTING + FILE).length(), name.length() - KEY.length())).toList();
    }

    /** True when the key was destroyed on purpose: from then on nobody gets a tag. */
    boolean isDestroyed() {
        return database.read(handle -> new SettingStore().find(handle, KeyFile.DESTROYED + FILE + programme + KEY)).isPresent();
    }

    /** 32 hex digits. Reads a file: never inside a transaction. */
    String tag(NationalId id) {
        return tag(PERSON, id.digits());
    }

    /** The same for an account that nobody has confirmed. */
    String accountTag(UUID person) {
        return tag(ACCOUNT, person.toString());
    }

    private String tag(String domain, String whose) {
        byte[] key = key();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((domain + programme + "\n").getBytes(StandardCharsets.UTF_8));
            byte[] full = mac.doFinal(whose.getBytes(StandardCharsets.US_ASCII));
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

    /** Overwrites the key and removes it: from then on nobody can tell whose a tag is, and no new one can be made. */
    public void destroyKey() {
        file.destroy();
    }
}
