package qadam.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stranger reads while the log goes on, and from servers that do not answer as they should. */
class LogReaderTest {
    private static void is(LogWorld world, LogFault.Kind kind, String what) {
        assertThatThrownBy(world::published).isInstanceOfSatisfying(LogFault.class, fault -> {
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault.values()).containsEntry("what", what);
        });
    }

    /** Of 301 leaves, while 601 are published: the parts with 45 of the second tile are gone. */
    private static void underWay(LogWorld world) throws IOException {
        world.queue(300, "KZ-75");
        world.log.publish(Haste.USUAL);
        String then = Files.readString(world.folder().resolve("checkpoint"));
        world.queue(300, "KZ-75");
        world.log.publish(Haste.USUAL);
        Files.writeString(world.folder().resolve("checkpoint"), then);
        assertThat(world.folder().resolve("tile/entries/001.p")).doesNotExist();
        assertThat(world.folder().resolve("tile/0/001.p")).doesNotExist();
    }

    @Test
    void a_reader_under_way_finds_what_was_a_part_of_a_tile_in_the_full_one() throws IOException {
        try (var world = new LogWorld()) {
            underWay(world);
            assertThat(world.published()).hasSize(301);
        }
    }

    /** The beginning of a full tile is believed no more than the part was. */
    @Test
    void a_full_tile_in_place_of_a_part_is_checked_as_strictly() throws IOException {
        try (var world = new LogWorld()) {
            underWay(world);
            Path bundle = world.folder().resolve("tile/entries/001");
            Path tile = world.folder().resolve("tile/0/001");
            byte[] leaves = Files.readAllBytes(bundle);
            byte[] hashes = Files.readAllBytes(tile);
            byte[] flipped = hashes.clone();
            flipped[44 * 32] ^= 1;
            Files.write(tile, flipped);
            is(world, LogFault.Kind.TILE_DIFFERS, "tile/0/001.p/45");
            Files.write(tile, Arrays.copyOf(hashes, 255 * 32));
            is(world, LogFault.Kind.TILE_DIFFERS, "tile/0/001");
            Files.delete(tile);
            is(world, LogFault.Kind.MISSING, "tile/0/001.p/45");
            Files.write(tile, hashes);
            flipped = leaves.clone();
            flipped[100] ^= 1;
            Files.write(bundle, flipped);
            is(world, LogFault.Kind.TILE_DIFFERS, "tile/0/001.p/45");
            Files.write(bundle, Arrays.copyOf(leaves, leaves.length - 1));
            is(world, LogFault.Kind.CUT, "tile/entries/001");
            Files.delete(bundle);
            is(world, LogFault.Kind.MISSING, "tile/entries/001.p/45");
        }
    }

    @Test
    @Timeout(30)
    void a_mirror_that_stalls_in_the_middle_of_a_file_is_left() throws IOException {
        try (var mirror = new StallingServer()) {
            WebSource source = new WebSource(mirror.address(), Duration.ofMillis(300));
            assertThatThrownBy(() -> source.read("checkpoint")).isInstanceOfSatisfying(LogFault.class, fault -> {
                assertThat(fault.kind()).isEqualTo(LogFault.Kind.UNREACHABLE);
                assertThat(fault.values().get("what").toString()).startsWith("checkpoint: ");
            });
        }
    }
}
