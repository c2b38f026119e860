package qadam.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.world.SmallCourse;

/** The catalog's SQL on both databases. */
class CatalogStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void version_is_kept_once_and_read_back(Database database) {
        try (database) {
            CourseVersionStore store = new CourseVersionStore();
            Course course = SmallCourse.course();
            byte[] packed = CourseArchive.pack(course);
            assertThat(database.<String>write(handle -> store.keep(handle, course, packed, 1, NOON))).isEqualTo(course.hash());
            Course changed = new Course(course.slug(), course.track(), course.level(), course.version(), false, "f".repeat(64), course.hours(),
                course.title(), course.summary(), course.units(), course.exam(), course.bank());
            assertThat(database.<String>write(handle -> store.keep(handle, changed, new byte[] {1}, 1, NOON))).isEqualTo(course.hash());
            assertThat(CourseArchive.unpack(database.read(handle -> store.content(handle, "small", 1)).orElseThrow())).isEqualTo(course);
            database.<String>write(handle -> store.keep(handle, course, packed, 2, NOON));
            assertThat(database.<List<StoredVersion>>read(handle -> store.versions(handle, "small"))).containsExactly(new StoredVersion(1, false, course.hash(), 2, false, course.hash(), false));
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void reports_wait_until_they_are_answered_and_each_session_is_counted_by_day(Database database) {
        try (database) {
            MistakeReportStore store = new MistakeReportStore();
            UUID reader = Ids.random();
            UUID key = Ids.random();
            database.write(handle -> {
                store.add(handle, "small/first", "kk", "қате", NOON, Optional.empty());
                store.add(handle, "", "ru", "ошибка", NOON.plusSeconds(1), Optional.of(new MistakeReportStore.Asking(reader, key)));
                return null;
            });
            assertThat(open(database, store)).extracting(MistakeReport::words).containsExactly("қате", "ошибка");
            assertThat(database.<Long>read(handle -> store.since(handle, NOON.plusSeconds(1)))).isEqualTo(1);
            long first = open(database, store).getFirst().number();
            database.write(handle -> {
                assertThat(store.answer(handle, first, "done", reader, NOON)).isTrue();
                assertThat(store.answer(handle, first, "again", reader, NOON)).isFalse();
                return null;
            });
            assertThat(open(database, store)).extracting(MistakeReport::words, MistakeReport::waiting).containsExactly(tuple("ошибка", true));
            List<MistakeReport> mine = database.read(handle -> store.of(handle, reader));
            assertThat(mine).singleElement().isEqualTo(open(database, store).getFirst());
            long second = mine.getFirst().number();
            database.write(handle -> store.answer(handle, second, "put right", reader, NOON));
            List<MistakeReport> answered = database.read(handle -> store.answered(handle, Long.MAX_VALUE, 10));
            assertThat(answered).extracting(report -> report.answer().orElseThrow()).containsExactly("put right", "done");
            assertThat(answered).noneMatch(MistakeReport::waiting);
            Optional<MistakeReport> keyed = database.read(handle -> store.keyed(handle, key));
            assertThat(keyed).contains(answered.getFirst());
            assertThat(database.<Long>read(store::countOpen)).isZero();
            byte[] session = {1, 2, 3};
            assertThat(database.<Integer>write(handle -> store.count(handle, session, 10))).isEqualTo(1);
            assertThat(database.<Integer>write(handle -> store.count(handle, session, 10))).isEqualTo(2);
            assertThat(database.<Integer>write(handle -> store.count(handle, session, 11))).isEqualTo(1);
        }
    }

    private static List<MistakeReport> open(Database database, MistakeReportStore store) {
        return database.read(handle -> store.open(handle, 0, 10));
    }
}
