package qadam.proof;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Shows offline that some bytes are a leaf of a signed tree: index, inclusion proof and signed checkpoint in one text (C2SP
 * tlog-proof). What it shows is what {@link #holds} says and the checkpoint's signatures are worth.
 *
 * @param extra bytes that travel with it; signed only if they are the leaf itself
 */
public record LogProof(Optional<byte[]> extra, long index, List<byte[]> path, SignedNote note) {
    private static final String TITLE = "c2sp.org/tlog-proof@v1\n";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int LONGEST_PATH = 63;
    private static final int MOST_CHARACTERS = 1 << 18;

    /** The tree that the note speaks of; believed only with {@link SignedNote#signedBy}. */
    public Optional<Checkpoint> checkpoint() {
        return Checkpoint.read(note.text());
    }

    /** Whether the leaf stands in the checkpoint's tree at the index. Says nothing about who signed. */
    public boolean holds(byte[] leaf) {
        return checkpoint().filter(tree -> MerkleProofs.includes(MerkleTree.leafHash(leaf), index, tree.size(), path, tree.root())).isPresent();
    }

    /** Empty for anything that is not exactly such a text. */
    public static Optional<LogProof> read(String text) {
        int parting = text.indexOf("\n\n");
        if (text.length() > MOST_CHARACTERS || !text.startsWith(TITLE) || parting < TITLE.length()) return Optional.empty();
        var lines = new ArrayList<>(List.of(text.substring(TITLE.length(), parting).split("\n")));
        try {
            Optional<byte[]> extra = lines.getFirst().startsWith(EXTRA) ? Optional.of(decode(lines.removeFirst().substring(EXTRA.length()))) : Optional.empty();
            if (lines.isEmpty() || !lines.getFirst().matches("index (0|[1-9][0-9]{0,17})")) return Optional.empty();
            if (lines.size() > LONGEST_PATH + 1) return Optional.empty();
            long index = Long.parseLong(lines.removeFirst().substring(INDEX.length()));
            var path = lines.stream().map(LogProof::decode).toList();
            return SignedNote.read(text.substring(parting + 2)).map(note -> new LogProof(extra, index, path, note))
                    .filter(proof -> proof.toString().equals(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static byte[] decode(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    /** The proof as it is written. */
    @Override public String toString() {
        var text = new StringBuilder(TITLE);
        extra.ifPresent(bytes -> text.append(EXTRA).append(Base64.getEncoder().encodeToString(bytes)).append('\n'));
        text.append(INDEX).append(index).append('\n');
        path.forEach(hash -> text.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        return text.append('\n').append(note).toString();
    }
}
