package qadam.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.organisation.Kind;
import qadam.organisation.Organisation;
import qadam.shared.Database;
import qadam.world.Questions;

class ClassViewsTest {
    private static Organisation schoolClass(TeachingWorld world) {
        return world.inside(world.place("KZ-75", Kind.SCHOOL, "No 1"), Kind.CLASS, "7A");
    }

    private static PupilLine line(ClassView view, String name) {
        return view.pupils().stream().filter(pupil -> pupil.name().equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void three_wrong_answers_in_a_row_to_one_question_are_seen_with_its_lesson_until_it_is_solved(Database database) {
        try (TeachingWorld world = new TeachingWorld(database)) {
            Organisation seventh = schoolClass(world);
            UUID dana = world.person("Дана", seventh);
            world.person("Ерлан", seventh);
            world.answer(dana, 0, 0, true);
            world.answer(dana, 1, 1, false);
            world.answer(dana, 1, 1, false);
            assertThat(world.view(seventh).stuck()).isEmpty();
            world.answer(dana, 1, 1, false);
            String lesson = TeachingWorld.COURSE.lessons().toList().get(1).id();
            assertThat(world.view(seventh).stuck()).singleElement().satisfies(pupil -> {
                assertThat(pupil.name()).isEqualTo("Дана");
                assertThat(pupil.stuckOn()).singleElement().satisfies(hard -> {
                    assertThat(hard.lesson()).isEqualTo(lesson);
                    assertThat(hard.question()).isEqualTo(2);
                    assertThat(hard.tries()).isEqualTo(3);
                });
            });
            world.answer(dana, 1, 1, true);
            assertThat(world.view(seventh).stuck()).isEmpty();
            assertThat(line(world.view(seventh), "Ерлан").begun()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_week_without_a_newly_solved_question_is_seen_and_who_never_began_stands_not_still(Database database) {
        try (TeachingWorld world = new TeachingWorld(database)) {
            Organisation seventh = schoolClass(world);
            UUID dana = world.person("Дана", seventh);
            world.person("Ерлан", seventh);
            world.answer(dana, 0, 0, true);
            world.clock.forward(Duration.ofDays(6));
            world.answer(dana, 0, 1, false);
            assertThat(world.view(seventh).stuck()).isEmpty();
            world.clock.forward(Duration.ofDays(1));
            world.answer(dana, 0, 0, true);   // solved before: nothing new
            assertThat(world.view(seventh).stuck()).extracting(PupilLine::name).containsExactly("Дана");
            world.answer(dana, 0, 1, true);
            assertThat(world.view(seventh).stuck()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void lessons_exam_and_certificate_stand_in_one_line_and_the_done_are_never_stuck(Database database) {
        try (TeachingWorld world = new TeachingWorld(database)) {
            Organisation seventh = schoolClass(world);
            UUID dana = world.person("Дана", seventh);
            UUID erlan = world.person("Ерлан", seventh);
            UUID zarina = world.person("Зарина", seventh);
            world.learn(dana, (int) TeachingWorld.COURSE.lessons().count());
            world.certify(dana);
            world.sit(erlan, true);
            world.learn(zarina, 2);
            world.sit(zarina, false);
            world.clock.forward(Duration.ofDays(30));
            ClassView view = world.view(seventh);
            assertThat(line(view, "Дана")).satisfies(pupil -> {
                assertThat(pupil.lessonsFinished()).isEqualTo(pupil.lessons().size());
                assertThat(pupil.certified()).isTrue();
                assertThat(pupil.stage()).isEqualTo("passed");
                assertThat(pupil.stuck()).isFalse();
            });
            assertThat(line(view, "Ерлан")).satisfies(pupil -> {
                assertThat(pupil.stage()).isEqualTo("passed");
                assertThat(pupil.certified()).isFalse();
                assertThat(pupil.done()).isTrue();
            });
            assertThat(line(view, "Зарина")).satisfies(pupil -> {
                assertThat(pupil.stage()).isEqualTo("not_yet");
                assertThat(pupil.lessonsFinished()).isEqualTo(2);
                assertThat(pupil.stillSince()).isPresent();
            });
            assertThat(view.done()).isEqualTo(2);
            assertThat(view.certified()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_large_class_asks_the_database_no_more_often_than_a_small_one(Database database) {
        try (TeachingWorld world = new TeachingWorld(database)) {
            Organisation seventh = schoolClass(world);
            for (int i = 0; i < 3; i++) {
                world.learn(world.person("Оқушы " + i, seventh), 2);
            }
            world.view(seventh);   // now the numbers of activities are known
            int few = questions(world, seventh);
            for (int i = 3; i < 30; i++) {
                world.learn(world.person("Оқушы " + i, seventh), 1);
            }
            assertThat(world.view(seventh).pupils()).hasSize(30);
            assertThat(questions(world, seventh)).isEqualTo(few).isLessThanOrEqualTo(8);
        }
    }

    private static int questions(TeachingWorld world, Organisation place) {
        return Questions.asked(world.database, handle -> world.view(handle, place));
    }
}
