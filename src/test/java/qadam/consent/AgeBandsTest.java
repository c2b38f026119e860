package qadam.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.organisation.Organisation;
import qadam.web.Role;
import qadam.world.Databases;

class AgeBandsTest {
    private static SmallSchool sqlite;
    private static SmallSchool postgresql;

    @BeforeAll
    static void open() {
        sqlite = new SmallSchool(Databases.sqlite());
        postgresql = new SmallSchool(Databases.postgresql());
    }

    @AfterAll
    static void close() {
        sqlite.database.close();
        postgresql.database.close();
    }

    private static AgeBand of(SmallSchool small, UUID person) {
        return small.database.read(handle -> small.consents.ages().of(handle, person));
    }

    @Test
    void a_grade_is_as_old_as_its_youngest_pupil() {
        IntStream.rangeClosed(0, 12).forEach(grade -> assertThat(of(sqlite, sqlite.pupil("Оқушы", sqlite.schoolClass("x", Optional.of(grade))))).as("grade " + grade)
            .isEqualTo(grade <= 7 ? AgeBand.UNDER_13 : AgeBand.TEENS));
        assertThat(of(sqlite, sqlite.pupil("Оқушы", sqlite.schoolClass("x", Optional.empty())))).as("unknown means under 13").isEqualTo(AgeBand.UNDER_13);
        assertThat(of(sqlite, sqlite.person("Ересек"))).as("never in a class").isEqualTo(AgeBand.ADULT);
    }

    static Stream<SmallSchool> schools() {
        return Stream.of(sqlite, postgresql);
    }

    @ParameterizedTest
    @MethodSource("schools")
    void who_left_the_last_class_grows_a_year_each_first_of_september(SmallSchool small) {
        Organisation eleventh = small.schoolClass("11 А", Optional.of(11));
        UUID left = small.pupil("Кетті", eleventh);
        UUID stays = small.pupil("Қалды", eleventh);
        small.in(handle -> small.members.end(handle, eleventh, left));
        small.clock.forward(Duration.ofDays(276));   // 31 August 2027
        assertThat(of(small, left)).isEqualTo(AgeBand.TEENS);
        small.clock.forward(Duration.ofDays(1));
        assertThat(of(small, left)).as("seventeen at the least").isEqualTo(AgeBand.TEENS);
        small.in(handle -> small.organisations.close(handle, eleventh));
        small.clock.forward(Duration.ofDays(366));
        assertThat(of(small, left)).as("eighteen, two Septembers after").isEqualTo(AgeBand.ADULT);
        assertThat(of(small, stays)).as("the class was closed in the next school year").isEqualTo(AgeBand.TEENS);
        small.clock.forward(Duration.ofDays(365));
        assertThat(of(small, stays)).isEqualTo(AgeBand.ADULT);
    }

    @ParameterizedTest
    @MethodSource("schools")
    void of_two_classes_the_younger_one_counts_and_a_past_one_does_not(SmallSchool small) {
        Organisation ninth = small.schoolClass("9 А", Optional.of(9));
        UUID pupil = small.pupil("Оқушы", small.seventh);
        small.in(handle -> small.members.add(handle, ninth, pupil, "roster"));
        assertThat(of(small, pupil)).isEqualTo(AgeBand.UNDER_13);
        small.in(handle -> small.members.end(handle, small.seventh, pupil));
        assertThat(of(small, pupil)).isEqualTo(AgeBand.TEENS);
    }

    @ParameterizedTest
    @MethodSource("schools")
    void a_teacher_who_tries_a_class_herself_is_an_adult(SmallSchool small) {
        UUID teacher = small.pupil("Мұғалім", small.seventh);
        assertThat(of(small, teacher)).isEqualTo(AgeBand.UNDER_13);
        small.in(handle -> small.identity.placedRoles().give(handle, teacher, Role.TEACHER, small.seventh.number(), teacher));
        assertThat(of(small, teacher)).isEqualTo(AgeBand.ADULT);
    }
}
