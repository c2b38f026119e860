package qadam.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import qadam.world.Databases;
import qadam.world.Iin;

class VerifyCommandTest {
    @TempDir
    Path folder;
    private CredentialWorld world;
    private UUID id;
    private String credential;
    private String trust;
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void issue() throws IOException {
        world = new CredentialWorld(Databases.sqlite());
        id = world.trained(world.someone("roster"), Iin.next(), "KZ-75", "online");
        credential = keep("credential.json", world.credentials.open(id).document());
        trust = keep("trust.json", world.credentials.trustFile());
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_genuine_credential_is_0_and_its_claims_are_shown() throws IOException {
        assertThat(run(credential, "--trust", trust, "--proof", proof())).isZero();
        assertThat(said.toString()).contains("Genuine, but not checked for revocation", "Айгүл Серікқызы Омарова", "identity document");
    }

    @Test
    void it_says_how_old_its_status_list_is() throws IOException {
        String list = keep("list.json", list());
        world.clock.forward(Duration.ofDays(3));
        assertThat(run(credential, "--trust", trust, "--status", list)).isEqualTo(9);
        assertThat(said.toString()).startsWith("Signed, and waiting for the public log\n").contains("2026-11-23T05:00:00Z, 3 days old", "2026-11-30");
        assertThat(run(credential, "--trust", trust, "--status", list, "--json")).isEqualTo(9);
        assertThat(said.toString()).contains("\"verdict\":\"genuine, waiting for the log\"", "\"status\":\"in_force\"", "\"status_age_days\":3");
    }

    @Test
    void a_revoked_one_is_3_with_the_new_list_only() throws IOException {
        String before = keep("before.json", list());
        world.revoke(id);
        assertThat(run(credential, "--trust", trust, "--status", before)).isEqualTo(9);
        assertThat(run(credential, "--trust", trust, "--status", keep("after.json", list()))).isEqualTo(3);
    }

    @Test
    void without_a_trust_file_the_issuer_is_unknown() {
        assertThat(run(credential)).isEqualTo(4);
        assertThat(said.toString()).contains("issuer unknown");
    }

    @Test
    void altered_is_5_and_rubbish_is_7() throws IOException {
        String text = Files.readString(Path.of(credential)).replace("Айгүл", "Болат");
        assertThat(run(keep("altered.json", text.getBytes(StandardCharsets.UTF_8)), "--trust", trust)).isEqualTo(5);
        assertThat(run(keep("rubbish", new byte[] {0, 1, 2}), "--trust", trust)).isEqualTo(7);
        assertThat(run(keep("huge", new byte[2_000_000]), "--trust", trust)).isEqualTo(7);
    }

    @Test
    void a_file_that_is_not_there_or_no_trust_file_is_2_with_words() throws IOException {
        assertThat(run(folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run(credential, "--trust", keep("bad.json", "{\"issuers\": 7}".getBytes(StandardCharsets.UTF_8)))).isEqualTo(2);
        assertThat(run(credential, "--trust", trust, "--status", keep("text", "no".getBytes(StandardCharsets.UTF_8)))).isEqualTo(2);
        assertThat(run(credential, "--language", "de")).isEqualTo(2);
    }

    @Test
    void published_it_is_0_with_its_proof_or_as_a_bundle_and_10_without_when_its_week_is_over() throws IOException {
        String list = keep("list.json", list());
        String proof = proof();
        world.clock.forward(Duration.ofDays(7));
        assertThat(run(credential, "--trust", trust, "--status", list, "--proof", proof)).isZero();
        assertThat(said.toString()).startsWith("Genuine, and in the public log\n");
        assertThat(run(credential, "--trust", trust, "--status", list, "--proof", proof, "--json")).isZero();
        assertThat(said.toString()).contains("\"verdict\":\"in the public log\"", "\"log_size\":4", "\"independently_witnessed\":false");
        Held held = world.credentials.open(id);
        assertThat(run(keep("credential.bundle.json", held.whole(world.credentials.bundle(held))), "--trust", trust, "--status", list)).isZero();
        assertThat(run(credential, "--trust", trust, "--status", list)).isEqualTo(10);
        assertThat(said.toString()).contains("Not in the public log", "2026-11-30");
        assertThat(run(credential, "--trust", trust, "--proof", keep("none", new byte[] {1}))).isEqualTo(10);
    }

    /** Published in between; the credential's file is the same. */
    private String proof() throws IOException {
        world.credentials.keys().forEach(key -> world.log.signedWith(List.of(key)));
        world.publish();
        return keep("proof.json", Held.write(world.credentials.bundle(world.credentials.open(id))));
    }

    private byte[] list() {
        return new StatusLists(world.database, world.credentials.issuer(), world.clock).page(2026001).plain();
    }

    private String keep(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }

    private int run(String... arguments) {
        said.getBuffer().setLength(0);
        return new CommandLine(new VerifyCommand(world.clock)).setOut(new PrintWriter(said)).setErr(new PrintWriter(said)).execute(arguments);
    }
}
