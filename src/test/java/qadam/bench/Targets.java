package qadam.bench;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** What stands in a log and might have been made of an id: compared by its first sixteen bytes. Filled by one thread, then read by many. */
final class Targets {
    private static final int MASK = (1 << 24) - 1;
    private final long[] seen = new long[(MASK + 1) / 64];
    private final Map<Hash, String> all = new HashMap<>();

    record Hash(long high, long low) {
        static Hash of(byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new Hash(buffer.getLong(), buffer.getLong());
        }
    }

    /** @param hex at least sixteen bytes @param what a word for it */
    void add(String hex, String what) {
        add(HexFormat.of().parseHex(hex.substring(0, 32)), what);
    }

    void add(byte[] hash, String what) {
        Hash key = Hash.of(hash);
        all.putIfAbsent(key, what);
        int bit = (int) key.high() & MASK;
        seen[bit >> 6] |= 1L << bit;
    }

    int size() {
        return all.size();
    }

    long count(String what) {
        return all.values().stream().filter(what::equals).count();
    }

    /** Null when there is no such. Most are told apart by one look into a table of two megabytes. */
    String find(byte[] hash) {
        int bit = (hash[4] & 0xff) << 24 | (hash[5] & 0xff) << 16 | (hash[6] & 0xff) << 8 | hash[7] & 0xff;
        bit &= MASK;
        return (seen[bit >> 6] & 1L << bit) == 0 ? null : all.get(Hash.of(hash));
    }
}
