package qadam.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.catalog.Course;
import qadam.catalog.Lesson;
import qadam.catalog.Response;
import qadam.record.RecordProblem;
import qadam.record.RecordedSteps;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.world.FixedClock;
import qadam.world.SmallCourse;

class LearningTest {
    private static final long LEARNER = 1;
    private final FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");
    private final Course course = SmallCourse.course();

    private Learning learning(Database database) {
        return new Learning(database, new RecordedSteps(clock, 1), new Versions(course));
    }

    private Answer answer(UUID id, String item, Response response) {
        Lesson lesson = course.lessons().filter(each -> each.item(item).isPresent()).findFirst().orElseThrow();
        return new Answer(id, clock.instant(), course, lesson, lesson.item(item).orElseThrow(), response);
    }

    private static Map<String, Response> rightAnswers() {
        return Map.of(
            "one", new Response.Chosen(Set.of("a")), "some", new Response.Chosen(Set.of("a", "b")),
            "order", new Response.Ordered(List.of("x", "y", "z")), "match", new Response.Matched(Map.of("p", "p", "q", "q", "r", "r")),
            "sum", new Response.Number(new BigDecimal("8")), "word", new Response.Words("КАТЕ"));
    }

    /** Sunday evening in Almaty and the Monday after: two weeks; a learner's later steps add nothing. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void who_is_reached_stands_in_the_week_of_their_first_step(Database database) {
        try (database) {
            Learning learning = learning(database);
            FixedClock sunday = new FixedClock("2026-11-22T18:59:00Z");
            first(learning, 1, sunday);
            first(learning, 2, sunday);
            sunday.forward(java.time.Duration.ofMinutes(2));
            first(learning, 3, sunday);
            first(learning, 1, sunday);
            Map<java.time.LocalDate, Long> weeks = database.read(learning::reachedByWeek);
            assertThat(weeks).isEqualTo(Map.of(java.time.LocalDate.parse("2026-11-16"), 2L, java.time.LocalDate.parse("2026-11-23"), 1L));
            assertThat(database.write(new Projections(database.isPostgresql(), Projections.Watching.NOBODY)::rebuild)).allMatch(Projections.Compared::isSame);
            assertThat(database.read(learning::reachedByWeek)).isEqualTo(weeks);
        }
    }

    private void first(Learning learning, long learner, FixedClock at) {
        clock.forward(java.time.Duration.between(clock.instant(), at.instant()));
        learning.answer(learner, answer(Ids.version7(at.instant().toEpochMilli()), "one", new Response.Chosen(Set.of("a"))));
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void every_type_of_answer_is_judged_stored_and_read_back(Database database) {
        try (database) {
            Learning learning = learning(database);
            rightAnswers().forEach((item, response) -> {
                UUID id = Ids.version7(5);
                assertThat(learning.answer(LEARNER, answer(id, item, response)).right()).as(item).isTrue();
                Optional<Practised> stored = learning.practised(List.of(LEARNER), id);
                assertThat(stored).hasValueSatisfying(practised -> {
                    assertThat(practised.place().item()).isEqualTo(answer(id, item, response).item());
                    assertThat(practised.result().right()).isTrue();
                    assertThat(practised.result().response()).isEqualTo(response instanceof Response.Words ? Optional.empty() : Optional.of(response));
                });
            });
            CourseSteps steps = learning.steps(List.of(LEARNER), course);
            assertThat(steps.taken()).isEqualTo(6);
            assertThat(steps.next()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_wrong_answer_is_kept_and_takes_no_step_and_a_later_right_one_does(Database database) {
        try (database) {
            Learning learning = learning(database);
            learning.answer(LEARNER, answer(Ids.version7(1), "one", new Response.Chosen(Set.of("b"))));
            assertThat(learning.steps(List.of(LEARNER), course).taken()).isZero();
            learning.answer(LEARNER, answer(Ids.version7(2), "one", new Response.Chosen(Set.of("a"))));
            learning.answer(LEARNER, answer(Ids.version7(3), "one", new Response.Chosen(Set.of("c"))));
            CourseSteps steps = learning.steps(List.of(LEARNER), course);
            assertThat(steps.taken()).isEqualTo(1);
            assertThat(steps.next().orElseThrow().lesson().id()).isEqualTo("first");
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void the_same_answer_sent_twice_is_one_step_and_another_under_its_id_is_refused(Database database) {
        try (database) {
            Learning learning = learning(database);
            Answer answer = answer(Ids.version7(1), "one", new Response.Chosen(Set.of("a")));
            Answered first = learning.answer(LEARNER, answer);
            Answered again = learning.answer(LEARNER, answer);
            assertThat(again.receipt().repeated()).isTrue();
            assertThat(again.receipt().sequence()).isEqualTo(first.receipt().sequence());
            assertThatThrownBy(() -> learning.answer(LEARNER, answer(answer.id(), "one", new Response.Chosen(Set.of("b")))))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(RecordProblem.OTHER_CONTENT));
            assertThat(learning.steps(List.of(LEARNER), course).taken()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void steps_of_two_learner_keys_of_one_person_are_shown_together_and_a_strangers_answer_is_not_shown(Database database) {
        try (database) {
            Learning learning = learning(database);
            Answer answer = answer(Ids.version7(1), "one", new Response.Chosen(Set.of("a")));
            learning.answer(1, answer);
            learning.answer(2, answer(Ids.version7(2), "sum", new Response.Number(new BigDecimal("7"))));
            assertThat(learning.steps(List.of(1L, 2L), course).taken()).isEqualTo(2);
            assertThat(learning.practised(List.of(2L), answer.id())).isEmpty();
            long reached = database.read(learning::reached);
            assertThat(reached).isEqualTo(2);
        }
    }
}
