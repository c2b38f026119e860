package qadam.log;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import qadam.proof.Checkpoint;
import qadam.proof.EntryBundle;
import qadam.proof.MerkleTree;
import qadam.proof.Tile;
import qadam.proof.TiledTree;

/** Makes a log's tiles anew from its leaves and compares them with those that were published. One pass, by one thread. */
final class TileCheck {
    private static final Set<String> OTHERS = Set.of(LogFiles.CHECKPOINT, LogFiles.POLICY);

    private final long size;
    private final LogSource source;
    private final Optional<Checkpoint> since;
    /** For each level the hashes of its last tile, which is not full yet. */
    private final List<ByteArrayOutputStream> edges = new ArrayList<>();
    /** Roots of the whole subtrees that make up the tree so far, the largest first, by their height. */
    private final List<byte[]> peaks = new ArrayList<>();
    private long added;

    TileCheck(long size, LogSource source, Optional<Checkpoint> since) {
        this.size = size;
        this.source = source;
        this.since = since;
        requireSince();
    }

    byte[] required(Tile tile) {
        return source.read(tile.path()).or(() -> grown(tile)).orElseThrow(() -> new LogFault(LogFault.Kind.MISSING, tile.path()));
    }

    /** A log that goes on while it is read drops the parts of tiles that have become full: then the part is the full one's beginning. */
    private Optional<byte[]> grown(Tile part) {
        Tile full = part.full();
        return part.isFull() ? Optional.empty() : source.read(full.path()).map(bytes -> part.in(bytes)
            .orElseThrow(() -> new LogFault(part.isOfHashes() ? LogFault.Kind.TILE_DIFFERS : LogFault.Kind.CUT, full.path())));
    }

    void add(byte[] leaf) {
        byte[] hash = MerkleTree.leafHash(leaf);
        peak(hash);
        edge(0, hash);
        added++;
        requireSince();
    }

    private void peak(byte[] hash) {
        byte[] whole = hash;
        for (long rest = added; (rest & 1) == 1; rest >>= 1) {
            whole = MerkleTree.nodeHash(peaks.removeLast(), whole);
        }
        peaks.add(whole);
    }

    private void edge(int level, byte[] hash) {
        if (level == edges.size()) {
            edges.add(new ByteArrayOutputStream(Tile.FULL * Tile.HASH_BYTES));
        }
        ByteArrayOutputStream edge = edges.get(level);
        edge.writeBytes(hash);
        if (edge.size() == Tile.FULL * Tile.HASH_BYTES) {
            byte[] full = edge.toByteArray();
            edge.reset();
            compare(new Tile(level, (added >> 8 * level) / Tile.FULL, Tile.FULL), full);
            edge(level + 1, TiledTree.fold(full, 0, Tile.FULL));
        }
    }

    /** The last tiles of each level. */
    void end() {
        for (int level = 0; level < edges.size(); level++) {
            int width = edges.get(level).size() / Tile.HASH_BYTES;
            if (width > 0) {
                compare(new Tile(level, (size >> 8 * level) / Tile.FULL, width), edges.get(level).toByteArray());
            }
        }
    }

    private void compare(Tile tile, byte[] expected) {
        if (!Arrays.equals(required(tile), expected)) {
            throw new LogFault(LogFault.Kind.TILE_DIFFERS, tile.path());
        }
    }

    byte[] root() {
        if (peaks.isEmpty()) {
            return new MerkleTree().root();
        }
        byte[] root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = MerkleTree.nodeHash(peaks.get(i), root);
        }
        return root;
    }

    /** What the reader has seen before must be the beginning of what is read now. */
    private void requireSince() {
        if (since.isPresent() && since.get().size() == added && !Arrays.equals(root(), since.get().root())) {
            throw new LogFault(LogFault.Kind.HISTORY_CHANGED, Long.toString(added));
        }
    }

    /** Parts of tiles from earlier sizes may lie about, if they say the same; anything else does not belong here. @param closings files that were checked apart */
    void otherFiles(Set<String> closings) {
        for (String file : source.files()) {
            if (!OTHERS.contains(file) && !closings.contains(file) && !file.endsWith(LogFiles.PASSING)) {
                requireKnown(file, Tile.read(file).orElseThrow(() -> new LogFault(LogFault.Kind.FOREIGN_FILE, file)));
            }
        }
    }

    private void requireKnown(String file, Tile tile) {
        long items = size >> 8 * Math.max(0, tile.level());
        int width = (int) Math.clamp(items - tile.first(), 0, Tile.FULL);
        if (tile.width() < width) {   // else it is a tile that was compared, or one beyond this checkpoint, of which it says nothing
            byte[] now = required(new Tile(tile.level(), tile.number(), width));
            byte[] then = required(tile);
            boolean whole = tile.isOfHashes() ? then.length == tile.width() * Tile.HASH_BYTES : EntryBundle.read(then, tile.width()).isPresent();
            if (!whole || !Arrays.equals(then, 0, then.length, now, 0, Math.min(then.length, now.length))) {
                throw new LogFault(LogFault.Kind.TILE_DIFFERS, file);
            }
        }
    }
}
