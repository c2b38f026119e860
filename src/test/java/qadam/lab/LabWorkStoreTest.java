package qadam.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.shared.Database;
import qadam.shared.Ids;
import tools.jackson.databind.json.JsonMapper;

/** Handed-in work, on both databases. */
class LabWorkStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-28T06:00:00Z");
    private final LabWorkStore store = new LabWorkStore();
    private final byte[] content = WorkFile.pack(new Work(Map.of("why", "Себебі"), JsonMapper.shared().readTree("{\"beads\":[1,2]}")));

    private static HandedIn work(long learner, int number, String lab, Instant at) {
        Grade grade = new Grade(List.of(new Reason("lab.grade.of", 40 + number, 90, Map.of("points", 0.125, "most", 12, "word", "қой"))));
        return new HandedIn(Ids.version7(NOW.toEpochMilli() + number), learner, "small", 1, lab, (1L << 53) - 1, at.minusSeconds(60), at, grade, number > 2, true);
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void work_comes_back_as_it_was_kept_newest_first_and_a_copy_is_known(Database database) {
        try (database) {
            HandedIn first = work(1, 1, "beads", NOW);
            HandedIn second = work(2, 2, "beads", NOW.plusSeconds(1));
            database.write(handle -> {
                store.insert(handle, first, Optional.of(new byte[] {1}), content);
                store.insert(handle, second, Optional.empty(), content);
                store.insert(handle, work(1, 3, "other", NOW.plusSeconds(2)), Optional.empty(), content);
                return null;
            });
            assertThat(database.<Optional<HandedIn>>read(handle -> store.find(handle, first.id()))).contains(first);
            assertThat(database.<List<HandedIn>>read(handle -> store.of(handle, List.of(1L, 2L), "small", "beads"))).containsExactly(second, first);
            assertThat(database.<List<HandedIn>>read(handle -> store.of(handle, List.of(1L)))).hasSize(2);
            assertThat(database.<List<HandedIn>>read(handle -> store.of(handle, List.of()))).isEmpty();
            assertThat(WorkFile.unpack(database.<Optional<byte[]>>read(handle -> store.content(handle, first.id())).orElseThrow()).reflection()).containsEntry("why", "Себебі");
            assertThat(copy(database, "beads", new byte[] {1}, 2)).isTrue();
            assertThat(copy(database, "beads", new byte[] {1}, 1)).as("one's own").isFalse();
            assertThat(copy(database, "beads", new byte[] {8}, 2)).isFalse();
            assertThat(copy(database, "other", new byte[] {1}, 2)).isFalse();
        }
    }

    private boolean copy(Database database, String lab, byte[] hash, long learner) {
        return database.read(handle -> store.isCopy(handle, "small", lab, hash, List.of(learner)));
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void each_is_met_once_old_work_goes_and_its_grade_stays_until_its_learner_goes(Database database) {
        try (database) {
            HandedIn old = work(1, 1, "beads", NOW.minusSeconds(1_000));
            database.write(handle -> {
                store.insert(handle, old, Optional.empty(), content);
                store.insert(handle, work(2, 2, "beads", NOW), Optional.empty(), content);
                return null;
            });
            assertThat(database.<List<HandedIn>>read(handle -> store.after(handle, new UUID(0, 0), 1))).hasSize(1)
                .allMatch(met -> database.<List<HandedIn>>read(handle -> store.after(handle, met.id(), 5)).stream().noneMatch(met::equals));
            assertThat(database.<Integer>write(handle -> store.forget(handle, NOW.minusSeconds(10), 500))).isEqualTo(1);
            assertThat(database.<Integer>write(handle -> store.forget(handle, NOW.minusSeconds(10), 500))).isZero();
            HandedIn kept = database.<Optional<HandedIn>>read(handle -> store.find(handle, old.id())).orElseThrow();
            assertThat(kept.kept()).isFalse();
            assertThat(kept.points()).isEqualTo(old.points());
            assertThat(database.<Optional<byte[]>>read(handle -> store.content(handle, old.id()))).isEmpty();
            database.write(handle -> {
                store.erase(handle, List.of(1L));
                store.erase(handle, List.of());
                return null;
            });
            assertThat(database.<Integer>read(store::count)).isEqualTo(1);
        }
    }
}
