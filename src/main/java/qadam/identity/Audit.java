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
     * What checking the chain showed.
     *
     * @param entries how many lines there are
     * @param checked how many of them were looked at, the newest
     * @param brokenAt the first line that does not follow from the one before it
     * @param head the last hash, to be noted elsewhere; 64 hex digits
     */
    record Verdict(long entries, long checked, Optional<Long> brokenAt, String head) {
    }

    void enter(Handle handle, Instant at, Optional<UUID> actor, String act, String object, String reason) {
        AuditStore.Head head = store.takeHead(handle);
        store.add(handle, AuditEntry.after(head.hash(), head.number() + 1, at, actor, act, object, reason));
    }

    /** Of what the program does by itself each time that somebody comes: the first time says it all. */
    void enterOnce(Handle handle, Instant at, String act, String object, String reason) {
        if (!store.has(handle, act, object)) {
            enter(handle, at, Optional.empty(), act, object, reason);
        }
    }

    List<AuditEntry> before(Handle handle, AuditFilter filter, long number, int most) {
        return store.before(handle, filter, number, most);
    }

    List<AuditEntry> after(Handle handle, AuditFilter filter, long number, int most) {
        return store.after(handle, filter, number, most);
    }

    /** The line's fingerprint, 64 hex digits; empty when there is no such line. */
    Optional<String> hash(Handle handle, long number) {
        return store.hash(handle, number).map(HexFormat.of()::formatHex);
    }

    /** Checks every line. */
    Verdict verify(Handle handle) {
        return verify(handle, Long.MAX_VALUE);
    }

    /** Checks the newest lines and that they follow from the one before them. */
    Verdict verify(Handle handle, long newest) {
        AuditStore.Head head = store.head(handle).orElse(new AuditStore.Head(0, AuditEntry.BEFORE_THE_FIRST));
        long first = Math.max(0, head.number() - newest);
        long last = first;
        byte[] hash = first == 0 ? AuditEntry.BEFORE_THE_FIRST : store.hash(handle, first).orElse(AuditEntry.BEFORE_THE_FIRST);
        for (List<AuditEntry> chunk; !(chunk = store.after(handle, AuditFilter.ALL, last, CHUNK)).isEmpty();) {
            for (AuditEntry entry : chunk) {
                if (entry.number() != last + 1 || !Arrays.equals(entry.hash(), entry.hashAfter(hash))) {
                    return verdict(head, last - first, Optional.of(last + 1));
                }
                last = entry.number();
                hash = entry.hash();
            }
        }
        boolean whole = last == head.number() && Arrays.equals(hash, head.hash());
        return verdict(head, last - first, whole ? Optional.empty() : Optional.of(last + 1));
    }

    private static Verdict verdict(AuditStore.Head head, long checked, Optional<Long> brokenAt) {
        return new Verdict(head.number(), checked, brokenAt, HexFormat.of().formatHex(head.hash()));
    }
}
