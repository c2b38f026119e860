package qadam.count;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import qadam.catalog.Edition;
import qadam.catalog.Programme;
import qadam.integrity.Totals;

/**
 * The numbers at one moment.
 *
 * @param editions of the programme, the oldest first; the last is in force
 * @param state of which tree the numbers were computed; empty before the first checkpoint
 * @param earlier the number of earlier trees; empty in a young log
 * @param waiting leaves that wait for the next batch
 * @param refusals claims that the rules of evidence refuse or hold, by rule; nothing of the log
 * @param reached learners who took a step; never "trained"
 */
record Count(List<Edition> editions, Optional<CountState> state, List<Earlier> earlier, long reached, int waiting, Map<Cell, Long> cells, Totals refusals) {
    Programme programme() {
        return editions.getLast().programme();
    }

    /** Tracks that count now or did once: what was counted then still stands in the numbers. */
    Set<String> tracks() {
        return editions.stream().flatMap(edition -> edition.programme().countedTracks().stream()).collect(Collectors.toSet());
    }

    long trained() {
        return total(Measure.TRAINED);
    }

    long declared() {
        return total(Measure.DECLARED);
    }

    long issued() {
        return total(Measure.ISSUED);
    }

    long revoked() {
        return total(Measure.REVOKED);
    }

    /** Trained people in one row. */
    Shown trained(Dimension dimension, String value) {
        return Shown.of(cells.getOrDefault(new Cell(Measure.TRAINED, dimension, value), 0L));
    }

    /** The values that occur, in their own order. */
    List<String> values(Dimension dimension) {
        return cells.keySet().stream().filter(cell -> cell.measure() == Measure.TRAINED && cell.dimension() == dimension)
            .map(Cell::value).sorted(Comparator.naturalOrder()).toList();
    }

    /** The share of the trained who have a supervised exam; empty when too few to publish. */
    Optional<Double> supervisedShare() {
        Shown supervised = trained(Dimension.MODE, "supervised");
        return supervised.hidden() || trained() == 0 ? Optional.empty() : Optional.of((double) supervised.number() / trained());
    }

    /** Whether only what moves all day is different. */
    boolean isOfTheSameTree(Count other) {
        return editions.equals(other.editions) && state.equals(other.state) && earlier.equals(other.earlier) && cells.equals(other.cells);
    }

    private long total(Measure measure) {
        return cells.getOrDefault(Cell.total(measure), 0L);
    }
}
