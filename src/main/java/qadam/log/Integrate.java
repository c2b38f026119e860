package qadam.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import qadam.proof.EntryBundle;
import qadam.proof.MerkleTree;
import qadam.proof.Tile;
import qadam.proof.TiledTree;
import qadam.shared.Database;

/**
 * Makes the tiles of the appended leaves. They follow from the leaves and nothing else, so a run that was cut off is simply run
 * again, and two processes that run at once write the same bytes.
 */
final class Integrate {
    /** So many leaves are in memory at once: a whole number of tiles. */
    private static final int AT_ONCE = 64 * Tile.FULL;

    private final Database database;
    private final LogStore store;
    private final LogFiles files;

    Integrate(Database database, LogStore store, LogFiles files) {
        this.database = database;
        this.store = store;
        this.files = files;
    }

    /** Brings the folder from the tree it has a checkpoint of to the tree of this size. */
    void upTo(long size) {
        long done = files.size();
        while (done < size) {
            long from = done;
            long to = Math.min(size, (done / AT_ONCE + 1) * AT_ONCE);
            long firstOfTile = from - from % Tile.FULL;
            List<byte[]> leaves = database.read(handle -> leaves(handle, firstOfTile, to));
            entries(firstOfTile, leaves);
            List<byte[]> fresh = leaves.subList((int) (from - firstOfTile), leaves.size()).stream().map(MerkleTree::leafHash).toList();
            hashes(from, fresh);
            done = to;
        }
    }

    private List<byte[]> leaves(Handle handle, long from, long to) {
        List<byte[]> leaves = store.lines(handle, from, to).stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
        if (leaves.size() != to - from) {
            throw new IllegalStateException("leaves are missing from " + from + " to " + to);
        }
        return leaves;
    }

    private void entries(long first, List<byte[]> leaves) {
        for (int i = 0; i < leaves.size(); i += Tile.FULL) {
            List<byte[]> some = leaves.subList(i, Math.min(leaves.size(), i + Tile.FULL));
            files.write(new Tile(Tile.ENTRIES, (first + i) / Tile.FULL, some.size()), EntryBundle.write(some));
        }
    }

    /** Each level's full tiles give the hashes of the next. */
    private void hashes(long from, List<byte[]> fresh) {
        long first = from;
        List<byte[]> hashes = fresh;
        for (int level = 0; !hashes.isEmpty(); level++) {
            hashes = level(level, first, hashes);
            first /= Tile.FULL;
        }
    }

    private List<byte[]> level(int level, long first, List<byte[]> fresh) {
        List<byte[]> above = new ArrayList<>();
        ByteArrayOutputStream tile = new ByteArrayOutputStream();
        int before = (int) (first % Tile.FULL);
        if (before > 0) {
            tile.writeBytes(files.read(new Tile(level, first / Tile.FULL, before)));
        }
        for (int i = 0; i < fresh.size(); i++) {
            tile.writeBytes(fresh.get(i));
            int width = tile.size() / Tile.HASH_BYTES;
            if (width == Tile.FULL || i == fresh.size() - 1) {
                byte[] bytes = tile.toByteArray();
                files.write(new Tile(level, (first + i) / Tile.FULL, width), bytes);
                if (width == Tile.FULL) {
                    above.add(TiledTree.fold(bytes, 0, Tile.FULL));
                    tile.reset();
                }
            }
        }
        return above;
    }

    /** After a checkpoint is public, parts of tiles that have become full since the last one are not needed. */
    void sweep(long from, long size) {
        Tile.of(size).stream().filter(tile -> tile.isFull() && (tile.first() + Tile.FULL << 8 * Math.max(0, tile.level())) > from)
            .forEach(files::dropParts);
    }
}
