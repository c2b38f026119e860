package qadam.shared;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What is still free on the disk under the database. Answers are refused while there is still room, so that what was begun
 * can be ended on what is kept free; a disk that is really full is met by the {@link Writer}.
 *
 * <p>Asked at every answer, so the system is asked at most twice a second; two who ask at once both get a right answer.
 */
public final class DiskSpace {
    private static final long USUAL_RESERVE_BYTES = 500_000_000;
    private static final int USUAL_RESERVE_PERCENT = 5;
    /** A running exam may go on below the reserve, down to this part of it. */
    private static final int BEGUN_PART = 10;
    private static final long SAMPLE_NANOS = 500_000_000;

    private final FileStore disk;   // null when the database lies elsewhere
    private volatile long reserve;
    private volatile Sample sample;

    private record Sample(long free, long at) {
    }

    private DiskSpace(FileStore disk) {
        this.disk = disk;
        this.reserve = disk == null ? 0 : usualReserve(disk);
    }

    public static DiskSpace under(Path folder) {
        try {
            return new DiskSpace(Files.getFileStore(folder));
        } catch (IOException unknown) {
            return elsewhere();
        }
    }

    /** Of a database on another machine nothing is known; it says itself when it is full. */
    static DiskSpace elsewhere() {
        return new DiskSpace(null);
    }

    /** How much is kept free: 500 MB, or a twentieth of a disk smaller than 10 GB. */
    private static long usualReserve(FileStore disk) {
        try {
            return Math.min(USUAL_RESERVE_BYTES, disk.getTotalSpace() * USUAL_RESERVE_PERCENT / 100);
        } catch (IOException unknown) {
            return USUAL_RESERVE_BYTES;
        }
    }

    public void keepFree(long bytes) {
        reserve = bytes;
    }

    public long reserve() {
        return reserve;
    }

    /** Bytes that may still be written; empty when nobody can tell. */
    public OptionalLong free() {
        if (disk == null) {
            return OptionalLong.empty();
        }
        Sample known = sample;
        if (known == null || System.nanoTime() - known.at() > SAMPLE_NANOS) {
            known = new Sample(ask(), System.nanoTime());
            sample = known;
        }
        return known.free() < 0 ? OptionalLong.empty() : OptionalLong.of(known.free());
    }

    private long ask() {
        try {
            return disk.getUsableSpace();
        } catch (IOException unknown) {
            return -1;
        }
    }

    /** Whether new answers are refused. */
    public boolean isLow() {
        return isBelow(reserve);
    }

    /** @throws Refusal when there is no room to begin something */
    public void requireForNew() {
        require(reserve);
    }

    /** @throws Refusal when there is hardly room even for what was begun: an exam that runs */
    public void requireForBegun() {
        require(reserve / BEGUN_PART);
    }

    /** Whether even what was begun is refused. */
    public boolean isFull() {
        return isBelow(reserve / BEGUN_PART);
    }

    private void require(long bytes) {
        if (isBelow(bytes)) {
            throw new Refusal(StorageProblem.FULL);
        }
    }

    private boolean isBelow(long bytes) {
        OptionalLong free = free();
        return free.isPresent() && free.getAsLong() < bytes;
    }
}
