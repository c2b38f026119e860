package qadam.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.organisation.Kind;
import qadam.organisation.Organisation;
import qadam.shared.Database;

class CountPlacesTest {
    private final PlaceCountStore store = new PlaceCountStore();

    private Numbers of(TeachingWorld world, Organisation place) {
        return world.database.read(handle -> store.of(handle, place.number())).get(TeachingWorld.COURSE.slug());
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void whoever_is_in_two_places_counts_once_in_what_holds_both_and_the_sums_are_those_of_the_class_pages(Database database) {
        try (TeachingWorld world = new TeachingWorld(database)) {
            Organisation school = world.place("KZ-75", Kind.SCHOOL, "No 1");
            Organisation seventh = world.inside(school, Kind.CLASS, "7A");
            Organisation circle = world.inside(school, Kind.CLASS, "Circle");
            Organisation agency = world.place("KZ-75", Kind.AGENCY, "Agency");
            Organisation department = world.inside(world.inside(agency, Kind.DEPARTMENT, "Outer"), Kind.DEPARTMENT, "Inner");
            Organisation elsewhere = world.inside(world.place("KZ-71", Kind.SCHOOL, "No 2"), Kind.CLASS, "1A");
            UUID dana = world.person("Дана", seventh);
            world.person("Ерлан", seventh);
            UUID teacher = world.person("Мұғалім", department);
            world.write(handle -> world.members.add(handle, circle, dana, "link"));
            world.write(handle -> world.members.add(handle, circle, teacher, "link"));
            world.write(handle -> world.members.add(handle, elsewhere, teacher, "link"));
            world.answer(dana, 0, 0, true);
            world.clock.forward(Duration.ofDays(7));
            world.learn(teacher, (int) TeachingWorld.COURSE.lessons().count());
            world.certify(teacher);
            world.teaching.count();
            assertThat(of(world, seventh)).isEqualTo(new Numbers(2, 1, 0, 0, 0));
            assertThat(of(world, circle)).isEqualTo(new Numbers(2, 2, 1, 1, 1));
            assertThat(of(world, school)).isEqualTo(new Numbers(3, 2, 1, 1, 1));
            assertThat(of(world, department)).isEqualTo(of(world, agency)).isEqualTo(new Numbers(1, 1, 1, 1, 1));
            Organisation region = world.database.read(handle -> world.organisations.region(handle, "KZ-75")).orElseThrow();
            assertThat(of(world, region)).isEqualTo(new Numbers(3, 2, 1, 1, 1));
            assertThat(of(world, world.database.read(handle -> world.organisations.find(handle, Organisation.ROOT)).orElseThrow())).isEqualTo(new Numbers(3, 2, 1, 1, 1));
            Map<String, Numbers> weeks = world.database.read(handle -> store.weeks(handle, school.number(), TeachingWorld.COURSE.slug(), 12));
            assertThat(weeks).isEqualTo(Map.of("2026-W45", new Numbers(3, 1, 0, 0, 0), "2026-W46", new Numbers(0, 1, 1, 0, 1)));
            ClassView view = world.view(circle);
            assertThat(List.of(view.begun(), view.certified())).containsExactly(of(world, circle).begun(), of(world, circle).certified());
            world.write(handle -> world.members.end(handle, circle, teacher));
            world.teaching.count();
            assertThat(of(world, school)).as("counted anew").isEqualTo(new Numbers(2, 1, 0, 0, 0));
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void of_two_servers_one_counts(Database database) {
        try (TeachingWorld world = new TeachingWorld(database)) {
            Duration pause = Duration.ofMinutes(15);
            assertThat(begins(world, pause)).isTrue();
            assertThat(begins(world, pause)).isFalse();
            world.clock.forward(pause);
            assertThat(begins(world, pause)).isTrue();
        }
    }

    private boolean begins(TeachingWorld world, Duration pause) {
        return world.write(handle -> store.begin(handle, world.clock.instant(), pause));
    }

    @Test
    void a_number_below_ten_is_not_told_and_cannot_be_computed_from_the_sum_of_the_others() {
        assertThat(Told.parts(List.of(30L, 12L, 4L), false)).containsExactly(Told.plain(30), new Told(0, false, true), new Told(0, true, false));
        assertThat(Told.parts(List.of(30L, 3L, 4L), false)).containsExactly(Told.plain(30), new Told(0, true, false), new Told(0, true, false));
        assertThat(Told.parts(List.of(30L, 10L), false)).containsExactly(Told.plain(30), Told.plain(10));
        assertThat(Told.parts(List.of(0L, 10L, 11L), false)).as("nobody is a number below ten, too").containsExactly(new Told(0, true, false), new Told(0, false, true), Told.plain(11));
        assertThat(Told.parts(List.of(30L, 12L, 4L), true)).allMatch(Told::isTold);
        assertThat(Told.parts(List.of(4L), false)).containsExactly(new Told(0, true, false));
        assertThat(Told.parts(List.of(), false)).isEmpty();
    }
}
