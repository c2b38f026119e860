package qadam.spotcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import qadam.Main;
import qadam.credential.CredentialWorld;
import qadam.proof.NoteSigner;
import qadam.proof.SignedNote;
import qadam.shared.Database;
import qadam.world.Databases;
import qadam.world.Iin;

/** The auditor's commands and the operator's, on a log that was really published. */
class SpotCheckTest {
    private static final String LOTTERY = "0317222a";
    private static final Path DATA = Databases.data();
    /** The log as it was when the auditor drew; since then it has grown. */
    private static final Path LOG = DATA.resolve("drawn");
    private static CredentialWorld world;
    private static Path trust;
    private final Path sheet = Databases.folder().resolve("sheet.csv");
    private final StringWriter said = new StringWriter();

    /** Eleven trained, one of them twice; one declared; one revoked. */
    @BeforeAll
    static void publish() throws IOException {
        world = new CredentialWorld(Database.sqlite(DATA), DATA).open();
        String twice = Iin.next();
        UUID someone = world.someone("roster");
        world.trained(someone, twice, "KZ-10", "supervised");
        world.trained(someone, twice, "KZ-10", "online");
        for (int i = 0; i < 10; i++) {
            world.trained(world.someone("roster"), Iin.next(), "KZ-10", "online");
        }
        world.trained(world.someone(null), Iin.next(), "KZ-10", "online");
        world.revoke(world.trained(world.someone("roster"), Iin.next(), "KZ-10", "online"));
        world.publish();
        trust = Files.write(DATA.resolve("trust"), world.credentials.trustFile());
        try (Stream<Path> files = Files.walk(DATA.resolve("log"))) {
            for (Path file : files.toList()) {
                Files.copy(file, LOG.resolve(DATA.resolve("log").relativize(file).toString()));
            }
        }
        world.trained(world.someone("roster"), Iin.next(), "KZ-10", "online");
        world.publish();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void the_auditor_draws_from_the_published_log_and_anybody_draws_the_same() throws IOException {
        assertThat(draw(LOG.toString(), "--sample", "5")).as(said.toString()).isZero();
        assertThat(said.toString()).contains("Nobody has witnessed the checkpoint", "Log qadam.example/log: 16 entries", "Drawn: 5 of 11 people whom kz-2026 calls trained");
        String first = Files.readString(sheet);
        assertThat(first.lines().toList()).hasSize(6);
        assertThat(first).contains("number,place,track,level,region,week,mode,result,note,log,tree_size,root,randomness,programme,people,sample",
            ",,,qadam.example/log,16,hex:", "hex:" + LOTTERY + ",kz-2026,11,5");
        assertThat(draw(LOG.toString(), "--sample", "5")).isEqualTo(1);
        assertThat(said.toString()).contains("is there already and is not written over");
        Files.delete(sheet);
        assertThat(draw(LOG.toString(), "--sample", "5", "--programme", "kz-2026")).isZero();
        assertThat(Files.readString(sheet)).isEqualTo(first);
        Files.delete(sheet);
        assertThat(draw(world.address() + "/log")).isZero();
        assertThat(said.toString()).contains("17 entries", "Drawn: 12 of 12 people");
    }

    @Test
    void everybody_stands_in_the_draw_once_and_whoever_is_not_trained_not_at_all() throws IOException {
        assertThat(draw(LOG.toString())).isZero();
        assertThat(said.toString()).contains("Drawn: 11 of 11 people");
        assertThat(Files.readString(sheet).lines().skip(1).map(line -> line.split(",")[1])).hasSize(11).doesNotHaveDuplicates();
    }

    @Test
    void a_wrong_log_and_a_wrong_wish_are_refused() throws IOException {
        String log = LOG.toString();
        Path other = Files.writeString(DATA.resolve("other"), "{\"issuers\":[],\"log\":{\"key\":\""
            + NoteSigner.load("other.example/log", NoteSigner.newSecret()).key() + "\",\"quorum\":0,\"witnesses\":[]}}");
        assertThat(run("log", "draw", log, "--trust", other.toString(), "--randomness", LOTTERY, "--to", sheet.toString())).isEqualTo(1);
        assertThat(said.toString()).contains("This is another log");
        assertThat(draw(log, "--programme", "kz-2027")).isEqualTo(1);
        assertThat(said.toString()).contains("does not know the programme kz-2027. It knows: kz-2026");
        assertThat(run("log", "draw", log, "--trust", trust.toString(), "--randomness", "031")).isEqualTo(2);
        assertThat(run("log", "draw", log, "--trust", trust.toString(), "--randomness", LOTTERY, "--sample", "0")).isEqualTo(2);
        assertThat(run("log", "draw", log, "--randomness", LOTTERY)).as("without a trust file nobody vouches for the log").isEqualTo(2);
        assertThat(sheet).doesNotExist();
    }

    @Test
    void the_times_at_which_the_checkpoint_was_witnessed_are_told() throws IOException {
        NoteSigner witness = NoteSigner.witness("university.example/w", NoteSigner.newSecret());
        Path checkpoint = LOG.resolve("checkpoint");
        SignedNote note = SignedNote.read(Files.readString(checkpoint)).orElseThrow();
        Files.writeString(checkpoint, note.with(witness.cosign(note, world.clock.instant())).toString());
        Path own = Files.writeString(DATA.resolve("own"), "{\"issuers\":[],\"log\":{\"key\":\"" + world.log.trust().key() + "\",\"quorum\":1,\"witnesses\":[{\"key\":\""
            + witness.key() + "\",\"owner\":\"A university\",\"independent\":true}]}}");
        assertThat(run("log", "draw", LOG.toString(), "--trust", own.toString(), "--randomness", LOTTERY, "--to", sheet.toString(), "--language", "ru")).isZero();
        Files.writeString(checkpoint, note.toString());
        assertThat(said.toString()).contains("засвидетельствовал university.example/w, время (UTC): 2026-11-23T05:00:00Z", "только если случайные числа стали известны после");
    }

    @Test
    void a_filled_in_sheet_is_judged_in_three_languages_and_against_the_log() throws IOException {
        draw(LOG.toString(), "--sample", "10");
        assertThat(run("log", "judge", sheet.toString())).isEqualTo(1);
        assertThat(said.toString()).contains("No result in 10 rows: 1, 2, 3");
        fill("1");
        assertThat(run("log", "judge", sheet.toString(), "--log", world.address() + "/log", "--trust", trust.toString())).as(said.toString()).isZero();
        assertThat(said.toString()).contains("The sheet is the draw", "Checked: 10 people. Not found to be real: 0.", "at most 25.887% of the published number", "at most 2 of 11 people");
        assertThat(run("log", "judge", sheet.toString(), "--language", "kk")).isZero();
        assertThat(said.toString()).contains("Тексерілген адам: 10", "95 % сеніммен");
        Files.writeString(sheet, Files.readString(sheet).replace(",11,10", ",14,10"));
        assertThat(run("log", "judge", sheet.toString(), "--log", world.address() + "/log", "--trust", trust.toString())).isEqualTo(1);
        assertThat(said.toString()).contains("is not what this log and this randomness give");
        assertThat(run("log", "judge", sheet.toString(), "--log", world.address() + "/log")).isEqualTo(2);
    }

    @Test
    void when_everybody_was_checked_there_is_nothing_to_estimate() throws IOException {
        draw(LOG.toString());
        fill("1");
        Files.writeString(sheet, Files.readString(sheet).replaceFirst("(supervised|online),1,", "$1,0,"));
        assertThat(run("log", "judge", sheet.toString(), "--language", "ru")).isZero();
        assertThat(said.toString()).contains("проверены все", "1 из 11");
    }

    private void fill(String result) throws IOException {
        Files.writeString(sheet, Files.readString(sheet).replaceAll("(supervised|online),,", "$1," + result + ","));
    }

    /** The names are tested where the people are real: SpotCheckHouseTest. Here: only for a true draw, only once, only for the owner's eyes. */
    @Test
    void who_they_are_is_told_for_a_true_draw_only_into_a_file_for_the_owners_eyes() throws IOException {
        Path names = DATA.resolve("names.csv");
        draw(LOG.toString(), "--sample", "4");
        String drawn = Files.readString(sheet);
        Files.writeString(sheet, drawn.replaceFirst("\n1,\\d+,", "\n1,0,"));
        assertThat(names(names)).isEqualTo(1);
        assertThat(names).doesNotExist();
        Files.writeString(sheet, drawn);
        assertThat(names(names)).as(said.toString()).isZero();
        assertThat(said.toString()).contains("Holders found: 4");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(names))).isEqualTo("rw-------");
        assertThat(Files.readString(names).lines().skip(1)).hasSize(4).allSatisfy(line -> assertThat(line).matches("[1-4],\\d+,KZ-2026-\\d+.*"));
        assertThat(names(names)).as("never over another").isEqualTo(1);
        assertThat(world.database.<List<String>>read(handle -> handle.createQuery("select object from audit_entries where act = 'spot-check-told'").mapTo(String.class).list()))
            .as("with the randomness: who tries one after another is seen").singleElement().asString().matches("kz-2026, \\d+, 4, ([0-9a-f]{2})+");
        assertThat(run("log", "draw-people", sheet.toString(), "--to", names + "2", "--reason", "x", "--data", Databases.folder().toString())).isEqualTo(1);
        assertThat(said.toString()).contains("No server has been started");
    }

    private int names(Path to) {
        return run("log", "draw-people", sheet.toString(), "--to", to.toString(), "--reason", "contract 17", "--data", DATA.toString());
    }

    private int draw(String place, String... more) {
        List<String> all = new java.util.ArrayList<>(List.of("log", "draw", place, "--trust", trust.toString(), "--randomness", LOTTERY, "--to", sheet.toString()));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        said.getBuffer().setLength(0);
        PrintWriter out = new PrintWriter(said);
        CommandLine commands = Main.commandLine(world.clock);
        commands.setOut(out).setErr(out);
        commands.getSubcommands().get("log").getSubcommands().values().forEach(one -> one.setOut(out).setErr(out));
        return commands.execute(arguments);
    }
}
