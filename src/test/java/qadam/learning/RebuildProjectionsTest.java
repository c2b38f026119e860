package qadam.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.Main;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Lesson;
import qadam.catalog.Response;
import qadam.learning.Projections.Compared;
import qadam.record.RecordedSteps;
import qadam.shared.DataFolder;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Upkeep;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.SmallCourse;

class RebuildProjectionsTest {
    /** Damage and the tables in which it must be found: more, less, another. */
    private static final List<String[]> DAMAGES = List.of(
        new String[] {"update practice_progress set tries = tries + 1 where learner = 3", "practice_progress"},
        new String[] {"update practice_progress set solved_at = null where learner = 4", "practice_progress"},
        new String[] {"update practice_progress set last_at = last_at + 1 where learner = 5", "practice_progress"},
        new String[] {"delete from practice_progress where learner = 6", "practice_progress"},
        new String[] {"insert into practice_progress (learner, activity, course_version, tries, last_at) values (999, 1, 1, 1, 1)", "practice_progress"},
        new String[] {"delete from reached_learners where learner = 7", "reached_learners"},
        new String[] {"update reached_learners set first_at = first_at - 1 where learner = 8", "reached_learners"},
        new String[] {"update reached_counts set learners = learners + 1 where node = 1", "reached_counts"},
        new String[] {"update reached_weeks set week = week + 1000 where node = 1", "reached_weeks"});
    private final Course course = SmallCourse.course();

    /** Two servers, one of them with a clock that is two days behind, and eight hands at once: no order in which rows were written matters. */
    private void history(Database database) throws Exception {
        List<Learning> servers = List.of(server(database, 1, "2026-11-23T09:00:00Z"), server(database, 2, "2026-11-21T09:00:00Z"));
        try (ExecutorService hands = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int hand = 0; hand < 8; hand++) {
                long seed = hand;
                all.add(hands.submit((Callable<Void>) () -> practise(servers, new Random(seed))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private Learning server(Database database, int node, String now) {
        return new Learning(database, new RecordedSteps(new FixedClock(now), node), new Versions(course));
    }

    private Void practise(List<Learning> servers, Random random) {
        List<Lesson> lessons = course.lessons().toList();
        for (int i = 0; i < 25; i++) {
            Lesson lesson = lessons.getFirst();
            Item item = lesson.item("one").orElseThrow();
            if (random.nextBoolean()) {
                item = lesson.item("some").orElseThrow();
            }
            Response response = new Response.Chosen(random.nextInt(3) == 0 ? Set.of("a", "b") : Set.of("a"));
            servers.get(random.nextInt(2)).answer(1 + random.nextInt(12),
                new Answer(Ids.version7(1_795_000_000_000L + random.nextInt(1000)), Instant.ofEpochMilli(1_795_000_000_000L), course, lesson, item, response));
        }
        return null;
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void whatever_the_order_of_writing_the_projections_are_what_the_record_says_and_damage_is_found_and_healed(Database database) throws Exception {
        try (database) {
            history(database);
            assertThat(check(database)).hasSize(4).allMatch(Compared::isSame).allMatch(one -> one.keptRows() > 0);
            for (String[] damage : DAMAGES) {
                assertThat((int) database.write(handle -> handle.execute(damage[0]))).as(damage[0]).isPositive();
                assertThat(wrong(check(database))).as(damage[0]).containsExactly(damage[1]);
                assertThat(wrong(rebuild(database))).as("checking has changed nothing: " + damage[0]).containsExactly(damage[1]);
            }
            assertThat(check(database)).allMatch(Compared::isSame);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void an_empty_record_gives_empty_projections(Database database) {
        try (database) {
            assertThat(check(database)).hasSize(4).allMatch(Compared::isSame).allMatch(one -> one.keptRows() == 0);
        }
    }

    /** A long reader sees one moment: what is written meanwhile neither shows nor waits. */
    @Test
    void a_check_beside_a_server_sees_one_moment() throws Exception {
        Path folder = Databases.folder();
        try (Database database = Database.sqlite(folder)) {
            history(database);
            Learning server = server(database, 1, "2026-11-24T09:00:00Z");
            List<Compared> compared = Upkeep.of(null, folder).beside(handle -> {
                handle.execute("select count(*) from steps");
                practise(List.of(server, server), new Random(99));
                return new Projections(false, Projections.Watching.NOBODY).check(handle);
            });
            assertThat(compared).allMatch(Compared::isSame);
            assertThat(check(database)).allMatch(Compared::isSame).extracting(Compared::kept).isNotEqualTo(compared.stream().map(Compared::kept).toList());
        }
    }

    @Test
    void the_command_heals_at_rest_only_checks_beside_a_server_and_says_so_by_its_code() throws Exception {
        Path folder = Databases.folder();
        try (Database database = Database.sqlite(folder); DataFolder running = DataFolder.take(folder)) {
            history(database);
            assertThat(command(folder, "--check")).isZero();
            database.write(handle -> handle.execute(DAMAGES.getFirst()[0]));
            assertThat(command(folder, "--check", "--json")).isEqualTo(1);
            assertThat(command(folder)).as("a server runs").isEqualTo(1);
            assertThat(running.isOurs()).isTrue();
        }
        assertThat(command(folder)).isEqualTo(6);
        assertThat(command(folder, "--language", "kk")).isZero();
        assertThat(command(Databases.folder())).isEqualTo(2);
        Path backup = Databases.folder().resolve("saved.zip");
        Path restored = Databases.folder().resolve("restored");
        assertThat(run("backup", "--data", folder.toString(), "--to", backup.toString())).isZero();
        assertThat(run("restore", backup.toString(), "--data", restored.toString())).isZero();
        assertThat(command(restored)).as("restored").isZero();
    }

    @Test
    void on_postgresql_it_is_refused_while_a_server_of_another_machine_writes() throws Exception {
        String url = Databases.postgresqlUrl();
        Path folder = Databases.folder();
        try (Database database = Database.postgresql(url)) {
            history(database);
            assertThat(command(folder, "--database", url, "--check")).isZero();
            assertThat(command(folder, "--database", url)).isEqualTo(1);
        }
        assertThat(command(folder, "--database", url)).isZero();
    }

    private static int command(Path folder, String... options) {
        List<String> arguments = new ArrayList<>(List.of("rebuild-projections", "--data", folder.toString()));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private static int run(String... arguments) {
        return Main.commandLine(new FixedClock("2026-11-24T09:00:00Z")).execute(arguments);
    }

    private static List<Compared> check(Database database) {
        return database.write(new Projections(database.isPostgresql(), Projections.Watching.NOBODY)::check);
    }

    private static List<Compared> rebuild(Database database) {
        return database.write(new Projections(database.isPostgresql(), Projections.Watching.NOBODY)::rebuild);
    }

    private static List<String> wrong(List<Compared> compared) {
        return compared.stream().filter(one -> !one.isSame()).map(Compared::table).toList();
    }
}
