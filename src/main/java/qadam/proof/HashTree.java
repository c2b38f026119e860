package qadam.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * What can be asked of a Merkle tree (RFC 9162, section 2.1; the same as RFC 6962's), wherever its hashes lie: a leaf's hash
 * begins with the byte 0, a node's with 1, and a tree that is no power of two is split at the largest one below its size. A tree
 * only grows, so roots and proofs of any earlier size can be asked for.
 */
public abstract sealed class HashTree permits MerkleTree, TiledTree {
    public abstract long size();

    /** The hash of the whole subtree over the 2^level leaves from index·2^level. */
    abstract byte[] hash(int level, long index);

    public byte[] root() {
        return root(size());
    }

    /** The root as it was when the tree had this many leaves. */
    public byte[] root(long size) {
        require(size >= 0 && size <= size());
        return size == 0 ? CanonicalForm.sha256(new byte[0]) : subtree(0, size);
    }

    /** What leads from a leaf to the root of the tree of this size (section 2.1.3.1), beginning with the leaf's sibling. */
    public List<byte[]> inclusionProof(long index, long size) {
        require(index >= 0 && index < size && size <= size());
        var path = new ArrayList<byte[]>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            boolean left = index < middle;
            path.add(left ? subtree(middle, to) : subtree(from, middle));
            if (left) to = middle;
            else from = middle;
        }
        return path.reversed();
    }

    /** What shows that the tree of the first size is the beginning of the tree of the second (section 2.1.4.1). */
    public List<byte[]> consistencyProof(long first, long second) {
        require(first > 0 && first <= second && second <= size());
        var proof = new ArrayList<byte[]>();
        long from = 0;
        long to = second;
        while (to != first) {
            long middle = from + split(to - from);
            boolean left = first <= middle;
            proof.add(left ? subtree(middle, to) : subtree(from, middle));
            if (left) to = middle;
            else from = middle;
        }
        if (from > 0) proof.add(subtree(from, to)); // else it is the first tree's root, which the verifier has
        return proof.reversed();
    }

    /** The hash of the leaves in [from, to), where from is a multiple of the power of two that is at least their number. */
    private byte[] subtree(long from, long to) {
        long size = to - from;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return hash(level, from >> level);
        }
        long middle = from + split(size);
        return MerkleTree.nodeHash(subtree(from, middle), subtree(middle, to));
    }

    /** The largest power of two below the size. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static void require(boolean within) {
        if (!within) throw new IndexOutOfBoundsException("not within this tree");
    }
}
