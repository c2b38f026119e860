package qadam.log;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import qadam.credential.Leaf;
import qadam.credential.LeafQueue;
import qadam.shared.Database;

/** Checks the log as a stranger would, and then against what only the operator has: the database, the status lists, the promises. */
@Command(name = "fsck", mixinStandardHelpOptions = true,
    description = "Checks the published log: files, leaves, the database, status lists, promises; lists small cells with their reason.",
    exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:nothing is wrong", "1:something is wrong; the message says exactly what", "2:a wrong command line"})
final class FsckLog extends LogCommand.OnLog {
    private final Supplier<LogReader.Leaves> judge;
    private final Map<String, Integer> cells = new TreeMap<>();
    private final Map<String, Boolean> coarse = new TreeMap<>();
    /** Revoked and not reinstated, as the log tells it. */
    private final Map<Long, Long> revoked = new TreeMap<>();
    /** The place of a claim, by that of the leaf it speaks of. */
    private final Map<Long, Long> claimed = new TreeMap<>();
    private int faults;

    FsckLog(InstantSource clock, Supplier<LogReader.Leaves> judge) {
        super(clock);
        this.judge = judge;
    }

    @Override
    int on(PublicLog log, Database opened) {
        try {
            LogReader.Read read = read(log);
            compare(log, opened, read);
            say("log.fsck.read", Map.of("size", read.checkpoint().size()));
        } catch (LogFault fault) {
            fault(fault.kind().key(), fault.values());
            return 1;
        }
        tellSmallCells();
        opened.read(handle -> {
            log.brokenPromise(handle).ifPresent(due -> fault("log.card.broken", Map.of("day", due.atZone(Leaf.ALMATY).toLocalDate())));
            say("log.card.waiting", Map.of("waiting", log.waiting(handle)));
            return null;
        });
        say(faults == 0 ? "log.fsck.whole" : "log.fsck.faults", Map.of("faults", faults));
        return faults == 0 ? 0 : 1;
    }

    private LogReader.Read read(PublicLog log) {
        LogReader.Leaves strict = judge.get();
        return new LogReader(LogSource.at(log.files().folder().toString()), Optional.of(log.trust()), Optional.empty()).read((index, bytes) -> {
            strict.leaf(index, bytes);
            note(index, Leaf.read(new String(bytes, StandardCharsets.UTF_8)));
        }, read -> { });
    }

    private void note(long index, Leaf leaf) {
        switch (leaf) {
            case Leaf.Issue issue -> {
                Cell cell = Cell.of(issue);
                cells.merge(cell.toString(), 1, Integer::sum);
                coarse.put(cell.toString(), cell.isCoarse());
            }
            case Leaf.Revoke revoke -> revoked.put(revoke.index().orElseThrow(), index);
            case Leaf.Reinstate reinstate -> revoked.remove(reinstate.index().orElseThrow());
            case Leaf.Claim claim -> claimed.put(claim.index().orElseThrow(), index);
            case Leaf.Open open -> { }
            case Leaf.Key key -> { }
            case Leaf.Close close -> { }
        }
    }

    /** The files against the rows they were made from, revocations and claims in both places. */
    private void compare(PublicLog log, Database opened, LogReader.Read read) {
        long size = read.checkpoint().size();
        Optional<Published> same = opened.read(handle -> log.store().checkpoint(handle, size));   // a batch beside this may have published a larger one
        if (same.filter(known -> known.note().toString().equals(read.note().toString())).isEmpty()) {
            fault("log.fsck.database", Map.of("what", LogFiles.CHECKPOINT));
        }
        Map<Long, Optional<Long>> lists = opened.read(new LeafQueue()::revoked);
        lists.forEach((issued, revoking) -> {
            if (revoking.isPresent() && revoking.get() < size && !revoked.containsKey(issued)) {
                fault("log.fsck.only_in_list", Map.of("what", issued));
            }
        });
        Set<Long> reinstating = opened.read(handle -> new LeafQueue().reinstating(handle, size));
        revoked.keySet().stream().filter(issued -> !lists.containsKey(issued) && !reinstating.contains(issued)).forEach(issued -> fault("log.fsck.only_in_log", Map.of("what", issued)));
        Map<Long, Long> claims = opened.read(new LeafQueue()::claimed);
        claims.values().removeIf(place -> place >= size);
        Stream.concat(claims.keySet().stream(), claimed.keySet().stream()).distinct().filter(issued -> !Objects.equals(claims.get(issued), claimed.get(issued)))
            .forEach(issued -> fault("log.fsck.claim_differs", Map.of("what", issued)));
    }

    private void tellSmallCells() {
        cells.forEach((cell, number) -> {
            if (number < Cell.SMALLEST && coarse.get(cell)) {
                say("log.fsck.small", Map.of("cell", cell, "number", number));
            } else if (number < Cell.SMALLEST) {
                fault("log.fsck.too_small", Map.of("cell", cell, "number", number));
            }
        });
    }

    private void fault(String key, Map<String, ?> values) {
        faults++;
        say(key, values);
    }
}
