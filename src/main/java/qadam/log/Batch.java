package qadam.log;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import qadam.credential.Leaf;
import qadam.credential.QueuedLeaf;

/**
 * Chooses from what waits. A cell of at least ten within the batch is written as it is. A smaller one waits for more; when one of
 * its leaves has waited to the limit, it is written with the whole country and the month, together with all that wait in the same
 * coarse cell. What is compared is the batch and not the log: who subtracts two checkpoints sees the batch.
 */
final class Batch {
    /** So many leaves are appended in one transaction: some tenths of a second of the writer's time. */
    static final int LARGEST_PART = 5_000;
    static final SecureRandom RANDOM = new SecureRandom();

    private final List<List<Taken>> parts = new ArrayList<>();

    /** A leaf as it will be written. @param number in the queue */
    record Taken(long number, Leaf.Issue leaf) {
    }

    private Batch() {
    }

    /** Whole cells, shuffled within each part, so that their order tells nothing. */
    List<List<Taken>> parts() {
        return parts;
    }

    /** @param due leaves queued before this have waited to the limit */
    static Batch of(List<QueuedLeaf> waiting, Instant due, Haste haste) {
        Batch batch = new Batch();
        Map<Cell, List<QueuedLeaf>> cells = cells(waiting);
        List<QueuedLeaf> few = new ArrayList<>();
        cells.values().forEach(cell -> {
            if (cell.size() >= Cell.SMALLEST) {
                batch.add(cell.stream().map(leaf -> new Taken(leaf.number(), issue(leaf))).toList());
            } else {
                few.addAll(cell);
            }
        });
        Predicate<QueuedLeaf> mustGo = leaf -> haste == Haste.ALL || leaf.queuedAt().isBefore(due);
        coarse(few).values().stream().filter(cell -> cell.stream().anyMatch(mustGo))
            .forEach(cell -> batch.add(cell.stream().map(leaf -> new Taken(leaf.number(), issue(leaf).coarse())).toList()));
        batch.parts.forEach(part -> Collections.shuffle(part, RANDOM));
        return batch;
    }

    private static Map<Cell, List<QueuedLeaf>> cells(List<QueuedLeaf> waiting) {
        return waiting.stream().filter(leaf -> leaf.leaf() instanceof Leaf.Issue)
            .collect(Collectors.groupingBy(leaf -> Cell.of(issue(leaf)), LinkedHashMap::new, Collectors.toList()));
    }

    private static Map<Cell, List<QueuedLeaf>> coarse(List<QueuedLeaf> few) {
        return few.stream().collect(Collectors.groupingBy(leaf -> Cell.of(issue(leaf).coarse()), LinkedHashMap::new, Collectors.toList()));
    }

    private static Leaf.Issue issue(QueuedLeaf queued) {
        return (Leaf.Issue) queued.leaf();
    }

    /** A cell stays together, so that a crash between two parts leaves no small one behind; a very large one is divided. */
    private void add(List<Taken> cell) {
        for (List<Taken> piece : pieces(cell)) {
            if (parts.isEmpty() || parts.getLast().size() + piece.size() > LARGEST_PART) {
                parts.add(new ArrayList<>());
            }
            parts.getLast().addAll(piece);
        }
    }

    private static List<List<Taken>> pieces(List<Taken> cell) {
        List<List<Taken>> pieces = new ArrayList<>();
        for (int from = 0; from < cell.size(); ) {
            int rest = cell.size() - from;
            int size = rest >= LARGEST_PART + Cell.SMALLEST ? LARGEST_PART : rest;
            pieces.add(cell.subList(from, from + size));
            from += size;
        }
        return pieces;
    }
}
