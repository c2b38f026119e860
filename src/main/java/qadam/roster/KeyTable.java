package qadam.roster;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Numbers 0, 1, 2 … for keys of 16 random bytes, in 28 bytes each: a million of them take what a tenth would as objects. */
final class KeyTable {
    private long[] highs = new long[1_024];
    private long[] lows = new long[1_024];
    private int[] places = new int[4_096];
    private int size;

    KeyTable() {
        Arrays.fill(places, -1);
    }

    /** The key's number, a new one if it was not there: then it is {@link #size} as it was before. */
    int add(long high, long low) {
        int place = place(high, low);
        if (places[place] >= 0) {
            return places[place];
        }
        if (size == highs.length) {
            grow();
            place = place(high, low);
        }
        highs[size] = high;
        lows[size] = low;
        places[place] = size;
        return size++;
    }

    int add(byte[] key) {
        ByteBuffer bytes = ByteBuffer.wrap(key);
        return add(bytes.getLong(), bytes.getLong());
    }

    /** -1 when it is not there. */
    int find(long high, long low) {
        return places[place(high, low)];
    }

    int find(byte[] key) {
        ByteBuffer bytes = ByteBuffer.wrap(key);
        return find(bytes.getLong(), bytes.getLong());
    }

    int size() {
        return size;
    }

    long high(int number) {
        return highs[number];
    }

    long low(int number) {
        return lows[number];
    }

    private int place(long high, long low) {
        int mask = places.length - 1;
        int place = (int) ((high ^ low * 0x9E3779B97F4A7C15L) >>> 20) & mask;
        while (places[place] >= 0 && (highs[places[place]] != high || lows[places[place]] != low)) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        highs = Arrays.copyOf(highs, 2 * size);
        lows = Arrays.copyOf(lows, 2 * size);
        places = new int[4 * places.length / 2];
        Arrays.fill(places, -1);
        for (int i = 0; i < size; i++) {
            places[place(highs[i], lows[i])] = i;
        }
    }
}
