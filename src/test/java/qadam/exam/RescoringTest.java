package qadam.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.catalog.CatalogJson;
import qadam.catalog.Item;
import qadam.catalog.Response;
import qadam.shared.Database;
import qadam.world.Databases;

class RescoringTest {
    /** Six right of the seven needed, and "a" chosen where the key says "b". */
    private static Item oneShort(ExamWorld world, Attempt attempt) {
        List<Item> items = world.attempts.paper(attempt).items();
        Item disputed = items.getFirst();
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
            ExamWorld world = new ExamWorld(database, Items.singles());
            Attempt attempt = world.start(ExamWorld.AIGUL);
            Item disputed = oneShort(world, attempt);
            assertThat(world.handIn(attempt).passed()).isFalse();
            Item corrected = corrected(disputed);
            assertThat(world.revise(List.of(disputed), List.of(corrected))).isEqualTo(1);
            assertThat(world.fresh(attempt).outcome().orElseThrow().right()).isEqualTo(7);
            assertThat(world.news).singleElement().satisfies(passed -> assertThat(passed.passedAt()).isEqualTo(world.fresh(attempt).handedInAt().orElseThrow()));
            assertThat(world.revise(List.of(disputed), List.of(corrected))).isZero();
            assertThat(world.news).hasSize(1);
        }
    }

    @Test
    void nobody_loses_by_a_corrected_key() {
        ExamWorld world = new ExamWorld(Databases.sqlite(), Items.singles());
        Attempt attempt = world.start(ExamWorld.AIGUL);
        world.answer(attempt, 10);
        world.handIn(attempt);
        Item disputed = world.attempts.paper(attempt).items().getFirst();
        assertThat(world.revise(List.of(disputed), List.of(corrected(disputed)))).isZero();
        assertThat(world.fresh(attempt).outcome().orElseThrow().right()).isEqualTo(10);
    }

    @Test
    void open_attempt_is_scored_by_either_key() {
        ExamWorld world = new ExamWorld(Databases.sqlite(), Items.singles());
        Attempt attempt = world.start(ExamWorld.AIGUL);
        Item disputed = oneShort(world, attempt);
        world.revise(List.of(disputed), List.of(corrected(disputed)));
        assertThat(world.handIn(attempt).passed()).isTrue();
    }

    @Test
    void sealed_bank_with_a_corrected_key_rescores_by_itself() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        List<Item> sealed = Items.singles();
        world.banks.replace("trial", sealed, world.clock.instant());
        Attempt attempt = world.start(ExamWorld.AIGUL);
        Item disputed = oneShort(world, attempt);
        world.handIn(attempt);
        world.banks.replace("trial", sealed.stream().map(item -> item.equals(disputed) ? corrected(item) : item).toList(), world.clock.instant());
        for (int round = 0; round < 3; round++) {
            try (Sweep sweep = world.house.sweep()) {
                sweep.sweep();
            }
            world.clock.forward(Duration.ofMinutes(10));
        }
        assertThat(world.fresh(attempt).passed()).isTrue();
        assertThat(world.news).hasSize(1);
    }

    @Test
    void item_whose_words_changed_but_not_its_key_is_no_correction() {
        ExamWorld world = new ExamWorld(Databases.sqlite(), Items.singles());
        Attempt attempt = world.start(ExamWorld.AIGUL);
        Item disputed = oneShort(world, attempt);
        world.handIn(attempt);
        Item reworded = new Item(disputed.id(), "", disputed.competence(), 1, Items.words("Said better"), disputed.task(), Items.words("Why"), Map.of());
        assertThat(world.revise(List.of(disputed), List.of(CatalogJson.hashed(reworded)))).isZero();
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void result_says_how_far_it_rose_and_the_trail_has_one_line_for_the_key(Database database) {
        try (database) {
            ExamWorld world = new ExamWorld(database, Items.singles());
            Attempt attempt = world.start(ExamWorld.AIGUL);
            Item disputed = oneShort(world, attempt);
            world.handIn(attempt);
            assertThat(world.attempts.rescored(attempt)).isEmpty();
            world.revise(List.of(disputed), List.of(corrected(disputed)));
            assertThat(world.attempts.rescored(attempt)).contains(new Rescored(6, 7, world.clock.instant()));
            assertThat(world.trail).isEmpty();
            for (int round = 0; round < 3; round++) {
                world.clock.forward(Duration.ofMinutes(10));
                world.rescoring.applyCorrections();
            }
            assertThat(world.trail).containsExactly("results-rescored trial/" + disputed.hash().substring(0, 16) + " trial-course@1: 1");
        }
    }

    @Test
    void question_that_became_one_of_another_type_lowers_nobody() {
        ExamWorld world = new ExamWorld(Databases.sqlite(), Items.singles());
        Attempt attempt = world.start(ExamWorld.AIGUL);
        world.answer(attempt, 10);
        world.handIn(attempt);
        Item disputed = world.attempts.paper(attempt).items().getFirst();
        assertThat(world.revise(List.of(disputed), List.of(Items.item(disputed.id(), disputed.strand(), Items.task(4))))).isZero();
        assertThat(world.fresh(attempt).outcome().orElseThrow().right()).isEqualTo(10);
    }

    @Test
    void pass_holds_for_a_correction_and_not_for_a_revision() {
        ExamWorld world = new ExamWorld(Databases.sqlite(), Items.singles());
        Attempt attempt = world.start(ExamWorld.AIGUL);
        world.answer(attempt, 10);
        List<Attempt> handedIn = List.of(world.handIn(attempt));
        Permission corrected = RetakeRule.permission(new RetakeRule.Terms(Items.PLAN, List.of(2, 1), false), handedIn, world.clock.instant());
        Permission revised = RetakeRule.permission(new RetakeRule.Terms(Items.PLAN, List.of(3), false), handedIn, world.clock.instant());
        assertThat(corrected).isInstanceOf(Permission.Passed.class);
        assertThat(revised).isInstanceOf(Permission.Waiting.class);
    }
}
