package qadam.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import qadam.credential.Leaf;
import qadam.proof.Checkpoint;
import qadam.proof.MerkleTree;
import qadam.proof.Policy;
import qadam.proof.SignedNote;

/**
 * Checks the closing checkpoints of a log that is being read, as docs/api/log.md tells ("Closing"): read when a programme opens, its root compared when
 * that many leaves are there, its time when all are.
 */
final class ClosingCheck {
    private static final byte[] OPEN = "{\"t\":\"open\"".getBytes(StandardCharsets.US_ASCII);

    private final LogSource source;
    private final Policy policy;
    private final long size;
    private final Map<String, Optional<Known>> programmes = new TreeMap<>();
    /** The latest day on which a credential of the programme may be issued, as the log says it before the closing. */
    private final Map<String, LocalDate> lastDays = new TreeMap<>();

    private record Known(Checkpoint checkpoint, SignedNote note) {
    }

    ClosingCheck(LogSource source, Policy policy, long size) {
        this.source = source;
        this.policy = policy;
        this.size = size;
    }

    /** @param root of the leaves up to and with this one */
    void leaf(long index, byte[] leaf, Supplier<byte[]> root) {
        if (Arrays.equals(leaf, 0, Math.min(leaf.length, OPEN.length), OPEN, 0, OPEN.length)) {
            open(index, leaf);
        }
        programmes.forEach((programme, closing) -> closing.filter(known -> known.checkpoint().size() == index + 1)
            .ifPresent(known -> requireRoot(programme, known.checkpoint(), root.get())));
    }

    /** A line that is no leaf is for others to complain of. */
    private void open(long index, byte[] leaf) {
        try {
            if (Leaf.read(new String(leaf, StandardCharsets.UTF_8)) instanceof Leaf.Open open && !open.isDemonstration()) {
                String programme = open.programme().substring(0, open.programme().indexOf('@'));
                Optional<Known> closing = programmes.computeIfAbsent(programme, first -> find(first, index));
                if (closing.isEmpty() || index < closing.get().checkpoint().size()) {
                    lastDays.merge(programme, open.lastDay(), (one, other) -> one.isAfter(other) ? one : other);
                }
            }
        } catch (IllegalArgumentException notALeaf) {
            return;
        }
    }

    private Optional<Known> find(String programme, long opened) {
        String file = Closing.file(programme);
        return source.read(file).map(bytes -> {
            SignedNote note = LogReader.note(file, new String(bytes, StandardCharsets.UTF_8));
            Checkpoint checkpoint = LogReader.signed(file, note, policy);
            if (checkpoint.size() == 0) {
                requireRoot(programme, checkpoint, new MerkleTree().root());
            } else if (checkpoint.size() <= opened || checkpoint.size() > size) {
                throw new LogFault(LogFault.Kind.CLOSING_SIZE, file);
            } else if (!policy.accepts(note)) {
                throw new LogFault(LogFault.Kind.NOT_WITNESSED, file);
            }
            return new Known(checkpoint, note);
        });
    }

    private static void requireRoot(String programme, Checkpoint checkpoint, byte[] root) {
        if (!Arrays.equals(checkpoint.root(), root)) {
            throw new LogFault(LogFault.Kind.ROOT_DIFFERS, Closing.file(programme));
        }
    }

    /** @param newest the note of the log's checkpoint, whose witnesses tell whether it is later than a programme's time */
    void end(SignedNote newest) {
        lastDays.forEach((programme, lastDay) -> {
            Instant moment = Closing.moment(lastDay);
            Optional<Known> closing = programmes.get(programme);
            if (closing.isEmpty() && !policy.acceptsBefore(newest, moment)) {
                throw new LogFault(LogFault.Kind.CLOSING_MISSING, Closing.file(programme));
            }
            if (closing.isPresent() && !policy.acceptsBefore(closing.get().note(), moment)) {
                throw new LogFault(LogFault.Kind.CLOSING_LATE, Closing.file(programme));
            }
        });
    }

    long size(String programme) {
        return programmes.getOrDefault(programme, Optional.empty()).map(known -> known.checkpoint().size()).orElse(Long.MAX_VALUE);
    }

    /** The files that were read here. */
    Set<String> files() {
        return closed().keySet().stream().map(Closing::file).collect(Collectors.toSet());
    }

    /** The programmes that have closed, and whether a witness and not only the operator vouches for the time. */
    Map<String, Boolean> closed() {
        Map<String, Boolean> closed = new TreeMap<>();
        programmes.forEach((programme, closing) -> closing.ifPresent(known -> closed.put(programme, !policy.under(known.note()).isEmpty())));
        return closed;
    }
}
