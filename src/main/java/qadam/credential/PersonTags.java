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
final class PersonTags {
    private static final String DOMAIN = "qadam person tag 1\n";
    private static final int LENGTH = 16;

    private final KeyFile file;
    private final String programme;

    PersonTags(Path data, Database database, String programme) {
        this.file = new KeyFile(data, "person-tags-" + programme + ".key", database, CredentialProblem.KEY_MISSING);
        this.programme = programme;
    }

    /** 32 hex digits. Reads a file: never inside a transaction. */
    String tag(NationalId id) {
        byte[] key = file.readOrMake(() -> Ids.randomBytes(32));
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
}
