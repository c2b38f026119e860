package qadam.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a piece of a log lies (C2SP tlog-tiles v0.1.0): 256 hashes of one level, or the leaves themselves; fewer in the last one.
 *
 * @param level 0 for hashes of leaves, 1 for hashes over 256 leaves and so on; {@link #ENTRIES} for the leaves
 * @param width how many it holds, 1 to 256
 */
public record Tile(int level, long number, int width) {
    public static final int ENTRIES = -1;
    public static final int FULL = 256;
    public static final int HASH_BYTES = 32;
    private static final int MAX_LEVEL = 7; // 256^8 leaves are more than a long can count
    private static final Pattern PATH = Pattern.compile("tile/(entries|[0-7])/((?:x[0-9]{3}/)*[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public Tile {
        if (level < ENTRIES || level > MAX_LEVEL || number < 0 || width < 1 || width > FULL) throw new IllegalArgumentException("no such tile");
    }

    /** {@code tile/0/x001/x234/067} or {@code tile/entries/000.p/17}, below the log's address. */
    public String path() {
        var digits = new StringBuilder("%03d".formatted(number % 1000));
        for (long rest = number / 1000; rest > 0; rest /= 1000) digits.insert(0, "x%03d/".formatted(rest % 1000));
        return "tile/" + (level == ENTRIES ? "entries" : level) + "/" + digits + (isFull() ? "" : ".p/" + width);
    }

    /** Empty for anything that is not exactly the path of a tile. */
    public static Optional<Tile> read(String path) {
        Matcher parts = path.length() > 100 ? PATH.matcher("") : PATH.matcher(path);
        if (!parts.matches()) return Optional.empty();
        int level = parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
        var digits = parts.group(2).replaceAll("[x/]", "");
        int width = parts.group(3) == null ? FULL : Integer.parseInt(parts.group(3));
        if (digits.length() > 18 || width > FULL) return Optional.empty();
        return Optional.of(new Tile(level, Long.parseLong(digits), width)).filter(tile -> tile.path().equals(path));
    }

    /** Every tile of a tree of this size, level by level, the leaves first. */
    public static List<Tile> of(long size) {
        var tiles = new ArrayList<Tile>();
        for (int level = ENTRIES; level <= MAX_LEVEL; level++) {
            long items = items(level, size);
            for (long number = 0; number * FULL < items; number++) tiles.add(new Tile(level, number, (int) Math.min(FULL, items - number * FULL)));
        }
        return tiles;
    }

    /** The tile that holds the item of a level in a tree of this size. */
    static Tile holding(int level, long item, long size) {
        long number = item / FULL;
        return new Tile(level, number, (int) Math.min(FULL, items(level, size) - number * FULL));
    }

    private static long items(int level, long size) {
        return size >> (8 * Math.max(0, level));
    }

    /** How many items of its level come before it. */
    public long first() {
        return number * FULL;
    }

    /** The tile that this one is a part of, when it has become full. */
    public Tile full() {
        return new Tile(level, number, FULL);
    }

    /** What this part of a tile held, from the full one, in whose place it may be gone (C2SP tlog-tiles, "Partial Tiles"); empty when that is no full tile. */
    public Optional<byte[]> in(byte[] full) {
        if (isOfHashes()) return full.length == FULL * HASH_BYTES ? Optional.of(Arrays.copyOf(full, width * HASH_BYTES)) : Optional.empty();
        return EntryBundle.read(full, FULL).map(leaves -> EntryBundle.write(leaves.subList(0, width)));
    }

    public boolean isFull() {
        return width == FULL;
    }

    public boolean isOfHashes() {
        return level != ENTRIES;
    }
}
