package qadam.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.credential.Leaf;
import qadam.credential.LeafQueue;
import qadam.credential.QueuedLeaf;
import qadam.shared.Database;
import qadam.shared.Refusal;

/**
 * Gives leaves their places: in one transaction the lines are added, the end of the log is moved and the queue learns of it. The end
 * moves only from where this batch has found it, so of two that append at once one is refused and has changed nothing.
 */
final class AppendBatch {
    /** After so long a small cell waits no more: the fifth night's batch takes it, at whatever second it comes, and a night may fail before seven days are over. */
    static final Duration LIMIT = Duration.ofHours(4 * 24 + 12);
    static final int RULE = 1;

    private final Database database;
    private final LogStore store;
    private final LeafQueue queue = new LeafQueue();
    private final Function<String, String> keyHashes;

    /** @param keyHashes of the person-tag key, by the programme's id */
    AppendBatch(Database database, LogStore store, Function<String, String> keyHashes) {
        this.database = database;
        this.store = store;
        this.keyHashes = keyHashes;
    }

    /** @return how many leaves were appended */
    long append(Instant now, Haste haste) {
        List<QueuedLeaf> waiting = database.read(this::ready);
        Batch batch = Batch.of(waiting, now.minus(LIMIT), haste);
        long appended = 0;
        for (List<Batch.Taken> part : batch.parts()) {
            appended += append(part, now);
        }
        return appended + appendAbout(waiting);
    }

    /** What waits; a leaf of an edition that was made a moment ago waits until the server has told the log of it. */
    private List<QueuedLeaf> ready(Handle handle) {
        Set<String> known = store.programmes(handle).stream().map(LogStore.Known::programme).collect(Collectors.toSet());
        return queue.waiting(handle).stream().filter(leaf -> !(leaf.leaf() instanceof Leaf.Issue issue) || known.contains(issue.programme())).toList();
    }

    private long append(List<Batch.Taken> part, Instant now) {
        Part lines = new Part(end());
        head(part, now).forEach(lines::add);
        part.forEach(taken -> lines.add(taken.leaf(), taken.number()));
        return write(lines);
    }

    /** What must stand before the first leaf of a programme's version, and the issuer's keys. */
    private List<Leaf> head(List<Batch.Taken> part, Instant now) {
        Set<String> programmes = part.stream().map(taken -> taken.leaf().programme()).collect(Collectors.toCollection(TreeSet::new));
        List<LogStore.Known> unopened = database.read(handle -> programmes.stream()
            .map(programme -> store.known(handle, programme).orElseThrow(() -> new IllegalStateException("nobody knows what counted in " + programme)))
            .filter(known -> known.position().isEmpty()).toList());
        List<Leaf> head = new ArrayList<>();
        database.read(store::unsaidKeys).forEach(key -> head.add(new Leaf.Key(key, Leaf.week(now))));
        unopened.forEach(known -> head.add(open(known, now)));
        return head;
    }

    private Leaf.Open open(LogStore.Known known, Instant now) {
        String id = known.programme().substring(0, known.programme().indexOf('@'));
        return new Leaf.Open(known.programme(), known.year(), RULE, known.firstDay(), known.lastDay(), known.tracks(), known.modes(), keyHashes.apply(id), Leaf.week(now));
    }

    /** Revocations and claims follow the leaf they speak of; one whose leaf still waits, waits with it. */
    private long appendAbout(List<QueuedLeaf> waiting) {
        List<QueuedLeaf> speaking = shuffled(waiting.stream().filter(leaf -> leaf.leaf() instanceof Leaf.About).toList());
        long appended = 0;
        for (int from = 0; from < speaking.size(); from += Batch.LARGEST_PART) {
            appended += appendPiece(speaking.subList(from, Math.min(speaking.size(), from + Batch.LARGEST_PART)));
        }
        return appended;
    }

    private long appendPiece(List<QueuedLeaf> speaking) {
        Map<Long, Long> places = database.read(handle -> queue.places(handle, speaking.stream().map(AppendBatch::about).distinct().toList()));
        Part lines = new Part(end());
        for (QueuedLeaf leaf : speaking) {
            Optional.ofNullable(places.get(about(leaf))).ifPresent(place -> lines.add(((Leaf.About) leaf.leaf()).at(place), leaf.number()));
        }
        return lines.isEmpty() ? 0 : write(lines);
    }

    private static long about(QueuedLeaf speaking) {
        return speaking.about().orElseThrow();
    }

    /** Their order tells nothing, but what is said of one leaf stays in its order: revoked before it is taken back. */
    private static List<QueuedLeaf> shuffled(List<QueuedLeaf> speaking) {
        Map<Long, Deque<QueuedLeaf>> byLeaf = speaking.stream().collect(Collectors.groupingBy(AppendBatch::about, Collectors.toCollection(() -> (Deque<QueuedLeaf>) new ArrayDeque<QueuedLeaf>())));
        List<Long> order = new ArrayList<>(speaking.stream().map(AppendBatch::about).toList());
        Collections.shuffle(order, Batch.RANDOM);
        return order.stream().map(about -> byLeaf.get(about).removeFirst()).toList();
    }

    /** The log's own leaf, which nobody has queued. */
    void appendOwn(Leaf leaf) {
        Part lines = new Part(end());
        lines.add(leaf);
        write(lines);
    }

    private long end() {
        return database.read(handle -> store.state(handle).orElseThrow(() -> new Refusal(LogProblem.NEVER_STARTED)).appended());
    }

    private long write(Part part) {
        return database.write(handle -> {
            if (!store.advance(handle, part.first, part.end()) || !queue.place(handle, part.places)) {
                throw new Refusal(LogProblem.OVERTAKEN);
            }
            store.add(handle, part.first, part.lines);
            part.opened.forEach((programme, position) -> store.opened(handle, programme, position));
            part.keys.forEach((key, position) -> store.said(handle, key, position));
            return (long) part.lines.size();
        });
    }

    /** Lines with their places, made before the transaction, which may be run twice. */
    private static final class Part {
        private final long first;
        private final List<String> lines = new ArrayList<>();
        private final Map<Long, Long> places = new LinkedHashMap<>();
        private final Map<String, Long> opened = new LinkedHashMap<>();
        private final Map<String, Long> keys = new LinkedHashMap<>();

        Part(long first) {
            this.first = first;
        }

        long end() {
            return first + lines.size();
        }

        boolean isEmpty() {
            return lines.isEmpty();
        }

        void add(Leaf leaf, long number) {
            places.put(number, end());
            add(leaf);
        }

        void add(Leaf leaf) {
            switch (leaf) {
                case Leaf.Open open -> opened.put(open.programme(), end());
                case Leaf.Key key -> keys.put(key.key(), end());
                case Leaf.Issue issue -> { }
                case Leaf.About about -> { }
                case Leaf.Close close -> { }
            }
            lines.add(leaf.line());
        }
    }
}
