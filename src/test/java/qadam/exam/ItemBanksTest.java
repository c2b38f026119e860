package qadam.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.catalog.Item;
import qadam.catalog.Task;
import qadam.shared.Database;
import qadam.world.Databases;

class ItemBanksTest {
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void live_exam_draws_from_the_sealed_bank_and_old_attempts_keep_their_items(Database database) {
        try (database) {
            ExamWorld world = new ExamWorld(database);
            assertThat(world.banks.isLive(world.course)).isFalse();
            world.banks.replace("trial", Items.bank("first"), world.clock.instant());
            Attempt attempt = world.start(ExamWorld.AIGUL);
            assertThat(attempt.form().sealed()).isTrue();
            world.banks.replace("trial", Items.bank("second"), world.clock.instant());
            assertThat(world.attempts.paper(attempt).items()).allMatch(item -> item.id().startsWith("first-"));
            assertThat(world.attempts.paper(world.start(ExamWorld.BOLAT)).items()).allMatch(item -> item.id().startsWith("second-"));
            world.answer(attempt, 10);
            world.handIn(attempt);
            assertThat(world.news).singleElement().satisfies(passed -> assertThat(passed.sealed()).isTrue());
        }
    }

    @Test
    void sealed_bank_that_cannot_fill_the_form_is_not_drawn_from() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        List<Item> thin = Items.bank("thin").stream().filter(item -> !item.strand().equals("how")).toList();
        world.banks.replace("trial", thin, world.clock.instant());
        assertThat(world.banks.sealedItems("trial")).isEqualTo(12);
        assertThat(world.banks.isThin(Items.PLAN)).isTrue();
        assertThat(world.start(ExamWorld.AIGUL).form().sealed()).isFalse();
    }

    @Test
    void rehearsal_never_shows_a_sealed_item() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        world.banks.replace("trial", Items.bank("first"), world.clock.instant());
        Attempt rehearsal = world.rehearse(ExamWorld.AIGUL);
        assertThat(rehearsal.form().sealed()).isFalse();
        assertThat(world.attempts.paper(rehearsal).items()).allMatch(item -> item.id().startsWith("open-"));
    }

    @Test
    void sealed_items_cannot_be_read_from_the_database_file() throws Exception {
        Path folder = Databases.folder();
        try (Database database = Database.sqlite(folder)) {
            new ItemBanks(database, folder).replace("trial", Items.bank("secret"), new qadam.world.FixedClock("2026-11-23T05:00:00Z").instant());
        }
        for (Path file : Files.list(folder).toList()) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).doesNotContain("What is secret").doesNotContain(Items.KEY_MARK);
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("exam-bank.key"))).hasToString("[OWNER_READ, OWNER_WRITE]");
    }

    @Test
    void wrong_key_file_is_said_plainly_and_does_not_fall_back_to_open_questions() {
        Database database = Databases.sqlite();
        ExamWorld world = new ExamWorld(database);
        world.banks.replace("trial", Items.bank("first"), world.clock.instant());
        ItemBanks strange = new ItemBanks(database, Databases.folder());
        assertThatThrownBy(() -> strange.isLive(world.course)).hasMessageContaining("exam-bank.key");
    }

    @Test
    void form_follows_the_blueprint_and_is_never_shown_solved() {
        for (long seed = 0; seed < 200; seed++) {
            Bank bank = new Bank(false, Items.bank("open"));
            ExamForm form = Drawing.draw(Items.PLAN, bank, Set.of(), seed);
            Map<String, Item> byHash = bank.items().stream().collect(Collectors.toMap(Item::hash, item -> item));
            Map<String, Long> strands = form.places().stream().collect(Collectors.groupingBy(place -> byHash.get(place.hash()).strand(), Collectors.counting()));
            assertThat(strands).isEqualTo(Map.of("human", 3L, "how", 3L, "using", 4L));
            assertThat(form.places()).extracting(Place::hash).doesNotHaveDuplicates();
            assertThat(form.places()).filteredOn(place -> byHash.get(place.hash()).task() instanceof Task.Ordering)
                .allMatch(place -> !place.order().equals(List.of("a", "b", "c")));
        }
    }

    @Test
    void same_seed_draws_the_same_form_whatever_the_banks_order() {
        List<Item> items = Items.bank("open");
        assertThat(Drawing.draw(Items.PLAN, new Bank(false, items), Set.of(), 42))
            .isEqualTo(Drawing.draw(Items.PLAN, new Bank(false, items.reversed()), Set.of(), 42))
            .isNotEqualTo(Drawing.draw(Items.PLAN, new Bank(false, items), Set.of(), 43));
    }

    @Test
    void items_not_met_before_are_preferred() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        Attempt first = world.start(ExamWorld.AIGUL);
        world.handIn(first);
        world.clock.forward(Duration.ofDays(1));
        Attempt second = world.start(ExamWorld.AIGUL);
        Set<String> both = new HashSet<>(new ArrayList<>(first.form().places().stream().map(Place::hash).toList()));
        both.retainAll(second.form().places().stream().map(Place::hash).toList());
        assertThat(both).hasSize(2);   // "using" needs four of six each time, the other strands three of six
    }
}
