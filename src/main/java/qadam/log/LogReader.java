package qadam.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import qadam.proof.Checkpoint;
import qadam.proof.EntryBundle;
import qadam.proof.LogTrust;
import qadam.proof.Policy;
import qadam.proof.SignedNote;
import qadam.proof.Tile;

/**
 * Reads a published log as a stranger does, from its static files alone: every leaf is hashed, every tile compared, the root with the
 * checkpoint, the checkpoint's signatures with whom the reader trusts. What is not exactly right is a {@link LogFault}.
 */
public final class LogReader {
    private final LogSource source;
    private final Optional<LogTrust> trust;
    private final Optional<Checkpoint> since;
    private ClosingCheck closings;   // of the reading under way

    /**
     * @param vouched whether the checkpoint's signature was checked with a key that the reader trusts
     * @param closed the programmes that have closed, and whether a witness vouches for the time
     */
    public record Read(Checkpoint checkpoint, SignedNote note, boolean vouched, Map<String, Boolean> closed) {
    }

    /** Takes each leaf's bytes with its place. */
    @FunctionalInterface
    public interface Leaves {
        void leaf(long index, byte[] leaf);
    }

    /**
     * @param trust the log's key and witnesses; without it the log's own word for its key is taken, and the answer says so
     * @param since a checkpoint that the reader has kept from an earlier time: the log must contain it
     */
    public LogReader(LogSource source, Optional<LogTrust> trust, Optional<Checkpoint> since) {
        this.source = source;
        this.trust = trust;
        this.since = since;
    }

    /** The newest checkpoint, with nothing but its signatures checked. */
    public Read checkpoint() {
        return checkpoint(policy());
    }

    private Read checkpoint(Policy policy) {
        String text = text(LogFiles.CHECKPOINT).orElseThrow(() -> new LogFault(LogFault.Kind.NO_CHECKPOINT, LogFiles.CHECKPOINT));
        SignedNote note = note(LogFiles.CHECKPOINT, text);
        Checkpoint checkpoint = signed(LogFiles.CHECKPOINT, note, policy);
        if (!policy.accepts(note)) {
            throw new LogFault(LogFault.Kind.NOT_WITNESSED, LogFiles.CHECKPOINT);
        }
        return new Read(checkpoint, note, trust.isPresent(), Map.of());
    }

    static SignedNote note(String file, String text) {
        return SignedNote.read(text).filter(read -> read.toString().equals(text)).orElseThrow(() -> new LogFault(LogFault.Kind.NOT_A_CHECKPOINT, file));
    }

    /** What a note says, when the log has signed it. */
    static Checkpoint signed(String file, SignedNote note, Policy policy) {
        Checkpoint checkpoint = Checkpoint.read(note.text()).orElseThrow(() -> new LogFault(LogFault.Kind.NOT_A_CHECKPOINT, file));
        if (policy.logs().stream().noneMatch(key -> key.name().equals(checkpoint.origin()))) {
            throw new LogFault(LogFault.Kind.OTHER_LOG, file + ": " + checkpoint.origin());
        }
        if (policy.logs().stream().noneMatch(note.signedBy(policy.keys())::contains)) {
            throw new LogFault(LogFault.Kind.NOT_SIGNED, file);
        }
        return checkpoint;
    }

    private Policy policy() {
        return trust.map(LogTrust::policy).orElseGet(this::ownPolicy);
    }

    private Policy ownPolicy() {
        try {
            return text(LogFiles.POLICY).map(Policy::read).orElseThrow(() -> new LogFault(LogFault.Kind.MISSING, LogFiles.POLICY));
        } catch (IllegalArgumentException wrong) {
            throw new LogFault(LogFault.Kind.NOT_SIGNED, LogFiles.POLICY);
        }
    }

    /** The file beside the log is for convenience and no trust rests on it; one that is damaged or of another log would mislead the next reader. */
    private void requirePolicy() {
        trust.ifPresent(known -> text(LogFiles.POLICY).filter(policy -> !isOf(known, policy)).ifPresent(other -> {
            throw new LogFault(LogFault.Kind.POLICY_DIFFERS, LogFiles.POLICY);
        }));
    }

    private static boolean isOf(LogTrust known, String text) {
        try {
            Policy policy = Policy.read(text);
            return policy.text().equals(text) && policy.logs().equals(known.policy().logs());
        } catch (IllegalArgumentException damaged) {
            return false;
        }
    }

    private Optional<String> text(String path) {
        return source.read(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** @param progress is told how many leaves have been read */
    public Read read(Leaves leaves, LongConsumer progress) {
        Policy policy = policy();
        Read read = checkpoint(policy);
        requirePolicy();
        long size = read.checkpoint().size();
        since.filter(old -> old.size() > size).ifPresent(old -> {
            throw new LogFault(LogFault.Kind.OLDER, size + " < " + old.size());
        });
        TileCheck check = new TileCheck(size, source, since);
        closings = new ClosingCheck(source, policy, size);
        for (long number = 0; number * Tile.FULL < size; number++) {
            Tile tile = new Tile(Tile.ENTRIES, number, (int) Math.min(Tile.FULL, size - number * Tile.FULL));
            List<byte[]> some = EntryBundle.read(check.required(tile), tile.width()).orElseThrow(() -> new LogFault(LogFault.Kind.CUT, tile.path()));
            long first = tile.first();
            for (int i = 0; i < some.size(); i++) {
                check.add(some.get(i));
                closings.leaf(first + i, some.get(i), check::root);
                leaves.leaf(first + i, some.get(i));
            }
            progress.accept(first + some.size());
        }
        check.end();
        if (!Arrays.equals(check.root(), read.checkpoint().root())) {
            throw new LogFault(LogFault.Kind.ROOT_DIFFERS, LogFiles.CHECKPOINT);
        }
        closings.end(read.note());
        check.otherFiles(closings.files());
        return new Read(read.checkpoint(), read.note(), read.vouched(), closings.closed());
    }

    /** While leaves are being read, from the programme's opening on: at which size it closed; {@link Long#MAX_VALUE} when it has not. */
    public long closedAt(String programme) {
        return closings.size(programme);
    }
}
