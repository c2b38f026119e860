package qadam.proof;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** A Merkle tree whose hashes are all in memory. Not for several threads while it grows. */
public final class MerkleTree extends HashTree {
    /** Hashes of whole subtrees: {@code levels.get(k).get(i)} covers the 2^k leaves from i·2^k. */
    private final List<List<byte[]>> levels = new ArrayList<>();

    public static byte[] leafHash(byte[] leaf) {
        return hash((byte) 0, leaf, new byte[0]);
    }

    public static byte[] nodeHash(byte[] left, byte[] right) {
        return hash((byte) 1, left, right);
    }

    private static byte[] hash(byte prefix, byte[] first, byte[] second) {
        MessageDigest digest = CanonicalForm.sha256();
        digest.update(prefix);
        digest.update(first);
        return digest.digest(second);
    }

    public static MerkleTree ofLeaves(Iterable<byte[]> leaves) {
        var tree = new MerkleTree();
        for (var leaf : leaves) tree.append(leafHash(leaf));
        return tree;
    }

    /** @param leafHash what {@link #leafHash} made of the leaf */
    public void append(byte[] leafHash) {
        byte[] whole = leafHash;
        for (int level = 0; ; level++) {
            if (level == levels.size()) levels.add(new ArrayList<>());
            var hashes = levels.get(level);
            hashes.add(whole);
            if (hashes.size() % 2 == 1) return;
            whole = nodeHash(hashes.get(hashes.size() - 2), whole);
        }
    }

    @Override public long size() {
        return levels.isEmpty() ? 0 : levels.getFirst().size();
    }

    @Override byte[] hash(int level, long index) {
        return levels.get(level).get(Math.toIntExact(index));
    }
}
