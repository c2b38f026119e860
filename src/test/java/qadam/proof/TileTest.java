package qadam.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tiles against the tree in memory, and the specification's own examples. */
class TileTest {
    @Test void paths_are_those_of_the_specification() {
        assertThat(new Tile(0, 1234067, 256).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new Tile(Tile.ENTRIES, 0, 17).path()).isEqualTo("tile/entries/000.p/17");
        assertThat(Tile.read("tile/0/x001/x234/067")).contains(new Tile(0, 1234067, 256));
        assertThat(Tile.read("tile/2/000.p/1")).contains(new Tile(2, 0, 1));
    }

    @Test void a_tree_of_seventy_thousand_has_the_tiles_that_the_specification_counts() {
        var hashes = Tile.of(70_000).stream().filter(Tile::isOfHashes).toList();
        assertThat(hashes.stream().filter(tile -> tile.level() == 0 && tile.isFull())).hasSize(273);
        assertThat(hashes.stream().filter(tile -> !tile.isFull()).map(tile -> tile.level() + " " + tile.width())).containsExactly("0 112", "1 17", "2 1");
        assertThat(Tile.of(256).stream().filter(Tile::isOfHashes)).containsExactly(new Tile(0, 0, 256), new Tile(1, 0, 1));
        assertThat(Tile.of(0)).isEmpty();
    }

    @Test void nothing_else_is_a_path() {
        for (var path : List.of("", "tile/", "tile/0/0", "tile/0/0000", "tile/8/000", "tile/00/000", "tile/-1/000", "tile/0/x000/000", "tile/0/000.p/0", "tile/0/000.p/256",
                "tile/0/000.p/01", "tile/0/../000", "tile/0/000/", "/tile/0/000", "tile/0/x01/000", "tile/data/000", "tile/0/" + "x999/".repeat(40) + "000", "tile/0/000\n"))
            assertThat(Tile.read(path)).as(path).isEmpty();
    }

    @Test void roots_and_proofs_from_tiles_are_those_of_the_tree_in_memory() {
        for (int size : new int[] {1, 2, 255, 256, 257, 511, 512, 700, 65_537}) {
            var leaves = IntStream.range(0, size).mapToObj(i -> ("leaf " + i).getBytes(StandardCharsets.UTF_8)).toList();
            var tree = MerkleTree.ofLeaves(leaves);
            var tiles = tiles(leaves);
            var tiled = new TiledTree(size, tiles::get);
            assertThat(tiled.root()).isEqualTo(tree.root());
            for (int i = 0; i < 12; i++) {
                int index = (int) ((long) i * 7919 % size);
                assertThat(tiled.inclusionProof(index, size)).usingRecursiveComparison().isEqualTo(tree.inclusionProof(index, size));
                assertThat(tiled.consistencyProof(index + 1, size)).usingRecursiveComparison().isEqualTo(tree.consistencyProof(index + 1, size));
            }
        }
    }

    /** Straight from the definition: MTH of each 256^level leaves. */
    private static Map<Tile, byte[]> tiles(List<byte[]> leaves) {
        var hashes = leaves.stream().map(MerkleTree::leafHash).toList();
        var tiles = new HashMap<Tile, byte[]>();
        for (int level = 0; !hashes.isEmpty(); level++) {
            var above = new ArrayList<byte[]>();
            for (int first = 0; first < hashes.size(); first += 256) {
                var some = hashes.subList(first, Math.min(hashes.size(), first + 256));
                byte[] bytes = new byte[some.size() * 32];
                for (int i = 0; i < some.size(); i++) System.arraycopy(some.get(i), 0, bytes, i * 32, 32);
                tiles.put(new Tile(level, first / 256, some.size()), bytes);
                if (some.size() == 256) {
                    var tree = new MerkleTree();
                    some.forEach(tree::append);
                    above.add(tree.root());
                }
            }
            hashes = above;
        }
        return tiles;
    }

    @Test void leaves_come_out_of_a_bundle_as_they_went_in_and_of_a_broken_one_not_at_all() {
        var leaves = List.of("а".getBytes(StandardCharsets.UTF_8), new byte[0], new byte[65_535]);
        byte[] bundle = EntryBundle.write(leaves);
        assertThat(EntryBundle.read(bundle, 3).orElseThrow()).usingRecursiveComparison().isEqualTo(leaves);
        assertThat(EntryBundle.read(bundle, 2)).isEmpty();
        assertThat(EntryBundle.read(bundle, 4)).isEmpty();
        assertThat(EntryBundle.read(Arrays.copyOf(bundle, bundle.length - 1), 3)).isEmpty();
        assertThat(EntryBundle.read(Arrays.copyOf(bundle, bundle.length + 1), 3)).isEmpty();
        assertThatThrownBy(() -> EntryBundle.write(List.of(new byte[65_536]))).isInstanceOf(IllegalArgumentException.class);
    }
}
