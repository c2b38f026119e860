package qadam.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qadam.identity.NationalId;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.KeyFile;
import qadam.shared.Refusal;
import qadam.world.Databases;
import qadam.world.Iin;

/** The key of the person tags in a PKCS#11 token: SoftHSM 2, which does in software what a token does. */
class TokenKeyTest {
    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    private static final String LABEL = "qadam-test-" + HexFormat.of().formatHex(Ids.randomBytes(6));
    private static final String PIN = "4711081";
    private static String slot;

    private final Database database = Databases.sqlite();
    private final Path data = Databases.folder();

    @BeforeAll
    static void makeToken() throws Exception {
        assertThat(LIBRARY).as("the tests need softhsm2; ./qadam test installs it or says how").exists();
        String said = run("softhsm2-util", "--init-token", "--free", "--label", LABEL, "--so-pin", "12345678", "--pin", PIN);
        Matcher found = Pattern.compile("slot (\\d+)\\s*$").matcher(said);
        assumeTrue(found.find(), "needs to write SoftHSM's folder of tokens: " + said);
        slot = found.group(1);
    }

    @AfterAll
    static void removeToken() throws Exception {
        if (slot != null) {
            run("softhsm2-util", "--delete-token", "--token", LABEL);
        }
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private void name(Path library, String pin) throws IOException {
        Path keys = Files.createDirectories(data.resolve("keys"));
        Files.writeString(keys.resolve("pin"), pin + "\n");
        Files.writeString(keys.resolve(TokenKey.SETTINGS), "library = " + library + "\nslot = " + slot + "\npin-file = " + keys.resolve("pin") + "\n");
    }

    private static void refused(CredentialProblem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    private static NationalId id() {
        return NationalId.parse(Iin.next()).orElseThrow();
    }

    @Test
    void the_key_is_made_in_the_token_and_never_leaves_it_and_dies_there() throws IOException {
        name(LIBRARY, PIN);
        String programme = "token-" + HexFormat.of().formatHex(Ids.randomBytes(4));
        PersonTags tags = new PersonTags(data, database, programme);
        NationalId one = id();
        String tag = tags.tag(one);
        assertThat(tag).matches("[0-9a-f]{32}").isEqualTo(new PersonTags(data, database, programme).tag(one)).isNotEqualTo(tags.tag(id()))
            .isNotEqualTo(new PersonTags(data, database, programme + "-other").tag(one));
        assertThat(data.resolve("keys/person-tags-" + programme + ".key")).doesNotExist();
        String commitment = tags.keyHash();
        assertThat(commitment).matches("[0-9a-f]{64}").isEqualTo(new PersonTags(data, database, programme).keyHash());
        refused(CredentialProblem.KEY_IN_TOKEN, tags::key);
        refused(CredentialProblem.KEY_IN_TOKEN, () -> tags.restoreKey(new byte[32]));
        refused(CredentialProblem.KEY_MISSING, () -> new PersonTags(data, other(programme, commitment), programme + "-other").tag(one));
        tags.destroyKey();
        assertThat(tags.isDestroyed()).isTrue();
        refused(CredentialProblem.KEY_MISSING, () -> tags.tag(one));
        assertThat(tags.keyHash()).as("the log goes on naming it").isEqualTo(commitment);
        new PersonTags(data, database, programme + "-other").destroyKey();
    }

    /** Were there two, the second would take the first one's place, and whoever got a tag in between could not be found again. */
    @Test
    void first_claims_at_the_same_moment_make_one_key() throws Exception {
        name(LIBRARY, PIN);
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 20; round++) {
                TokenKey key = new TokenKey(data, "race-" + HexFormat.of().formatHex(Ids.randomBytes(4)));
                CyclicBarrier together = new CyclicBarrier(8);
                Set<String> made = new HashSet<>();
                for (Future<String> mac : threads.invokeAll(Collections.nCopies(8, (Callable<String>) () -> firstMac(key, together)))) {
                    made.add(mac.get());
                }
                assertThat(made).containsExactly(HexFormat.of().formatHex(key.mac(new byte[1])));
                key.destroy();
            }
        }
    }

    private static String firstMac(TokenKey key, CyclicBarrier together) throws Exception {
        together.await();
        key.makeIfAbsent();
        return HexFormat.of().formatHex(key.mac(new byte[1]));
    }

    /** A database that was begun with another key. */
    private static Database other(String programme, String commitment) {
        Database other = Databases.sqlite();
        other.write(handle -> {
            new qadam.shared.SettingStore().set(handle, KeyFile.SETTING + "person-tags-" + programme + "-other.key", commitment);
            new qadam.shared.SettingStore().set(handle, KeyFile.IN_TOKEN + "person-tags-" + programme + "-other.key", "yes");
            return null;
        });
        return other;
    }

    /** The token computes what the documents say: laid beside the same key in software. */
    @Test
    void a_tag_from_the_token_is_the_hmac_that_the_documents_tell() throws Exception {
        name(LIBRARY, PIN);
        byte[] key = Ids.randomBytes(32);
        String programme = "known-" + HexFormat.of().formatHex(Ids.randomBytes(4));
        new PersonTags(data, database, "other").tag(id());   // the token is open already when another process puts the key in
        putIn("person-tags-" + programme, key);
        NationalId one = id();
        PersonTags tags = new PersonTags(data, database, programme);
        assertThat(tags.tag(one)).isEqualTo(HexFormat.of().formatHex(hmac(key, "qadam person tag 1\n" + programme + "\n" + one.digits()), 0, 16));
        assertThat(tags.keyHash()).isEqualTo(KeyFile.hash(hmac(key, "qadam key commitment 1\n" + programme + "\n")));
        tags.destroyKey();
        new PersonTags(data, database, "other").destroyKey();
    }

    private static void putIn(String name, byte[] key) throws Exception {
        Provider provider = Security.getProvider("SunPKCS11").configure("--name = Test\nlibrary = " + LIBRARY + "\nslot = " + slot + "\n");
        KeyStore keys = KeyStore.getInstance("PKCS11", provider);
        keys.load(null, PIN.toCharArray());
        keys.setEntry(name, new KeyStore.SecretKeyEntry(new SecretKeySpec(key, "HmacSHA256")), null);
    }

    private static byte[] hmac(byte[] key, String message) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_key_that_is_in_a_file_stays_there() throws IOException {
        PersonTags tags = new PersonTags(data, database, "kz-2026");
        NationalId one = id();
        String tag = tags.tag(one);
        name(LIBRARY, PIN);
        assertThat(new PersonTags(data, database, "kz-2026").tag(one)).isEqualTo(tag);
    }

    @Test
    void a_token_that_does_not_answer_is_named_and_no_file_takes_its_place() throws IOException {
        name(data.resolve("no-such-library.so"), PIN);
        refused(CredentialProblem.TOKEN_FAILED, () -> new PersonTags(data, database, "kz-2026").tag(id()));
        Files.writeString(data.resolve("keys").resolve(TokenKey.SETTINGS), "library = " + LIBRARY + "\n");
        refused(CredentialProblem.TOKEN_FAILED, () -> new PersonTags(data, database, "kz-2026").tag(id()));
        assertThat(data.resolve("keys/person-tags-kz-2026.key")).doesNotExist();
    }
}
