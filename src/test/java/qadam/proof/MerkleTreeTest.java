package qadam.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the leaves and roots that certificate transparency has published since RFC 6962, and against the definition itself. */
class MerkleTreeTest {
    private static final List<byte[]> LEAVES = List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657",
            "606162636465666768696a6b6c6d6e6f").stream().map(HexFormat.of()::parseHex).toList();
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    private static final int LARGEST = 70;
    private final List<byte[]> leaves = randomLeaves();
    private final MerkleTree tree = MerkleTree.ofLeaves(leaves);

    @Test void published_roots_are_reached_leaf_by_leaf() {
        var growing = new MerkleTree();
        for (int size = 0; size <= LEAVES.size(); size++) {
            if (size > 0) growing.append(MerkleTree.leafHash(LEAVES.get(size - 1)));
            assertThat(HexFormat.of().formatHex(growing.root())).isEqualTo(ROOTS.get(size));
        }
        for (int size = 0; size <= LEAVES.size(); size++) assertThat(HexFormat.of().formatHex(growing.root(size))).isEqualTo(ROOTS.get(size));
    }

    @Test void root_of_every_size_is_what_the_definition_says() {
        for (int size = 0; size <= LARGEST; size++) assertThat(tree.root(size)).isEqualTo(defined(leaves.subList(0, size)));
    }

    @Test void every_leaf_is_proved_in_every_size_and_only_at_its_place() {
        for (int size = 1; size <= LARGEST; size++) {
            for (int index = 0; index < size; index++) {
                var path = tree.inclusionProof(index, size);
                byte[] leaf = MerkleTree.leafHash(leaves.get(index));
                assertThat(MerkleProofs.includes(leaf, index, size, path, tree.root(size))).isTrue();
                assertThat(MerkleProofs.includes(leaf, (index + 1) % size, size, path, tree.root(size))).isEqualTo(size == 1);
                assertThat(MerkleProofs.includes(leaf, index, size, path, tree.root(size - 1))).isFalse();
                assertThat(MerkleProofs.includes(MerkleTree.leafHash(leaves.get(index + 1)), index, size, path, tree.root(size))).isFalse();
            }
        }
    }

    @Test void every_size_is_proved_to_be_the_beginning_of_every_later_one() {
        for (int second = 1; second <= LARGEST; second++) {
            for (int first = 1; first <= second; first++) {
                var proof = tree.consistencyProof(first, second);
                assertThat(MerkleProofs.consistent(first, second, proof, tree.root(first), tree.root(second))).isTrue();
                if (first < second) assertThat(MerkleProofs.consistent(first, second, proof, tree.root(first - 1), tree.root(second))).isFalse();
                assertThat(MerkleProofs.consistent(first, second, proof, tree.root(first), tree.root(second - 1))).isFalse();
            }
            assertThat(MerkleProofs.consistent(0, second, List.of(), tree.root(0), tree.root(second))).isFalse();
        }
    }

    @Test void proof_with_a_changed_missing_or_added_hash_is_refused() {
        for (int size : new int[] {2, 3, 7, 8, 33, 70}) {
            for (int index = 0; index < size; index++) {
                byte[] leaf = MerkleTree.leafHash(leaves.get(index));
                for (var broken : broken(tree.inclusionProof(index, size))) assertThat(MerkleProofs.includes(leaf, index, size, broken, tree.root(size))).isFalse();
            }
            for (int first = 1; first < size; first++)
                for (var broken : broken(tree.consistencyProof(first, size))) assertThat(MerkleProofs.consistent(first, size, broken, tree.root(first), tree.root(size))).isFalse();
        }
    }

    @Test void nonsense_is_refused_without_a_fault() {
        byte[] hash = new byte[32];
        assertThat(MerkleProofs.includes(hash, -1, 1, List.of(), hash)).isFalse();
        assertThat(MerkleProofs.includes(hash, 1, 1, List.of(), hash)).isFalse();
        assertThat(MerkleProofs.includes(hash, 0, 0, List.of(), hash)).isFalse();
        assertThat(MerkleProofs.includes(new byte[3], 0, 1, List.of(), new byte[3])).isFalse();
        assertThat(MerkleProofs.includes(hash, 0, Long.MAX_VALUE, List.of(new byte[31]), hash)).isFalse();
        assertThat(MerkleProofs.consistent(2, 1, List.of(), hash, hash)).isFalse();
        assertThat(MerkleProofs.consistent(3, 5, List.of(), hash, hash)).isFalse();
        assertThat(MerkleProofs.consistent(0, 5, List.of(), hash, hash)).isFalse();
    }

    @Test void a_tree_is_asked_only_for_what_it_holds() {
        assertThatThrownBy(() -> tree.inclusionProof(5, 5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tree.root(leaves.size() + 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tree.consistencyProof(0, 5)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static List<List<byte[]>> broken(List<byte[]> proof) {
        var all = new ArrayList<List<byte[]>>();
        for (int i = 0; i < proof.size(); i++) {
            var changed = new ArrayList<>(proof);
            byte[] hash = proof.get(i).clone();
            hash[i % 32] ^= 1;
            changed.set(i, hash);
            var shorter = new ArrayList<>(proof);
            shorter.remove(i);
            all.add(changed);
            all.add(shorter);
        }
        var longer = new ArrayList<>(proof);
        longer.add(new byte[32]);
        all.add(longer);
        return all;
    }

    /** RFC 9162, section 2.1.1, word for word. */
    private static byte[] defined(List<byte[]> leaves) {
        if (leaves.isEmpty()) return CanonicalForm.sha256(new byte[0]);
        if (leaves.size() == 1) return CanonicalForm.sha256(Ed25519.join(new byte[] {0}, leaves.getFirst()));
        int k = 1;
        while (k * 2 < leaves.size()) k *= 2;
        byte[] both = Ed25519.join(defined(leaves.subList(0, k)), defined(leaves.subList(k, leaves.size())));
        return CanonicalForm.sha256(Ed25519.join(new byte[] {1}, both));
    }

    private static List<byte[]> randomLeaves() {
        var random = new Random(6962);
        var made = new ArrayList<byte[]>();
        for (int i = 0; i <= LARGEST; i++) {
            byte[] leaf = new byte[random.nextInt(50)];
            random.nextBytes(leaf);
            made.add(Arrays.copyOf(leaf, leaf.length + 1));
        }
        return made;
    }
}
