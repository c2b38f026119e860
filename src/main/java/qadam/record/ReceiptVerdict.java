package qadam.record;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import qadam.proof.Checkpoint;
import qadam.proof.LogProof;
import qadam.proof.NoteKey;
import tools.jackson.databind.JsonNode;

/** What can be said of a receipt without a server. The exit codes are those of {@code verify-credential}. */
enum ReceiptVerdict {
    GENUINE(0), KEY_UNKNOWN(4), ALTERED(5), NOT_A_RECEIPT(7);

    private final int exitCode;

    ReceiptVerdict(int exitCode) {
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    static ReceiptVerdict of(String text, List<NoteKey> keys) {
        Optional<LogProof> read = LogProof.read(text);
        Optional<byte[]> leaf = read.flatMap(LogProof::extra);
        if (leaf.isEmpty() || read.get().checkpoint().isEmpty()) {
            return NOT_A_RECEIPT;
        }
        LogProof proof = read.get();
        if (!proof.holds(leaf.get())) {
            return ALTERED;
        }
        if (proof.note().lines().stream().noneMatch(line -> keys.stream().anyMatch(line::isOf))) {
            return KEY_UNKNOWN;
        }
        return proof.note().signedBy(keys).stream().anyMatch(key -> speaksOf(key, proof, leaf.get())) ? GENUINE : ALTERED;
    }

    /** A key of receipts speaks for its own commits only, and a leaf names the node whose commit it stands in. */
    private static boolean speaksOf(NoteKey key, LogProof proof, byte[] leaf) {
        String origin = proof.checkpoint().map(Checkpoint::origin).orElseThrow();
        JsonNode step = ReceiptLeaf.read(leaf).orElse(null);
        return step != null && origin.matches(Pattern.quote(key.name() + "/" + step.path("node").asString("") + "/") + "[0-9]{1,18}");
    }
}
