package qadam.identity;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The append-only trail of what staff did. Each line holds the hash of the one before, so a changed or missing line shows. */
final class Audit {
    private static final int CHUNK = 1_000;

    private final AuditStore store = new AuditStore();

    /**
     * What checking the whole chain showed.
     *
     * @param entries how many lines there are
     * @param brokenAt the first line that does not follow from the one before it
     * @param head the last hash, to be noted elsewhere; 64 hex digits
     */
    record Verdict(long entries, Optional<Long> brokenAt, String head) {
    }

    void enter(Handle handle, Instant at, Optional<UUID> actor, String act, String object, String reason) {
        AuditStore.Head head = store.takeHead(handle);
        store.add(handle, AuditEntry.after(head.hash(), head.number() + 1, at, actor, act, object, reason));
    }

    List<AuditEntry> before(Handle handle, long number, int most) {
        return store.before(handle, number, most);
    }

    Verdict verify(Handle handle) {
        AuditStore.Head head = store.head(handle).orElse(new AuditStore.Head(0, AuditEntry.BEFORE_THE_FIRST));
        long last = 0;
        byte[] hash = AuditEntry.BEFORE_THE_FIRST;
        for (List<AuditEntry> chunk; !(chunk = store.after(handle, last, CHUNK)).isEmpty();) {
            for (AuditEntry entry : chunk) {
                if (entry.number() != last + 1 || !Arrays.equals(entry.hash(), entry.hashAfter(hash))) {
                    return new Verdict(head.number(), Optional.of(last + 1), HexFormat.of().formatHex(head.hash()));
                }
                last = entry.number();
                hash = entry.hash();
            }
        }
        boolean whole = last == head.number() && Arrays.equals(hash, head.hash());
        return new Verdict(head.number(), whole ? Optional.empty() : Optional.of(last + 1), HexFormat.of().formatHex(head.hash()));
    }
}
