package qadam.proof;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Up to 256 leaves as they lie in one file: each with its length in two bytes before it (C2SP tlog-tiles, "Log entries"). */
public final class EntryBundle {
    private static final int LONGEST = 0xffff;

    private EntryBundle() {}

    public static byte[] write(List<byte[]> leaves) {
        var bytes = new ByteArrayOutputStream();
        for (var leaf : leaves) {
            if (leaf.length > LONGEST) throw new IllegalArgumentException("a leaf of " + leaf.length + " bytes");
            bytes.write(leaf.length >> 8);
            bytes.write(leaf.length);
            bytes.writeBytes(leaf);
        }
        return bytes.toByteArray();
    }

    /** Empty unless these are exactly so many leaves. */
    public static Optional<List<byte[]>> read(byte[] bundle, int width) {
        var rest = ByteBuffer.wrap(bundle);
        var leaves = new ArrayList<byte[]>();
        while (leaves.size() < width && rest.remaining() >= 2) {
            int length = Short.toUnsignedInt(rest.getShort());
            if (length > rest.remaining()) return Optional.empty();
            byte[] leaf = new byte[length];
            rest.get(leaf);
            leaves.add(leaf);
        }
        return leaves.size() == width && !rest.hasRemaining() ? Optional.of(leaves) : Optional.empty();
    }
}
