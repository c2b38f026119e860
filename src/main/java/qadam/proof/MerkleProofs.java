package qadam.proof;

import java.util.Arrays;
import java.util.List;

/** Checks what a {@link MerkleTree} of somebody else's claims, with nothing but hashes. Never throws, whatever it is given. */
public final class MerkleProofs {
    private static final int HASH_BYTES = 32;

    private MerkleProofs() {}

    /** Whether the leaf stands at the index of the tree with this size and root (RFC 9162, section 2.1.3.2). */
    public static boolean includes(byte[] leafHash, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size || !allHashes(path) || leafHash.length != HASH_BYTES) return false;
        long place = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (var sibling : path) {
            if (last == 0) return false;
            if ((place & 1) == 1 || place == last) {
                hash = MerkleTree.nodeHash(sibling, hash);
                for (; (place & 1) == 0 && place != 0; place >>= 1) last >>= 1;
            } else {
                hash = MerkleTree.nodeHash(hash, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /** Whether the first tree is the beginning of the second (RFC 9162, section 2.1.4.2). Of an empty first tree nothing can be shown. */
    public static boolean consistent(long first, long second, List<byte[]> proof, byte[] firstRoot, byte[] secondRoot) {
        if (first <= 0 || first > second || !allHashes(proof)) return false;
        if (first == second) return proof.isEmpty() && Arrays.equals(firstRoot, secondRoot);
        boolean whole = Long.bitCount(first) == 1;
        if (proof.isEmpty() && !whole) return false;
        long place = first - 1;
        long last = second - 1;
        for (; (place & 1) == 1; place >>= 1) last >>= 1;
        byte[] older = whole ? firstRoot : proof.getFirst();
        byte[] newer = older;
        for (var sibling : whole ? proof : proof.subList(1, proof.size())) {
            if (last == 0) return false;
            if ((place & 1) == 1 || place == last) {
                older = MerkleTree.nodeHash(sibling, older);
                newer = MerkleTree.nodeHash(sibling, newer);
                for (; (place & 1) == 0 && place != 0; place >>= 1) last >>= 1;
            } else {
                newer = MerkleTree.nodeHash(newer, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(older, firstRoot) && Arrays.equals(newer, secondRoot);
    }

    private static boolean allHashes(List<byte[]> proof) {
        return proof.size() <= 2 * Long.SIZE && proof.stream().allMatch(hash -> hash.length == HASH_BYTES);
    }
}
