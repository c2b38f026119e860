package qadam.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.shared.DataFolder;
import qadam.shared.Database;
import qadam.shared.FolderProblem;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.world.FixedClock;

class ClockCheckTest {
    private final FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_clock_that_went_back_a_year_is_refused_unless_somebody_vouches_for_it(Database database) {
        try (database; DataFolder ours = DataFolder.take(folder)) {
            ClockCheck.require(database, new FixedClock("1970-01-01T00:00:00Z"), false);   // nothing to compare with
            RecordedSteps steps = new RecordedSteps(clock, NodeNumber.of(database, ours, clock));
            database.write(handle -> steps.append(handle, new NewStep(3, Ids.version7(1), Kind.PRACTISED, clock.instant(), 1, 7, new byte[1])));
            ClockCheck.require(database, clock, false);
            ClockCheck.require(database, new FixedClock("2026-11-22T10:00:00Z"), false);
            ClockCheck.require(database, new FixedClock("2028-11-22T10:00:00Z"), false);
            FixedClock behind = new FixedClock("2025-11-23T09:00:00Z");
            assertThatThrownBy(() -> ClockCheck.require(database, behind, false)).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.problem()).isEqualTo(FolderProblem.CLOCK_BEHIND));
            assertThatCode(() -> ClockCheck.require(database, behind, true)).doesNotThrowAnyException();
        }
    }
}
