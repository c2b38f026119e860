package qadam.roster;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import qadam.web.Role;

/** Who belongs where and is expected as what, by the last reading and by this one. Of one reading and one thread. */
final class TieBook {
    /** Holds now. */
    static final int KNOWN = 1;
    /** A list has made it. */
    static final int OURS = 2;
    static final int TAKEN = 4;
    /** Was named in a row that was refused: stays as it is. */
    static final int HELD = 8;

    private final KeyTable keys = new KeyTable();
    private long[] place = new long[1_024];
    private int[] person = new int[1_024];
    private byte[] role = new byte[1_024];
    private byte[] state = new byte[1_024];

    private static int which(Optional<Role> as) {
        return as.map(one -> one.ordinal() + 1).orElse(0);
    }

    private static long high(UUID person, long where) {
        return person.getMostSignificantBits() ^ where * 0x9E3779B97F4A7C15L;
    }

    private static long low(UUID person, int which) {
        return person.getLeastSignificantBits() + which * 0xC2B2AE3D27D4EB4FL;
    }

    /** -1 when it is not there. */
    int find(long where, PeopleBook people, int who, Optional<Role> as) {
        return keys.find(high(people.person(who), where), low(people.person(who), which(as)));
    }

    /** @param as empty for belonging itself */
    int add(long where, PeopleBook people, int who, Optional<Role> as) {
        int which = which(as);
        int number = keys.add(high(people.person(who), where), low(people.person(who), which));
        if (number == place.length) {
            int more = 2 * number;
            place = Arrays.copyOf(place, more);
            person = Arrays.copyOf(person, more);
            role = Arrays.copyOf(role, more);
            state = Arrays.copyOf(state, more);
        }
        place[number] = where;
        person[number] = who;
        role[number] = (byte) which;
        return number;
    }

    int size() {
        return keys.size();
    }

    boolean is(int number, int what) {
        return (state[number] & what) == what;
    }

    void set(int number, int what) {
        state[number] |= (byte) what;
    }

    long place(int number) {
        return place[number];
    }

    int person(int number) {
        return person[number];
    }

    Optional<Role> role(int number) {
        return role[number] == 0 ? Optional.empty() : Optional.of(Role.values()[role[number] - 1]);
    }
}
