package qadam.proof;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A tree whose hashes lie in tiles; reads some dozens of them for a root or a proof, however large the log. For one thread. */
public final class TiledTree extends HashTree {
    private static final int KEPT = 64;

    private final long size;
    private final TileSource source;
    private final Map<Tile, byte[]> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override protected boolean removeEldestEntry(Map.Entry<Tile, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    /** @param source gives the tiles of the tree of this size */
    public TiledTree(long size, TileSource source) {
        this.size = size;
        this.source = source;
    }

    @Override public long size() {
        return size;
    }

    @Override byte[] hash(int level, long index) {
        int height = level % 8;
        long first = index << height;
        Tile tile = Tile.holding(level / 8, first, size);
        byte[] hashes = kept.computeIfAbsent(tile, this::read);
        return fold(hashes, (int) (first - tile.first()), 1 << height);
    }

    private byte[] read(Tile tile) {
        byte[] hashes = source.read(tile);
        if (hashes.length != tile.width() * Tile.HASH_BYTES) throw new IllegalStateException(tile.path() + " has a wrong length");
        return hashes;
    }

    /** The root of a full tile, or of any power of two of its hashes. */
    public static byte[] fold(byte[] hashes, int first, int count) {
        if (count == 1) return Arrays.copyOfRange(hashes, first * Tile.HASH_BYTES, (first + 1) * Tile.HASH_BYTES);
        return MerkleTree.nodeHash(fold(hashes, first, count / 2), fold(hashes, first + count / 2, count / 2));
    }
}
