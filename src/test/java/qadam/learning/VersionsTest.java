package qadam.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.catalog.CatalogJson;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Lesson;
import qadam.catalog.Option;
import qadam.catalog.Response;
import qadam.catalog.Task;
import qadam.catalog.Unit;
import qadam.record.RecordedSteps;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.world.FixedClock;
import qadam.world.SmallCourse;

/** What of a learner's steps holds when a course gets a new version. */
class VersionsTest {
    private static final long LEARNER = 1;
    private static final Response RIGHT = new Response.Chosen(Set.of("a"));

    private final FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");
    private final RecordedSteps steps = new RecordedSteps(clock, 7);

    private Learning learning(Database database, Course... published) {
        return new Learning(database, steps, new Versions(published));
    }

    /** Each lesson is one single-choice question, given as name=words; the first option of three is right. */
    private static Course course(int version, boolean correction, String... lessons) {
        List<Lesson> all = java.util.Arrays.stream(lessons).map(lesson -> lesson(lesson.split("=")[0], lesson.split("=")[1])).toList();
        Course small = SmallCourse.course();
        return new Course("small", "everyone", 1, version, correction, Integer.toString(version).repeat(64), 1, small.title(), small.summary(),
            List.of(new Unit("only", small.title(), small.summary(), all)), small.exam(), List.of());
    }

    private static Lesson lesson(String name, String words) {
        return new Lesson("lesson-" + name, List.of("how.1.1"), List.of(), Map.of(), List.of(item(name, words, SmallCourse.options("a", "b", "c"))));
    }

    private static Item item(String name, String words, List<Option> options) {
        Item item = SmallCourse.item(name, new Task.Single(options));
        return CatalogJson.hashed(new Item(name, "", item.competence(), 1, SmallCourse.item(words, item.task()).stem(), item.task(), item.rationale(), Map.of()));
    }

    private UUID solve(Learning learning, Course course, String item, Response response) {
        PracticePlace place = PracticePlace.find(course, item).orElseThrow();
        UUID step = Ids.version7(clock.millis());
        learning.answer(LEARNER, new Answer(step, clock.instant(), course, place.lesson(), place.item(), response));
        return step;
    }

    private static String next(Learning learning, Course course) {
        return learning.steps(List.of(LEARNER), course).next().map(lesson -> lesson.lesson().id()).orElse("none");
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void correction_keeps_progress_and_the_next_step(Database database) {
        try (database) {
            Course first = course(1, false, "one=Which", "two=What");
            Course corrected = course(2, true, "one=Which one", "two=What");
            solve(learning(database, first), first, "one", RIGHT);
            Learning now = learning(database, first, corrected);
            assertThat(now.steps(List.of(LEARNER), corrected).taken()).isEqualTo(1);
            assertThat(next(now, corrected)).isEqualTo("lesson-two");
            solve(now, corrected, "two", RIGHT);
            assertThat(next(now, corrected)).isEqualTo("none");
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void revision_keeps_only_what_it_asks_unchanged(Database database) {
        try (database) {
            Course first = course(1, false, "one=Which", "two=What", "three=Who");
            Course revised = course(2, false, "one=Which", "two=Asked anew", "four=When");
            Learning before = learning(database, first);
            List.of("one", "two", "three").forEach(item -> solve(before, first, item, RIGHT));
            Learning now = learning(database, first, revised);
            assertThat(now.steps(List.of(LEARNER), revised).taken()).isEqualTo(1);
            assertThat(now.steps(List.of(LEARNER), revised).total()).isEqualTo(3);
            assertThat(next(now, revised)).isEqualTo("lesson-two");
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void step_in_the_first_version_holds_through_a_correction_into_a_revision(Database database) {
        try (database) {
            Course first = course(1, false, "one=Which", "two=What");
            Course corrected = course(2, true, "one=Which one", "two=What");
            Course revised = course(3, false, "one=Which one", "two=Asked anew");
            Learning now = learning(database, first, corrected, revised);
            solve(now, first, "one", RIGHT);
            solve(now, first, "two", RIGHT);
            assertThat(next(now, revised)).isEqualTo("lesson-two");
            assertThat(now.steps(List.of(LEARNER), first).taken()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void answer_to_an_old_version_is_judged_by_it_and_says_whether_it_still_counts(Database database) {
        try (database) {
            Course first = course(1, false, "one=Which", "two=What");
            Course revised = course(2, false, "one=Which", "two=Asked anew");
            Learning now = learning(database, first, revised);
            UUID same = solve(now, first, "one", RIGHT);
            UUID other = solve(now, first, "two", RIGHT);
            Practised unchanged = now.practised(List.of(LEARNER), same).orElseThrow();
            Practised changed = now.practised(List.of(LEARNER), other).orElseThrow();
            assertThat(unchanged.result().right()).isTrue();
            assertThat(changed.result().right()).isTrue();
            assertThat(changed.place().course().version()).isEqualTo(1);
            assertThat(now.counts(unchanged.place())).isTrue();
            assertThat(now.counts(changed.place())).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void what_was_chosen_is_read_by_the_version_it_was_chosen_in(Database database) {
        try (database) {
            Course first = course(1, false, "one=Which");
            Lesson lesson = first.lessons().findFirst().orElseThrow();
            List<Option> turned = SmallCourse.options("a", "b", "c").reversed();
            Course corrected = new Course("small", "everyone", 1, 2, true, "2".repeat(64), 1, first.title(), first.summary(),
                List.of(new Unit("only", first.title(), first.summary(), List.of(new Lesson(lesson.id(), lesson.competences(), List.of(), Map.of(),
                    List.of(item("one", "Which", turned)))))), first.exam(), List.of());
            UUID step = solve(learning(database, first), first, "one", new Response.Chosen(Set.of("c")));
            Practised practised = learning(database, first, corrected).practised(List.of(LEARNER), step).orElseThrow();
            assertThat(practised.result().response()).contains(new Response.Chosen(Set.of("c")));
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void reached_counts_each_learner_once_and_all_is_made_anew_from_the_record(Database database) {
        try (database) {
            Course first = course(1, false, "one=Which", "two=What");
            Learning learning = learning(database, first);
            solve(learning, first, "one", new Response.Chosen(Set.of("b")));
            solve(learning, first, "one", RIGHT);
            solve(learning, first, "two", RIGHT);
            PracticePlace place = PracticePlace.find(first, "one").orElseThrow();
            learning.answer(2, new Answer(Ids.version7(1), clock.instant(), first, place.lesson(), place.item(), RIGHT));
            List<Map<String, Object>> before = rows(database);
            long reached = database.read(learning::reached);
            assertThat(reached).isEqualTo(2);
            assertThat(database.write(new Projections(database.isPostgresql(), Projections.Watching.NOBODY)::rebuild)).allMatch(Projections.Compared::isSame);
            assertThat(rows(database)).usingRecursiveComparison().isEqualTo(before);
            long again = database.read(learning::reached);
            assertThat(again).isEqualTo(2);
        }
    }

    private static List<Map<String, Object>> rows(Database database) {
        return database.read(handle -> handle.createQuery("select * from practice_progress order by learner, activity").mapToMap().list());
    }
}
