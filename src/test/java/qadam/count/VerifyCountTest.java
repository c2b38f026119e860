package qadam.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import qadam.Main;
import qadam.credential.CredentialWorld;
import qadam.identity.NationalId;
import qadam.shared.Database;
import qadam.world.Databases;
import qadam.world.Iin;
import tools.jackson.databind.json.JsonMapper;

/** The stranger's command, at an address and on a folder; and the operator's beside it. */
class VerifyCountTest {
    private final Path data = Databases.folder();
    private final StringWriter said = new StringWriter();
    private CredentialWorld world;
    private UUID first;

    @BeforeEach
    void publish() {
        world = new CredentialWorld(Database.sqlite(data), data).open();
        first = world.trained(world.someone("roster"), Iin.next(), "KZ-75", "supervised");
        for (int i = 0; i < 12; i++) {
            world.trained(world.someone("roster"), Iin.next(), "KZ-10", "online");
        }
        world.trained(world.someone(null), Iin.next(), "KZ-10", "online");
        world.publish();
        world.revoke(first);
        world.publish();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_number_at_the_address_is_the_published_one() throws IOException {
        Path trust = Files.write(data.resolve("trust"), world.credentials.trustFile());
        int code = run("verify-count", world.address() + "/log", "--trust", trust.toString());
        assertThat(code).as(said.toString()).isZero();
        assertThat(said.toString()).contains("kz-2026: trained 12; declared, not confirmed 1; certificates issued 14, revoked 1.",
            "Log qadam.example/log: 16 entries", "The same as the published numbers.").doesNotContain("Nobody vouches");
        assertThat(run("verify-count", world.address() + "/log/", "--language", "kk")).isZero();
        assertThat(said.toString()).contains("оқып шықты 12", "Жарияланған сандармен дәл келеді", "ешкім кепіл болмады");
    }

    @Test
    void a_folder_is_enough_and_the_answer_in_json_has_every_number() throws IOException {
        assertThat(run("verify-count", data.resolve("log").toString(), "--json")).isZero();
        var answer = new JsonMapper().readTree(said.toString());
        assertThat(answer.get("compared").asBoolean()).isFalse();
        assertThat(answer.at("/programmes/kz-2026/trained").asInt()).isEqualTo(12);
        assertThat(answer.at("/programmes/kz-2026").get("trained/region/KZ-10").asInt()).isEqualTo(12);
        assertThat(answer.get("root").asString()).isEqualTo(new JsonMapper().readTree(world.get("/count.json").body()).at("/log/root").asString());
    }

    @Test
    void a_published_number_that_is_another_is_named() throws IOException {
        String count = world.get("/count.json").body();
        for (String[] change : new String[][] {{"\"trained\":12", "\"trained\":13", "trained"}, {"\"declared\":1", "\"declared\":0", "declared"},
                {"{\"value\":\"KZ-10\",\"people\":12}", "{\"value\":\"KZ-10\",\"people\":11}", "KZ-10"}, {"\"size\":16", "\"size\":15", "tree size"}}) {
            assertThat(count).contains(change[0]);
            Path file = Files.writeString(data.resolve("changed.json"), count.replace(change[0], change[1]));
            assertThat(run("verify-count", data.resolve("log").toString(), "--count", file.toString())).isEqualTo(1);
            assertThat(said.toString()).contains("is not the one that the log gives", change[2]);
        }
    }

    @Test
    void every_kind_of_damage_has_its_own_complaint() throws IOException {
        Path log = data.resolve("log");
        complain(log.resolve("checkpoint"), null, "There is no log here");
        complain(log.resolve("checkpoint"), "\n16\n", "\n15\n", "signature does not hold");
        complain(log.resolve("checkpoint"), "\n16\n", "\n016\n", "is not a checkpoint");
        complain(log.resolve("checkpoint"), "qadam.example", "other.example", "This is another log");
        complain(log.resolve("tile/entries/000.p/16"), null, "A file of the log is missing: tile/entries/000.p/16");
        complain(log.resolve("tile/entries/000.p/16"), "KZ-10", "KZ-11", "does not agree with the entries: tile/0/000.p/16");
        complain(log.resolve("tile/entries/000.p/16"), "{\"t\":\"revoke\"", "{\"t\":\"repeal\"", "Entry 15 is not in the log’s format");
        complain(log.resolve("tile/entries/000.p/15"), "KZ-10", "KZ-11", "does not agree with the entries: tile/entries/000.p/15");
        complain(log.resolve("tile/0/000.p/16"), null, "missing: tile/0/000.p/16");
        Files.writeString(log.resolve("tile/0/README"), "a note");
        assertThat(run("verify-count", log.toString())).isEqualTo(1);
        assertThat(said.toString()).contains("does not belong in the log’s folder: tile/0/README");
    }

    private void complain(Path file, String from, String to, String complaint) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        Files.write(file, text.replaceFirst(java.util.regex.Pattern.quote(from), to).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run("verify-count", data.resolve("log").toString())).isEqualTo(1);
        assertThat(said.toString()).contains(complaint);
        Files.write(file, whole);
    }

