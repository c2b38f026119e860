package qadam.record;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import qadam.proof.Checkpoint;
import qadam.proof.LogProof;
import qadam.proof.MerkleTree;
import qadam.proof.NoteSigner;
import qadam.proof.SignedNote;

/** The steps that became durable together, as a tree with one signature. Never changes: each commit is a small log of its own. */
record SignedCommit(List<Long> sequences, List<byte[]> leaves, MerkleTree tree, SignedNote note) {
    static SignedCommit of(long commit, List<NamedStep> steps, NoteSigner signer) {
        List<byte[]> leaves = steps.stream().map(ReceiptLeaf::of).toList();
        MerkleTree tree = MerkleTree.ofLeaves(leaves);
        Checkpoint checkpoint = new Checkpoint(origin(signer.key().name(), steps.getFirst().node(), commit), tree.size(), tree.root());
        return new SignedCommit(steps.stream().map(NamedStep::sequence).toList(), leaves, tree, signer.sign(checkpoint.text()));
    }

    static String origin(String name, int node, long commit) {
        return name + "/" + node + "/" + commit;
    }

    LogProof proof(long sequence) {
        int index = Collections.binarySearch(sequences, sequence);
        return new LogProof(Optional.of(leaves.get(index)), index, tree.inclusionProof(index, tree.size()), note);
    }
}
