package qadam.roster;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/** Everybody whom a list or its last reading names, in some 90 bytes each. Of one reading and one thread. */
final class PeopleBook {
    /** Was in the list when it was last read, or before. */
    static final int KNOWN = 1;
    static final int LEFT = 2;
    /** May not come in, by the last reading. */
    static final int OFF = 4;
    /** Is in the list, in a row that can be taken. */
    static final int TAKEN = 8;
    /** Is in the list, in a row that was refused: stays as it is. */
    static final int HELD = 16;
    /** Has a role by which somebody is taken; or only one by which nobody is; or one elsewhere. */
    static final int ROLE = 32;
    static final int OTHER_ROLE = 64;
    static final int ROLE_OUTSIDE = 128;
    static final int ROLE_PAST = 256;

    private final KeyTable keys = new KeyTable();
    private final KeyTable persons = new KeyTable();
    private int[] byPerson = new int[1_024];
    private long[] high = new long[1_024];
    private long[] low = new long[1_024];
    private long[] mark = new long[1_024];
    private long[] home = new long[1_024];
    private int[] line = new int[1_024];
    private short[] state = new short[1_024];

    int add(byte[] key) {
        int number = keys.add(key);
        if (number == high.length) {
            int more = 2 * number;
            high = Arrays.copyOf(high, more);
            low = Arrays.copyOf(low, more);
            mark = Arrays.copyOf(mark, more);
            home = Arrays.copyOf(home, more);
            line = Arrays.copyOf(line, more);
            state = Arrays.copyOf(state, more);
        }
        return number;
    }

    /** -1 when nobody has named them. */
    int find(byte[] key) {
        return keys.find(key);
    }

    int size() {
        return keys.size();
    }

    void know(int number, RosterStore.KnownPerson person) {
        isPerson(number, person.person());
        mark[number] = first(person.mark());
        home[number] = person.home();
        set(number, KNOWN | (person.left() ? LEFT : 0) | (person.off() ? OFF : 0));
    }

    static long first(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }

    void isPerson(int number, UUID person) {
        high[number] = person.getMostSignificantBits();
        low[number] = person.getLeastSignificantBits();
        int place = persons.add(high[number], low[number]);
        if (place == byPerson.length) {
            byPerson = Arrays.copyOf(byPerson, 2 * place);
        }
        byPerson[place] = number;
    }

    UUID person(int number) {
        return new UUID(high[number], low[number]);
    }

    /** -1 when it is nobody of this list. */
    int of(UUID person) {
        int place = persons.find(person.getMostSignificantBits(), person.getLeastSignificantBits());
        return place < 0 ? -1 : byPerson[place];
    }

    boolean is(int number, int what) {
        return (state[number] & what) != 0;
    }

    void set(int number, int what) {
        state[number] |= (short) what;
    }

    boolean isMarked(int number, byte[] now) {
        return mark[number] == first(now);
    }

    long home(int number) {
        return home[number];
    }

    void setHome(int number, long place) {
        home[number] = place;
    }

    int line(int number) {
        return line[number];
    }

    void setLine(int number, long where) {
        line[number] = (int) where;
    }
}
