package qadam.count;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import qadam.proof.SignedNote;

/** Of which tree a number was computed, and by which rule: it stands beside every number. @param at when that tree was published */
public record CountState(long size, byte[] root, int rule, SignedNote note, Instant at) {
    public String rootInHex() {
        return HexFormat.of().formatHex(root);
    }

    /** Enough of the root to compare by eye; the whole one stands on the count page. */
    public String shortRoot() {
        return rootInHex().substring(0, 8);
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
