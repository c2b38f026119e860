package qadam.lrs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Hmac;

/**
 * Where documents are listed together: those of one activity, of one agent, or of both.
 *
 * @param activity empty for an agent's profiles
 * @param agent the keyed hash of the agent's identifier, 32 bytes; empty for an activity's profiles
 */
record Branch(DocumentKind kind, String activity, byte[] agent, byte[] key) {
    static Branch of(byte[] secret, DocumentKind kind, String activity, Optional<Agent> agent) {
        byte[] hash = agent.map(one -> agentHash(secret, one)).orElse(new byte[0]);
        return new Branch(kind, activity, hash, Hmac.of(secret, joined(kind.code().getBytes(StandardCharsets.UTF_8), hash, activity.getBytes(StandardCharsets.UTF_8))));
    }

    static byte[] agentHash(byte[] secret, Agent agent) {
        return Hmac.of(secret, "agent " + agent.key());
    }

    /** The key of one document. @param name its {@code stateId} or {@code profileId} */
    byte[] place(byte[] secret, Optional<UUID> registration, String name) {
        byte[] under = registration.map(UUID::toString).orElse("").getBytes(StandardCharsets.UTF_8);
        return Hmac.of(secret, joined(key, under, name.getBytes(StandardCharsets.UTF_8)));
    }

    /** So that no two lists of parts look alike. */
    private static byte[] joined(byte[]... parts) {
        int size = 0;
        for (byte[] part : parts) {
            size += 4 + part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(size);
        for (byte[] part : parts) {
            all.putInt(part.length).put(part);
        }
        return all.array();
    }
}
