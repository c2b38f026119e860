package qadam.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import qadam.Main;
import qadam.count.CountFollower;
import qadam.credential.Leaf;
import qadam.shared.Database;
import qadam.world.Databases;

/** The operator's commands, beside a server or after one that was cut off. */
class LogCommandTest {
    private final Path folder = Databases.folder();
    private final LogWorld world = new LogWorld(Database.sqlite(folder), folder);
    private final StringWriter said = new StringWriter();

    @AfterEach
    void close() {
        world.close();
    }

    private int run(CommandLine commands, String... arguments) {
        PrintWriter out = new PrintWriter(said);
        commands.setOut(out).setErr(out);
        return commands.execute(arguments);
    }

    /** Somebody has written into the queue by hand, and the count refuses the log. */
    @Test
    void publish_says_in_words_what_the_count_does_not_take() {
        long issued = world.queue(20, "KZ-75").getFirst();
        world.queueAbout(new Leaf.Revoke("mistake", "2026-W48"), issued);
        world.queueAbout(new Leaf.Revoke("mistake", "2026-W48"), issued);
        assertThat(run(Main.commandLine(world.clock), "log", "publish", "--data", folder.toString())).isEqualTo(1);
        assertThat(said.toString()).contains("revokes a certificate that is revoked").doesNotContain("Exception", "\tat ");
        assertThat(world.published()).hasSize(23);
    }

    /** The files were whole when they were read; that the database goes on meanwhile is no fault. */
    @Test
    void fsck_beside_a_batch_finds_nothing_wrong() {
        world.queue(300, "KZ-75");
        world.log.publish(Haste.USUAL);
        world.queue(300, "KZ-75");
        CommandLine fsck = LogCommand.of(world.clock, CountFollower::new, () -> {
            LogReader.Leaves strict = CountFollower.judge();
            return (index, leaf) -> {
                if (index == 200) {
                    world.log.publish(Haste.USUAL);
                }
                strict.leaf(index, leaf);
            };
        });
        assertThat(run(fsck, "fsck", "--data", folder.toString())).as(said.toString()).isZero();
        assertThat(said.toString()).contains("301 entries of the log read", "The log is whole.");
        assertThat(world.published()).hasSize(601);
    }

    /** The power failed after the leaf was appended and before it was published. */
    @Test
    void a_close_that_was_cut_off_is_not_said_twice() {
        world.queue(20, "KZ-75");
        world.log.publish(Haste.USUAL);
        Leaf.Open open = (Leaf.Open) Leaf.read(world.published().getFirst());
        world.clock.forward(Duration.ofDays(300));
        world.log.tags("kz-2026").destroyKey();
        world.log.appendOwn(new Leaf.Close(open.programme(), open.keyHash(), Leaf.week(world.clock.instant())));
        assertThat(run(Main.commandLine(world.clock), "log", "close", "--programme", "kz-2026", "--data", folder.toString())).isEqualTo(1);
        assertThat(said.toString()).contains("already");
        world.log.schedule().look();
        List<String> lines = world.published();
        assertThat(lines.stream().filter(line -> line.startsWith("{\"t\":\"close\""))).hasSize(1);
    }
}
