package qadam.joining;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Ids;

/**
 * Two accounts that may be one person's, are, or were thought to be.
 *
 * @param person whose account stays, once that is settled
 * @param joined the account that becomes theirs
 * @param likeness of the names when the two were proposed: who takes another name afterwards is no nearer
 * @param tag of the national id that both are said to have
 * @param proposedBy of the office; empty when the evidence was found by itself
 * @param reason of whoever proposed it
 * @param decidedAt when they were joined, or it was declined
 */
record Pair(long number, UUID person, UUID joined, Evidence evidence, Likeness likeness, Optional<byte[]> tag, State state, Instant proposedAt,
            Optional<UUID> proposedBy, String reason, Optional<Instant> decidedAt) {
    /** As it would be if this person said yes: theirs stays. */
    Pair turned(UUID person) {
        return new Pair(number, person, other(person), evidence, likeness, tag, state, proposedAt, proposedBy, reason, decidedAt);
    }

    boolean has(UUID one) {
        return person.equals(one) || joined.equals(one);
    }

    UUID other(UUID one) {
        return person.equals(one) ? joined : person;
    }

    /** The same for both orders. */
    static String key(UUID one, UUID other) {
        String first = Ids.hex(one);
        String second = Ids.hex(other);
        return first.compareTo(second) < 0 ? first + second : second + first;
    }
}
