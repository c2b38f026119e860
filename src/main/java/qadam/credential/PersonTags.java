package qadam.credential;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.NationalId;
import qadam.shared.Database;
import qadam.shared.Hmac;
import qadam.shared.Ids;
import qadam.shared.KeyFile;
import qadam.shared.Refusal;
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
    private static final String COMMITMENT = "qadam key commitment 1\n";
    private static final String FILE = "person-tags-";
    private static final String KEY = ".key";
    private static final int LENGTH = 16;

    private final KeyFile file;
    private final TokenKey token;
    private final String programme;
    private final Database database;
    private final SettingStore settings = new SettingStore();

    public PersonTags(Path data, Database database, String programme) {
        this.file = new KeyFile(data, FILE + programme + KEY, database, CredentialProblem.KEY_MISSING);
        this.token = new TokenKey(data, FILE + programme);
        this.programme = programme;
        this.database = database;
    }

    /** Every programme that has had such a key here. */
    static List<String> programmes(Handle handle) {
        return new SettingStore().beginning(handle, KeyFile.SETTING + FILE).keySet().stream()
            .map(name -> name.substring((KeyFile.SETTING + FILE).length(), name.length() - KEY.length())).toList();
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
        return HexFormat.of().formatHex(mac((domain + programme + "\n" + whose).getBytes(StandardCharsets.UTF_8)), 0, LENGTH);
    }

    private byte[] mac(byte[] message) {
        if (isInToken()) {
            requireTheKey();
            return token.mac(message);
        }
        byte[] key = key();
        try {
            return Hmac.of(key, message);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** A programme whose key is in a file keeps it there; of a new one the token decides that the operator has named. */
    private boolean isInToken() {
        return database.read(handle -> settings.find(handle, KeyFile.IN_TOKEN + file.name())).isPresent() || token.isOffered() && file.knownHash().isEmpty();
    }

    /** Makes the key at its first use; the one that is there must be the one to which the log has committed. */
    private String requireTheKey() {
        if (file.knownHash().isEmpty()) {
            token.makeIfAbsent();
        }
        String commitment = KeyFile.hash(token.mac((COMMITMENT + programme + "\n").getBytes(StandardCharsets.UTF_8)));
        return database.write(handle -> {
            if (!settings.keepFirst(handle, KeyFile.SETTING + file.name(), commitment).equals(commitment)) {
                throw new Refusal(CredentialProblem.KEY_MISSING);
            }
            settings.keepFirst(handle, KeyFile.IN_TOKEN + file.name(), "yes");
            return commitment;
        });
    }

    /**
     * The key, to be split and then wiped. Never inside a transaction.
     *
     * @throws Refusal when it lies in a token, which does not give it out
     */
    public byte[] key() {
        if (isInToken()) {
            throw new Refusal(CredentialProblem.KEY_IN_TOKEN);
        }
        return file.readOrMake(() -> Ids.randomBytes(32));
    }

    /**
     * What the log commits to: SHA-256 of the key, or, of a key that nobody can read, of an HMAC under it of a fixed text. Known even when the
     * key is lost or destroyed.
     */
    public String keyHash() {
        return file.knownHash().orElseGet(() -> isInToken() ? requireTheKey() : KeyFile.hash(key()));
    }

    /** Puts back a lost key. @return false when it is not this programme's */
    public boolean restoreKey(byte[] key) {
        if (isInToken()) {
            throw new Refusal(CredentialProblem.KEY_IN_TOKEN);
        }
        return file.restore(key);
    }

    /** True when the key was destroyed on purpose: from then on nobody gets a tag. */
    public boolean isDestroyed() {
        return file.isDestroyed();
    }

    /** Overwrites the key and removes it: from then on nobody can tell whose a tag is, and no new one can be made. */
    public void destroyKey() {
        if (isInToken()) {
            token.destroy();
        }
        file.destroy();
    }
}
