package qadam.count;

import java.util.Arrays;
import java.util.HexFormat;
import qadam.proof.SignedNote;

/** Of which tree a number was computed, and by which rule: it stands beside every number. */
public record CountState(long size, byte[] root, int rule, SignedNote note) {
    public String rootInHex() {
        return HexFormat.of().formatHex(root);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CountState that && size == that.size && rule == that.rule && Arrays.equals(root, that.root)
            && note.toString().equals(that.note.toString());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(size);
    }
}
