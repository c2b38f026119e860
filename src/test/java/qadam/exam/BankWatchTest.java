package qadam.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.catalog.Item;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.world.Databases;

/** What the office is told of exams and their questions. */
class BankWatchTest {
    private static LiveExam look(ExamWorld world, ItemBanks banks) {
        BankWatch watch = new BankWatch(new ExamWorld.OneCourse(world.course), banks, new Texts(), world.clock);
        List<LiveExam> exams = world.database.read(handle -> watch.exams(handle, Language.EN));
        assertThat(exams).hasSize(1);
        return exams.getFirst();
    }

    private static LiveExam look(ExamWorld world) {
        return look(world, world.banks);
    }

    private static List<Item> many() {
        return java.util.stream.Stream.of("a", "b", "c").flatMap(prefix -> Items.bank(prefix).stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void who_sits_now_and_until_when_is_told_without_names(Database database) {
        try (database) {
            ExamWorld world = new ExamWorld(database);
            assertThat(look(world).sitting()).isEqualTo("Nobody is sitting it now.");
            world.start(ExamWorld.AIGUL);
            world.clock.forward(Duration.ofMinutes(10));
            assertThat(look(world).sitting()).isEqualTo("One person is sitting it now. Minutes left: 20.");
            world.start(ExamWorld.BOLAT);
            assertThat(look(world).sitting()).isEqualTo("2 people are sitting it now. Minutes left: 20 for the first, 30 for the last.");
            world.clock.forward(Duration.ofMinutes(25));
            assertThat(look(world).sitting()).as("over, though nobody has handed in").isEqualTo("One person is sitting it now. Minutes left: 5.");
            assertThat(look(world).toString()).doesNotContain("Айгүл").doesNotContain("Болат");
        }
    }

    @Test
    void rehearsals_are_told_apart() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        world.rehearse(ExamWorld.AIGUL);
        assertThat(look(world).sitting()).isEqualTo("Nobody is sitting it now.");
        assertThat(look(world).rehearsing()).isEqualTo("1 person is rehearsing.");
    }

    @Test
    void each_weakness_of_a_bank_is_said_in_words() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        assertThat(look(world).warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.grave()).isTrue();
            assertThat(warning.words()).contains("no sealed questions", "At least 50");
        });
        world.banks.replace("trial", Items.bank("thin").stream().filter(item -> !item.strand().equals("how")).toList(), world.clock.instant());
        assertThat(look(world).warnings()).singleElement().satisfies(warning -> assertThat(warning.words()).contains("(12)", "not enough for every subject"));
        world.banks.replace("trial", Items.bank("few"), world.clock.instant());
        assertThat(look(world).warnings()).singleElement().satisfies(warning -> assertThat(warning.words()).contains("few sealed questions: 18"));
        world.banks.replace("trial", many(), world.clock.instant());
        assertThat(look(world).isWell()).isTrue();
        assertThat(look(world).bank()).isEqualTo("Version 3: 54 questions, imported today.");
        world.clock.forward(BankWatch.OLD_AFTER.plusDays(1));
        assertThat(look(world).warnings()).singleElement().satisfies(warning -> assertThat(warning.words()).contains("imported 184 days ago"));
    }

    @Test
    void without_any_questions_nobody_can_sit_it() {
        assertThat(look(new ExamWorld(Databases.sqlite(), List.of())).warnings()).singleElement()
            .satisfies(warning -> assertThat(warning.words()).contains("Nobody can sit this exam"));
    }

    /** As many attempts as show each of the 54 questions a thousand times, ten at a time; rows suffice, papers are not looked at. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void questions_that_everybody_has_seen_are_called_worn(Database database) {
        try (database) {
            ExamWorld world = new ExamWorld(database);
            world.banks.replace("trial", many(), world.clock.instant());
            world.handIn(world.start(ExamWorld.AIGUL));
            copyAttempts(database, 5_399);
            assertThat(look(world).isWell()).isTrue();
            copyAttempts(database, 1);
            assertThat(look(world).warnings()).singleElement().satisfies(warning -> assertThat(warning.words()).contains("more than 1,000 times"));
        }
    }

    private static void copyAttempts(Database database, int times) {
        database.write(handle -> handle.createUpdate("""
                insert into attempts (learner, id, person, exam, course, course_version, language, started_at, deadline_at,
                    handed_in_at, rehearsal, form, seat, saves)
                with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < :times)
                select highest + n, id, person, exam, course, course_version, language, started_at, deadline_at,
                    handed_in_at, rehearsal, form, seat, saves
                from numbers, (select max(learner) as highest from attempts) as top,
                    (select * from attempts order by learner limit 1) as one""")
            .bind("times", times).execute());
    }

    @Test
    void a_bank_that_the_server_cannot_open_is_said_and_breaks_nothing() throws Exception {
        Database database = Databases.sqlite();
        ExamWorld world = new ExamWorld(database);
        world.banks.replace("trial", many(), world.clock.instant());
        java.nio.file.Path empty = Databases.folder();
        assertThat(look(world, new ItemBanks(database, empty)).warnings()).singleElement()
            .satisfies(warning -> assertThat(warning.words()).contains("cannot open its own sealed questions"));
        assertThat(Files.exists(BankKey.file(empty))).as("no key is made by looking").isFalse();
    }
}
