package qadam.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.catalog.Item;
import qadam.catalog.Response;
import qadam.catalog.Task;
import qadam.shared.Database;
import qadam.world.Databases;

class RescoringTest {
    /** Six right of the seven needed, and "a" chosen where the key says "b". */
    private static Item oneShort(ExamWorld world, Attempt attempt) {
        List<Item> items = world.attempts.paper(attempt).items();
        Item disputed = items.stream().filter(item -> item.task() instanceof Task.Single).findFirst().orElseThrow();
        int right = 0;
        for (int number = 1; number <= items.size(); number++) {
            Item item = items.get(number - 1);
            boolean answered = item != disputed && right++ < 6;
            world.save(attempt, number, 1, item == disputed ? new Response.Chosen(Set.of("a")) : answered ? Items.right(item) : Items.wrong(item));
        }
        return disputed;
    }

    private static Item corrected(Item item) {
        return Items.item(item.id(), item.strand(), Items.single("a"));
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void corrected_key_raises_the_result_and_who_passes_now_has_passed(Database database) {
        try (database) {
            ExamWorld world = new ExamWorld(database);
            Attempt attempt = started(world);
            Item disputed = oneShort(world, attempt);
            assertThat(world.handIn(attempt).passed()).isFalse();
            Item corrected = corrected(disputed);
            assertThat(world.rescoring.revise("trial", List.of(disputed), List.of(corrected))).isEqualTo(1);
            assertThat(world.fresh(attempt).outcome().orElseThrow().right()).isEqualTo(7);
            assertThat(world.news).singleElement().satisfies(passed -> assertThat(passed.passedAt()).isEqualTo(world.fresh(attempt).handedInAt().orElseThrow()));
            assertThat(world.rescoring.correct("trial", disputed.hash(), corrected)).isZero();
            assertThat(world.news).hasSize(1);
        }
    }

    @Test
    void nobody_loses_by_a_corrected_key() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        Attempt attempt = started(world);
        world.answer(attempt, 10);
        world.handIn(attempt);
        Item disputed = world.attempts.paper(attempt).items().stream().filter(item -> item.task() instanceof Task.Single).findFirst().orElseThrow();
        assertThat(world.rescoring.correct("trial", disputed.hash(), corrected(disputed))).isZero();
        assertThat(world.fresh(attempt).outcome().orElseThrow().right()).isEqualTo(10);
    }

    @Test
    void open_attempt_is_scored_by_either_key() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        Attempt attempt = started(world);
        Item disputed = oneShort(world, attempt);
        world.rescoring.correct("trial", disputed.hash(), corrected(disputed));
        assertThat(world.handIn(attempt).passed()).isTrue();
    }

    @Test
    void item_whose_words_changed_but_not_its_key_is_no_correction() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        Item before = Items.item("x", "how", Items.single("b"));
        Item after = Items.item("x", "how", Items.single("b"));
        assertThat(Keys.same(before.task(), after.task())).isTrue();
        assertThat(world.rescoring.revise("trial", List.of(before), List.of(after))).isZero();
    }

    /** An attempt whose form holds a single-choice question. */
    private static Attempt started(ExamWorld world) {
        Attempt attempt = world.start(ExamWorld.AIGUL);
        while (world.attempts.paper(attempt).items().stream().noneMatch(item -> item.task() instanceof Task.Single)) {
            world.handIn(attempt);
            world.clock.forward(java.time.Duration.ofDays(1));
            attempt = world.start(ExamWorld.AIGUL);
        }
        return attempt;
    }
}
