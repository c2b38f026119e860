package qadam.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.shared.Ids;
import qadam.shared.Inspection;
import qadam.world.Outbox;
import qadam.world.Ports;
import qadam.world.Server;
import tools.jackson.databind.JsonNode;

/** Answers sent while the disk fills up: refused in words, and never acknowledged and lost. */
class FullDiskTest {
    @TempDir
    private Path folder;

    @Test
    void below_the_reserve_an_answer_is_refused_in_words_and_everything_can_still_be_read() throws Exception {
        try (Server server = Server.with("--disk-reserve", "100000000")) {   // no disk has so much
            Outbox pupil = new Outbox(server);
            JsonNode answer = pupil.send(step(1));
            assertThat(answer.path("later").booleanValue()).isTrue();
            assertThat(answer.path("problem").asString()).isEqualTo("FULL");
            assertThat(answer.path("html").asString()).contains("осы құрылғыда сақталып тұрады");
            assertThat(pupil.get("/health/ready").body()).startsWith("ready\n").contains("new answers: refused");
            assertThat(pupil.get("/kk/courses/ai-for-everyone").statusCode()).isEqualTo(200);
            server.close();
            server.start();   // without the option there is room, and what waited is taken
            assertThat(pupil.send(step(1)).path("receipt").asString("")).isNotEmpty();
        }
    }

    /** The guard is off, so that SQLite itself meets the end of the disk, in the middle of a commit. */
    @Test
    void on_a_disk_that_is_really_full_nothing_acknowledged_is_lost() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(mounts("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString()), "needs root to mount a small disk");
        int port = Ports.free();
        try (Server server = Server.at(Files.createDirectory(disk.resolve("data")), "http://localhost:" + port, port, List.of(), "--disk-reserve", "0",
                "--limit", "requests-per-minute=1000000", "--limit", "steps-per-minute=1000000")) {   // one pupil sends here what a school sends
            Outbox pupil = new Outbox(server);
            Map<String, Optional<String>> sent = new LinkedHashMap<>();
            send(pupil, sent, 0, 20);
            assertThat(sent.values()).allMatch(Optional::isPresent);
            Path filler = fill(disk);
            send(pupil, sent, 20, 600);
            assertThat(sent.values()).as("some met the full disk").anyMatch(Optional::isEmpty);
            assertThat(server.log()).doesNotContain("request failed", "SQLITE_CORRUPT");
            assertThat(pupil.get("/kk/courses/ai-for-everyone").statusCode()).as("pages go on").isEqualTo(200);
            Files.delete(filler);
            assertStored(pupil, sent);
            server.kill();
            server.start();
            assertStored(pupil, sent);
            assertThat(Inspection.of(null, server.data()).damage()).isEmpty();
        } finally {
            mounts("umount", "-l", disk.toString());
        }
    }

    /** Each is sent again: one that was acknowledged has the receipt it had, one that was refused is taken now. */
    private static void assertStored(Outbox pupil, Map<String, Optional<String>> sent) throws Exception {
        for (Map.Entry<String, Optional<String>> each : sent.entrySet()) {
            String receipt = pupil.receipt(each.getKey());
            assertThat(receipt).isNotEmpty().isEqualTo(each.getValue().orElse(receipt));
            each.setValue(Optional.of(receipt));
        }
    }

    private static void send(Outbox pupil, Map<String, Optional<String>> sent, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            sent.put(step(i), Optional.of(pupil.receipt(step(i))).filter(receipt -> !receipt.isEmpty()));
        }
    }

    private static String step(int number) {
        return Ids.hex(new java.util.UUID(0x019A_0000_0000_7000L, 0x8000_0000_0000_0000L + number));
    }

    private static Path fill(Path disk) throws IOException {
        Path filler = disk.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[4_096]);
            }
        } catch (IOException full) {
            return filler;
        }
    }

    private static boolean mounts(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    }
}
