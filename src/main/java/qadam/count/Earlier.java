package qadam.count;

import java.time.Instant;
import java.util.Arrays;

/** The number of an earlier tree, by the same rule: what a change is measured from. @param at when that tree was published */
public record Earlier(Span span, long size, byte[] root, Instant at, long trained, long revoked) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Earlier that && span == that.span && size == that.size && at.equals(that.at) && trained == that.trained
            && revoked == that.revoked && Arrays.equals(root, that.root);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(size);
    }
}
