package qadam.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import qadam.proof.LogProof;
import qadam.proof.NoteKey;
import tools.jackson.databind.JsonNode;

/**
 * What was handed in, and the receipt that signs it, as one file: a list of lines, an empty one, the receipt. The last 32 bytes of the result of the
 * receipt's step are the SHA-256 of the list. Anything else is a receipt alone.
 */
record HandInFile(String list, String receipt) {
    /** The list's first line. */
    private static final String HEAD = "qadam hand-in 1\n";
    private static final int DIGEST_BYTES = 32;

    static Optional<HandInFile> read(String text) {
        int end = text.indexOf("\n\n");
        return text.startsWith(HEAD) && end > 0 ? Optional.of(new HandInFile(text.substring(0, end + 1), text.substring(end + 2))) : Optional.empty();
    }

    /** Genuine only when the receipt is, and is this very list's. */
    ReceiptVerdict verdict(List<NoteKey> keys) {
        ReceiptVerdict verdict = ReceiptVerdict.of(receipt, keys);
        return verdict == ReceiptVerdict.GENUINE && !isSigned() ? ReceiptVerdict.ALTERED : verdict;
    }

    private boolean isSigned() {
        JsonNode leaf = LogProof.read(receipt).flatMap(LogProof::extra).flatMap(ReceiptLeaf::read).orElseThrow();
        byte[] result = Base64.getUrlDecoder().decode(leaf.path("result").asString(""));
        return leaf.path("kind").asString("").equals("handed_in") && result.length > DIGEST_BYTES
            && Arrays.equals(Arrays.copyOfRange(result, result.length - DIGEST_BYTES, result.length), digest());
    }

    private byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(list.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** How many answers it names. */
    long answers() {
        return list.lines().skip(2).count();
    }
}
