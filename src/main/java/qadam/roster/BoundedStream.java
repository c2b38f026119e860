package qadam.roster;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.LongConsumer;
import qadam.shared.Refusal;

/** Counts what comes out of a file as it really comes, whatever the file says of itself, and stops at the bounds. */
final class BoundedStream extends FilterInputStream {
    private final long most;
    private final long packed;
    private final LongConsumer progress;
    private long read;

    /** @param most bytes @param packed how many bytes it takes in its archive, or a negative number @param progress is told how many more were read */
    BoundedStream(InputStream in, long most, long packed, LongConsumer progress) {
        super(in);
        this.most = most;
        this.packed = packed;
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int many = super.read(bytes, from, length);
        count(Math.max(many, 0));
        return many;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int many) {
        read += many;
        progress.accept(many);
        if (read > most) {
            throw new Refusal(RosterProblem.TOO_LARGE, Map.of("megabytes", most / 1_000_000));
        }
        if (packed >= 0 && read > Bounds.LEAST_JUDGED && read / Bounds.MOST_PACKED > packed) {
            throw new Refusal(RosterProblem.BOMB);
        }
    }
}
