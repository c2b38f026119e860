package qadam.proof;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * A Merkle tree over leaves in their order (RFC 9162, section 2.1; the same as RFC 6962's): a leaf's hash begins with the byte
 * 0, a node's with 1, and a tree that is no power of two is split at the largest one below its size. It only grows, so roots
 * and proofs of any earlier size can be asked for. Not for several threads while it grows.
 */
public final class MerkleTree {
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

    public int size() {
        return levels.isEmpty() ? 0 : levels.getFirst().size();
    }

    public byte[] root() {
        return root(size());
    }

    /** The root as it was when the tree had this many leaves. */
    public byte[] root(int size) {
        require(size >= 0 && size <= size());
        return size == 0 ? CanonicalForm.sha256(new byte[0]) : subtree(0, size);
    }

    /** What leads from a leaf to the root of the tree of this size (section 2.1.3.1), beginning with the leaf's sibling. */
    public List<byte[]> inclusionProof(int index, int size) {
        require(index >= 0 && index < size && size <= size());
        var path = new ArrayList<byte[]>();
        int from = 0;
        int to = size;
        while (to - from > 1) {
            int middle = from + split(to - from);
            boolean left = index < middle;
            path.add(left ? subtree(middle, to) : subtree(from, middle));
            if (left) to = middle;
            else from = middle;
        }
        return path.reversed();
    }

    /** What shows that the tree of the first size is the beginning of the tree of the second (section 2.1.4.1). */
    public List<byte[]> consistencyProof(int first, int second) {
        require(first > 0 && first <= second && second <= size());
        var proof = new ArrayList<byte[]>();
        int from = 0;
        int to = second;
        while (to != first) {
            int middle = from + split(to - from);
            boolean left = first <= middle;
            proof.add(left ? subtree(middle, to) : subtree(from, middle));
            if (left) to = middle;
            else from = middle;
        }
        if (from > 0) proof.add(subtree(from, to)); // else it is the first tree's root, which the verifier has
        return proof.reversed();
    }

    /** The hash of the leaves in [from, to), where from is a multiple of the power of two that is at least their number. */
    private byte[] subtree(int from, int to) {
        int size = to - from;
        if (Integer.bitCount(size) == 1) {
            int level = Integer.numberOfTrailingZeros(size);
            return levels.get(level).get(from >> level);
        }
        int middle = from + split(size);
        return nodeHash(subtree(from, middle), subtree(middle, to));
    }

    /** The largest power of two below the size. */
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    private static void require(boolean within) {
        if (!within) throw new IndexOutOfBoundsException("not within this tree");
    }
}
