package qadam.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import qadam.Main;
import qadam.catalog.ProgrammeTerms;
import qadam.credential.CredentialWorld;
import qadam.identity.NationalId;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.world.Databases;
import qadam.world.Iin;
import tools.jackson.databind.json.JsonMapper;

/** The stranger's command, at an address and on a folder; and the operator's beside it. */
class VerifyCountTest {
    private final Path data = Databases.data();
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

    /** Valid and counted again at once and in the log at the next batch; what was is not hidden; and it can be revoked anew. */
    @Test
    void a_revocation_that_was_a_mistake_is_taken_back_everywhere() throws IOException {
        world.reinstate(first);
        assertThatThrownBy(() -> world.reinstate(first)).isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.problem().key()).endsWith("not_revoked"));
        assertThat(run("log", "fsck", "--data", data.toString())).as("it waits for its batch: " + said).isZero();
        world.publish();
        assertThat(world.counts.now().trained()).isEqualTo(13);
        assertThat(world.counts.now().revoked()).isZero();
        assertThat(world.get("/en/verify/" + Ids.hex(first)).body()).contains("revoked, by a list of").doesNotContain("later revoked");
        assertThat(run("log", "fsck", "--data", data.toString())).as(said.toString()).isZero();
        assertThat(run("verify-count", world.address() + "/log")).isZero();
        assertThat(said.toString()).contains("trained 13", "revoked 0", "17 entries", "The same as the published numbers.");
        world.revoke(first);
        world.publish();
        assertThat(run("log", "fsck", "--data", data.toString())).as(said.toString()).isZero();
        assertThat(world.counts.now().trained()).isEqualTo(12);
        assertThat(Files.readString(data.resolve("log/tile/entries/000.p/18"), StandardCharsets.ISO_8859_1)).containsPattern("(?s)revoke.*reinstate.*revoke");
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

    /** Issued on the last day and published three days later counts; published on the fifteenth day does not. A revocation counts also then. */
    @Test
    void what_is_published_after_the_programme_has_closed_does_not_count() throws IOException {
        world.clock.forward(Duration.between(world.clock.instant(), Instant.parse("2026-12-31T15:00:00Z")));
        world.trained(world.someone("roster"), Iin.next(), "KZ-10", "online");
        UUID late = world.trained(world.someone("roster"), Iin.next(), "KZ-63", "online");
        world.clock.forward(Duration.ofDays(3));
        world.publish();
        assertThat(world.counts.now().trained()).isEqualTo(14);
        world.trained(world.someone("roster"), Iin.next(), "KZ-10", "online");
        world.clock.forward(Duration.between(world.clock.instant(), Instant.parse("2027-01-15T05:00:00Z")));
        world.publish();
        world.revoke(late);
        world.publish();
        assertThat(world.counts.now().trained()).isEqualTo(13);
        assertThat(world.counts.now().issued()).isEqualTo(17);
        assertThat(run("verify-count", world.address() + "/log", "--json")).isZero();
        var answer = new JsonMapper().readTree(said.toString());
        assertThat(answer.at("/programmes/kz-2026/trained").asInt()).isEqualTo(13);
        assertThat(answer.at("/closed/kz-2026").asBoolean(true)).as("no witness vouches for the time").isFalse();
        assertThat(run("verify-count", data.resolve("log").toString())).isZero();
        assertThat(said.toString()).contains("kz-2026 has closed", "the operator’s word");
        assertThat(world.get("/log/closing/kz-2026").body()).isEqualTo(Files.readString(data.resolve("log/closing/kz-2026")));
        assertThat(world.get("/log/closing/kz-2025").statusCode()).isEqualTo(404);
        assertThat(world.get("/log/closing/..%2Fpolicy").statusCode()).isIn(400, 404);
        assertThat(world.counts.now().revoked()).isEqualTo(2);
    }

    /** Compressed once and kept, and still the same bytes and tag for everybody. */
    @Test
    void a_tile_is_the_same_each_time_it_is_asked_for() {
        var first = world.bytes("/log/tile/entries/000.p/16");
        var second = world.bytes("/log/tile/entries/000.p/16");
        assertThat(second.body()).isEqualTo(first.body()).isNotEmpty();
        assertThat(second.headers().firstValue("etag")).isEqualTo(first.headers().firstValue("etag")).isPresent();
        assertThat(world.bytes("/log/tile/entries/000.p/17").statusCode()).isEqualTo(404);
    }

    /** The key is split, lost, put back, and destroyed when the audit is over; the number stays and verifies. */
    @Test
    void a_programmes_key_comes_to_its_end() throws IOException {
        Path shares = Databases.folder();
        Path key = data.resolve("keys/person-tags-kz-2026.key");
        assertThat(run("log", "split-key", "--programme", "kz-2026", "--to", shares.toString(), "--data", data.toString())).isZero();
        assertThat(Files.getPosixFilePermissions(Path.of(share(shares, 1)))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Files.write(key, new byte[32]);   // damaged, and not only lost
        assertThat(run("log", "join-key", share(shares, 3), share(shares, 3), "--data", data.toString())).isEqualTo(1);
        assertThat(run("log", "join-key", share(shares, 3), share(shares, 1), "--data", data.toString())).isZero();
        assertThat(Files.readAllBytes(key)).isNotEqualTo(new byte[32]);
        world.database.write(handle -> world.programmes.change(handle, 1, new ProgrammeTerms(1000, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 30),
            Set.of("everyone"), Set.of("supervised")), Ids.random(), "only supervised", world.clock));
        world.trained(world.someone("roster"), Iin.next(), "KZ-10", "supervised");
        world.publish();   // the second edition stands in the log, and has the same key
        assertThat(run("log", "close", "--programme", "kz-2026@1", "--data", data.toString())).isEqualTo(1);
        assertThat(said.toString()).contains("The audit window ends on 13 July 2027");
        world.clock.forward(Duration.between(world.clock.instant(), Instant.parse("2027-07-14T00:00:00Z")));
        assertThat(run("log", "close", "--programme", "kz-2026@1", "--data", data.toString())).isZero();
        assertThat(key).doesNotExist();
        assertThat(run("log", "close", "--programme", "kz-2026@2", "--data", data.toString())).isEqualTo(1);
        assertThat(run("log", "join-key", share(shares, 3), share(shares, 1), "--data", data.toString())).isEqualTo(1);
        assertThat(said.toString()).contains("has been destroyed already");
        assertThat(key).doesNotExist();
        assertThat(run("verify-count", world.address() + "/log")).isZero();
        assertThat(said.toString()).contains("trained 13", "20 entries", "The same as the published numbers.");
        assertThat(Files.readString(data.resolve("log/tile/entries/000.p/20"), StandardCharsets.ISO_8859_1))
            .contains("\"close\",\"g\":\"kz-2026@1\"", "\"close\",\"g\":\"kz-2026@2\"");
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
