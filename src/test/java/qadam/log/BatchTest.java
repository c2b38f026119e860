package qadam.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import qadam.credential.Leaf;
import qadam.credential.QueuedLeaf;

/** Which leaves a batch takes, and how much they tell. */
class BatchTest {
    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final Instant DUE = NOW.minus(AppendBatch.LIMIT);
    private long number;

    @Test
    void a_cell_of_ten_is_written_as_it_is_and_one_of_nine_waits() {
        List<QueuedLeaf> waiting = some(10, "KZ-75", NOW);
        waiting.addAll(some(9, "KZ-10", NOW));
        assertThat(cells(Batch.of(waiting, DUE, Haste.USUAL))).isEqualTo(Map.of("KZ-75 2026-W48", 10));
    }

    @Test
    void what_has_waited_to_the_limit_is_written_with_country_and_month_and_takes_its_like_along() {
        List<QueuedLeaf> waiting = some(1, "KZ-10", DUE.minusMillis(1));
        waiting.addAll(some(9, "KZ-75", NOW));
        waiting.addAll(some(3, "KZ-75", NOW, "supervised"));
        assertThat(cells(Batch.of(waiting, DUE, Haste.USUAL))).isEqualTo(Map.of("KZ 2026-11", 10));
    }

    @Test
    void in_haste_all_that_waits_is_written_and_only_small_cells_are_coarse() {
        List<QueuedLeaf> waiting = some(10, "KZ-75", NOW);
        waiting.addAll(some(9, "KZ-10", NOW));
        assertThat(cells(Batch.of(waiting, DUE, Haste.ALL))).isEqualTo(Map.of("KZ-75 2026-W48", 10, "KZ 2026-11", 9));
    }

    /** Random weeks of random people: in no batch is a cell below ten, but a coarse one. */
    @Test
    void no_batch_tells_a_cell_below_ten() {
        Random random = new Random(7);
        List<QueuedLeaf> waiting = new ArrayList<>();
        Instant now = NOW;
        int written = 0;
        for (int day = 0; day < 60; day++, now = now.plus(Duration.ofDays(1))) {
            for (int i = random.nextInt(80); i > 0; i--) {
                waiting.addAll(some(1, "KZ-" + (10 + random.nextInt(3)), now, random.nextInt(3) == 0 ? "supervised" : "online"));
            }
            Batch batch = Batch.of(waiting, now.minus(AppendBatch.LIMIT), Haste.USUAL);
            assertThat(cells(batch)).allSatisfy((cell, size) -> assertThat(size >= Cell.SMALLEST || cell.startsWith("KZ ")).as(cell).isTrue());
            List<Long> gone = batch.parts().stream().flatMap(List::stream).map(Batch.Taken::number).toList();
            written += gone.size();
            waiting.removeIf(leaf -> gone.contains(leaf.number()));
            Instant due = now.minus(AppendBatch.LIMIT);
            assertThat(waiting).noneMatch(leaf -> leaf.queuedAt().isBefore(due));
        }
        assertThat(written + waiting.size()).isEqualTo((int) number);
    }

    @Test
    void a_large_batch_is_divided_between_cells_and_a_large_cell_into_large_pieces() {
        List<QueuedLeaf> waiting = some(12_005, "KZ-75", NOW);
        waiting.addAll(some(4_000, "KZ-10", NOW));
        Batch batch = Batch.of(waiting, DUE, Haste.USUAL);
        assertThat(batch.parts()).allSatisfy(part -> {
            assertThat(part.size()).isLessThan(5_010);
            Map<String, Integer> cells = new HashMap<>();
            part.forEach(taken -> cells.merge(taken.leaf().region(), 1, Integer::sum));
            assertThat(cells.values()).allMatch(size -> size >= Cell.SMALLEST);
        });
        assertThat(batch.parts().stream().mapToInt(List::size).sum()).isEqualTo(16_005);
    }

    @Test
    void the_order_within_a_batch_tells_nothing() {
        List<Long> order = Batch.of(some(200, "KZ-75", NOW), DUE, Haste.USUAL).parts().getFirst().stream().map(Batch.Taken::number).toList();
        assertThat(order).isNotEqualTo(order.stream().sorted().toList());
    }

    @Test
    void the_month_of_a_week_is_that_of_its_thursday() {
        assertThat(List.of("2026-W01", "2026-W05", "2026-W53", "2026-11").stream().map(when -> issue("KZ-75", "online", when).coarse().week()).toList())
            .containsExactly("2026-01", "2026-01", "2026-12", "2026-11");
    }

    private List<QueuedLeaf> some(int many, String region, Instant queued) {
        return some(many, region, queued, "online");
    }

    private List<QueuedLeaf> some(int many, String region, Instant queued, String mode) {
        List<QueuedLeaf> leaves = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            leaves.add(new QueuedLeaf(++number, Optional.empty(), issue(region, mode, Leaf.week(queued)), queued, Optional.empty()));
        }
        return leaves;
    }

    private static Leaf.Issue issue(String region, String mode, String when) {
        return new Leaf.Issue(Optional.empty(), "0".repeat(64), "kz-2026@1", "everyone", 1, region, when, mode, "sso", "state");
    }

    private static Map<String, Integer> cells(Batch batch) {
        Map<String, Integer> cells = new HashMap<>();
        batch.parts().stream().flatMap(List::stream).forEach(taken -> cells.merge(
            taken.leaf().region() + " " + taken.leaf().week() + (taken.leaf().mode().equals("online") ? "" : " " + taken.leaf().mode()), 1, Integer::sum));
        return cells;
    }
}
