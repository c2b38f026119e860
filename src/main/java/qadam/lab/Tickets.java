package qadam.lab;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Hmac;
import qadam.shared.Ids;

/**
 * What binds a learner to a lab: a seed by which the lab varies its data for them, and a ticket that only the server can have given to them. Both are
 * made again whenever they are needed and lie nowhere.
 */
final class Tickets {
    /** A JavaScript number holds so many bits whole. */
    private static final int SEED_BITS = 53;
    private static final int TICKET_BYTES = 18;

    private final byte[] key;

    Tickets(byte[] key) {
        this.key = key.clone();
    }

    long seed(UUID learner, String course, String lab) {
        return ByteBuffer.wrap(mac("seed", learner, course, lab)).getLong() >>> Long.SIZE - SEED_BITS;
    }

    String ticket(UUID learner, String course, String lab) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac("ticket", learner, course, lab), TICKET_BYTES));
    }

    /** Whose ticket it is, among these learner keys. */
    Optional<Long> holder(String ticket, Map<Long, UUID> learners, String course, String lab) {
        return learners.entrySet().stream().filter(one -> same(ticket, ticket(one.getValue(), course, lab))).map(Map.Entry::getKey).findFirst();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(java.nio.charset.StandardCharsets.UTF_8), other.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private byte[] mac(String what, UUID learner, String course, String lab) {
        return Hmac.of(key, what + "\n" + Ids.hex(learner) + "\n" + course + "\n" + lab);
    }
}
