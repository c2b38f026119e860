package qadam.identity;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Ids;

/** One line of the trail. {@code hash} is the SHA-256 of the hash before it and of everything else in the line. */
record AuditEntry(long number, Instant at, Optional<UUID> actor, String act, String object, String reason, byte[] hash) {
    static final byte[] BEFORE_THE_FIRST = new byte[32];

    static AuditEntry after(byte[] previous, long number, Instant at, Optional<UUID> actor, String act, String object, String reason) {
        Instant exact = Instant.ofEpochMilli(at.toEpochMilli());
        AuditEntry bare = new AuditEntry(number, exact, actor, act, object, reason, new byte[0]);
        return new AuditEntry(number, exact, actor, act, object, reason, bare.hashAfter(previous));
    }

    /** Every field is written with its length, so that no two different lines have the same bytes. */
    byte[] hashAfter(byte[] previous) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(previous);
            out.writeLong(number);
            out.writeLong(at.toEpochMilli());
            out.writeBoolean(actor.isPresent());
            out.write(actor.map(Ids::bytes).orElse(new byte[0]));
            out.writeUTF(act);
            out.writeUTF(object);
            out.writeUTF(reason);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Hashes.sha256(bytes.toByteArray());
    }
}
