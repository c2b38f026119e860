package qadam.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.identity.Leaving;
import qadam.lab.HandedIn;
import qadam.lab.LabWorks;
import qadam.lab.Shown;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;

/** Who shows what to whom, where a class loses points, and a lab begun anew. */
class GalleryTest {
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void work_is_seen_by_the_class_it_was_shown_to_until_it_is_taken_back(Database database) {
        try (GalleryWorld world = new GalleryWorld(database)) {
            UUID aigul = world.person("Айгүл", world.department);
            UUID daniyar = world.person("Данияр", world.department);
            UUID work = world.handIn(aigul, "көк", 50, 40);
            assertThat(world.seenBy(daniyar, false, world.department)).as("nothing is shown by itself").isEmpty();
            world.show(aigul, work, world.department);
            world.show(aigul, work, world.department);
            List<Hung> seen = world.seenBy(daniyar, false, world.department);
            assertThat(seen).singleElement().satisfies(one -> assertThat(one.maker()).isEqualTo("Айгүл"));
            assertThat(world.seenBy(daniyar, false, world.fifth)).isEmpty();
            database.write(handle -> {
                world.showings.takeBack(handle, daniyar, seen.getFirst().number());   // somebody else's: nothing happens
                return null;
            });
            assertThat(world.seenBy(daniyar, false, world.department)).hasSize(1);
            database.write(handle -> {
                world.showings.takeBack(handle, aigul, seen.getFirst().number());
                return null;
            });
            assertThat(world.seenBy(daniyar, false, world.department)).isEmpty();
            world.show(aigul, work, world.department);
            assertThat(world.seenBy(daniyar, false, world.department)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_childs_name_is_seen_by_the_teacher_and_by_nobody_else_without_a_guardian(Database database) {
        try (GalleryWorld world = new GalleryWorld(database)) {
            UUID child = world.person("Ерлан", world.fifth);
            UUID friend = world.person("Сәуле", world.fifth);
            world.show(child, world.handIn(child, "жасыл", 30, 10), world.fifth);
            assertThat(world.seenBy(friend, false, world.fifth)).singleElement().satisfies(one -> assertThat(one.maker()).isEmpty());
            assertThat(world.seenBy(child, false, world.fifth)).singleElement().satisfies(one -> assertThat(one.mine()).isTrue());
            assertThat(world.seenBy(friend, true, world.fifth)).singleElement().satisfies(one -> assertThat(one.maker()).isEqualTo("Ерлан"));
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void what_a_teacher_hid_cannot_be_shown_again_and_outlives_the_sweep(Database database) {
        try (GalleryWorld world = new GalleryWorld(database)) {
            UUID child = world.person("Ерлан", world.fifth);
            UUID teacher = world.person("Ұстаз", world.department);
            UUID work = world.handIn(child, "жасыл", 30, 10);
            world.show(child, work, world.fifth);
            long number = world.seenBy(child, false, world.fifth).getFirst().number();
            boolean elsewhere = database.write(handle -> world.showings.hide(handle, world.sixth, number, teacher));
            boolean here = database.write(handle -> world.showings.hide(handle, world.fifth, number, teacher));
            assertThat(elsewhere).as("of another class").isFalse();
            assertThat(here).isTrue();
            assertThat(world.seenBy(teacher, true, world.fifth)).isEmpty();
            world.gallery.nightly().forget(database, world.clock.instant().plus(Duration.ofDays(400)));
            assertThatThrownBy(() -> world.show(child, work, world.fifth)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(GalleryProblem.HIDDEN));
            world.show(child, world.handIn(child, "басқа", 40, 10), world.fifth);
            assertThat(world.seenBy(teacher, true, world.fifth)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void whoever_leaves_the_class_or_has_their_account_erased_shows_nothing_any_more(Database database) {
        try (GalleryWorld world = new GalleryWorld(database)) {
            UUID aigul = world.person("Айгүл", world.department);
            UUID daniyar = world.person("Данияр", world.department);
            world.show(aigul, world.handIn(aigul, "көк", 50, 40), world.department);
            world.show(daniyar, world.handIn(daniyar, "ақ", 50, 40), world.department);
            database.write(handle -> world.members.end(handle, world.department, aigul));
            assertThat(world.seenBy(daniyar, false, world.department)).singleElement().satisfies(one -> assertThat(one.mine()).isTrue());
            database.write(handle -> {
                world.gallery.exporter().erase(handle, new Leaving(daniyar, List.of(), Ids.random()));
                return null;
            });
            assertThat(world.seenBy(daniyar, false, world.department)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_lab_begun_anew_keeps_and_marks_what_was_handed_in(Database database) {
        try (GalleryWorld world = new GalleryWorld(database)) {
            UUID child = world.person("Ерлан", world.fifth);
            world.handIn(child, "бір", 50, 40);
            List<Long> keys = database.read(handle -> world.identity.learners().of(handle, child));
            List<HandedIn> aside = database.write(handle -> world.works.setAside(handle, keys, "small", "beads"));
            List<HandedIn> again = database.write(handle -> world.works.setAside(handle, keys, "small", "beads"));
            assertThat(aside).hasSize(1);
            assertThat(again).as("done once").isEmpty();
            world.handIn(child, "екі", 10, 10);
            List<HandedIn> all = database.read(handle -> world.works.of(handle, keys, "small", "beads"));
            assertThat(all).hasSize(2);
            assertThat(LabWorks.best(all)).hasValueSatisfying(best -> assertThat(best.points()).as("the earlier one was better").isEqualTo(20));
            ClassLab lab = database.read(handle -> world.labs.one(handle, world.fifth, "small", "beads", Language.KK));
            assertThat(lab.pupils()).singleElement().satisfies(pupil -> {
                assertThat(pupil.state()).isEqualTo("not_yet");
                assertThat(pupil.setAside()).isEqualTo(1);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void where_points_are_lost_is_said_of_three_and_of_no_fewer(Database database) {
        try (GalleryWorld world = new GalleryWorld(database)) {
            world.handIn(world.person("Бір", world.fifth), "бір", 50, 10);
            world.handIn(world.person("Екі", world.fifth), "екі", 25, 20);
            world.person("Үш", world.sixth);
            assertThat(database.read(handle -> world.labs.one(handle, world.fifth, "small", "beads", Language.EN)).lost()).as("of two").isEmpty();
            UUID third = world.person("Үш", world.fifth);
            world.handIn(third, "үш", 50, 30);
            world.handIn(third, "үш нашар", 0, 0);   // only the best counts
            ClassLab lab = database.read(handle -> world.labs.one(handle, world.fifth, "small", "beads", Language.EN));
            assertThat(lab.handedIn()).isEqualTo(3);
            assertThat(lab.passed()).isEqualTo(2);
            assertThat(lab.lost()).extracting(ClassLab.Lost::most, ClassLab.Lost::given, ClassLab.Lost::half, ClassLab.Lost::of)
                .containsExactly(tuple(40, 20.0, 2, 3), tuple(50, 125 / 3.0, 1, 3));
            assertThat(lab.lost().getFirst().words()).as("as the one in the middle reads it").contains("20");
        }
    }

    @Test
    void dots_become_a_picture_and_nothing_larger_than_a_picture_does() throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(Png.of(new Shown.Picture("gallery.title", Map.of(), 3, 2, List.of(0xFF0000, 0x00FF00, 0x0000FF, 0, 0xFFFFFF, 0x123456)))));
        assertThat(image.getWidth()).isEqualTo(3);
        assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFF0000);
        assertThat(image.getRGB(2, 1) & 0xFFFFFF).isEqualTo(0x123456);
        assertThatThrownBy(() -> new Shown.Picture("gallery.title", Map.of(), 161, 1, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Shown.Line("gallery.title", "а".repeat(5_000)).words()).hasSize(401);
    }
}