    private void complain(Path file, String nothing, String complaint) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.delete(file);
        assertThat(run("verify-count", data.resolve("log").toString())).isEqualTo(1);
        assertThat(said.toString()).contains(complaint);
        Files.write(file, whole);
    }

    @Test
    void a_rollback_is_seen_by_who_kept_a_checkpoint() throws IOException {
        Path log = data.resolve("log");
        Path kept = Files.copy(log.resolve("checkpoint"), data.resolve("kept"));
        assertThat(run("verify-count", log.toString(), "--since", kept.toString())).isZero();
        world.trained(world.someone("roster"), Iin.next(), "KZ-10", "online");
        world.publish();
        assertThat(run("verify-count", log.toString(), "--since", kept.toString())).isZero();
        Path newest = Files.copy(log.resolve("checkpoint"), data.resolve("newest"));
        Files.copy(kept, log.resolve("checkpoint"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(run("verify-count", log.toString(), "--since", newest.toString())).isEqualTo(1);
        assertThat(said.toString()).contains("The log has gone back");
    }

    @Test
    void fsck_finds_nothing_lists_small_cells_with_their_reason_and_sees_a_dropped_revocation() throws IOException {
        assertThat(run("log", "fsck", "--data", data.toString())).isZero();
        assertThat(said.toString()).contains("16 entries of the log read", "Small cell: kz-2026@1, level 1, KZ, 2026-11, supervised: 1.", "The log is whole.");
        UUID later = world.someone(null);
        UUID declared = world.trained(later, null, "KZ-10", "online");
        world.publish();
        world.confirm(later, "roster");
        String iin = Iin.next();
        world.see(later, iin);
        world.credentials.join(later, declared, NationalId.parse(iin).orElseThrow());
        world.publish();
        assertThat(run("log", "fsck", "--data", data.toString())).isZero();
        assertThat(run("verify-count", world.address() + "/log")).isZero();
        assertThat(said.toString()).contains("trained 13; declared, not confirmed 1;");
        world.database.write(handle -> handle.execute("update leaves set about = 2 where substr(line, 7, 5) = 'claim'"));
        assertThat(run("log", "fsck", "--data", data.toString())).isEqualTo(1);
        assertThat(said.toString()).contains("does not stand in the log as it stands in the database", "Faults found: 2.");
        world.database.write(handle -> handle.execute("delete from leaves where substr(line, 7, 5) = 'claim'"));
        world.database.write(handle -> handle.execute("delete from revocations"));
        assertThat(run("log", "fsck", "--data", data.toString())).isEqualTo(1);
        assertThat(said.toString()).contains("is revoked in the log and not in the status list", "Faults found: 2.");
    }

    @Test
    void publish_by_hand_obeys_the_rules_unless_told_to_take_all() throws IOException {
        world.trained(world.someone("roster"), Iin.next(), "KZ-10", "online");
        assertThat(run("log", "publish", "--data", data.toString())).isZero();
        assertThat(said.toString()).contains("Published: 16 entries");
        assertThat(run("log", "publish", "--all", "--data", data.toString())).isZero();
        assertThat(said.toString()).contains("Published: 17 entries");
        assertThat(world.counts.now().trained()).isEqualTo(13);
        assertThat(run("log", "publish", "--data", Databases.folder().toString())).isEqualTo(1);
        assertThat(said.toString()).contains("No server has been started");
    }

    /** The key is split, lost, put back, and destroyed when the audit is over; the number stays and verifies. */
    @Test
    void a_programmes_key_comes_to_its_end() throws IOException {
        Path shares = Databases.folder();
        Path key = data.resolve("keys/person-tags-kz-2026.key");
        assertThat(run("log", "split-key", "--programme", "kz-2026", "--to", shares.toString(), "--data", data.toString())).isZero();
        Files.delete(key);
        assertThat(run("log", "join-key", share(shares, 3), share(shares, 3), "--data", data.toString())).isEqualTo(1);
        assertThat(run("log", "join-key", share(shares, 3), share(shares, 1), "--data", data.toString())).isZero();
        assertThat(key).exists();
        assertThat(run("log", "close", "--programme", "kz-2026@1", "--data", data.toString())).isEqualTo(1);
        assertThat(said.toString()).contains("The audit window ends on 2027-07-13");
        world.clock.forward(Duration.between(world.clock.instant(), Instant.parse("2027-07-14T00:00:00Z")));
        assertThat(run("log", "close", "--programme", "kz-2026@1", "--data", data.toString())).isZero();
        assertThat(key).doesNotExist();
        assertThat(run("log", "close", "--programme", "kz-2026@1", "--data", data.toString())).isEqualTo(1);
        assertThat(run("verify-count", world.address() + "/log")).isZero();
        assertThat(said.toString()).contains("trained 12", "17 entries", "The same as the published numbers.");
    }

    private static String share(Path folder, int number) {
        return folder.resolve("person-tags-kz-2026-share-" + number + ".txt").toString();
    }

    private int run(String... arguments) {
        said.getBuffer().setLength(0);
        PrintWriter out = new PrintWriter(said);
        var commands = Main.commandLine(world.clock);
        commands.setOut(out).setErr(out);
        commands.getSubcommands().get("log").getSubcommands().values().forEach(one -> one.setOut(out).setErr(out));
        return commands.execute(arguments);
    }
}
