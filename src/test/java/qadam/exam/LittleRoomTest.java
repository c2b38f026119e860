package qadam.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import qadam.shared.Refusal;
import qadam.world.Databases;

/** An exam on a disk that is nearly full. */
class LittleRoomTest {
    @Test
    void a_running_exam_goes_on_below_the_reserve_and_no_new_one_begins() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        Attempt attempt = world.start(ExamWorld.AIGUL);
        long free = world.database.space().free().orElseThrow();
        world.database.space().keepFree(2 * free);
        assertThatThrownBy(() -> world.start(ExamWorld.BOLAT)).isInstanceOf(Refusal.class).hasMessage("FULL");
        world.answer(attempt, 7);
        world.database.space().keepFree(20 * free);
        assertThatThrownBy(() -> world.answer(attempt, 8)).isInstanceOf(Refusal.class).hasMessage("FULL");
        assertThat(world.handIn(attempt).outcome()).as("handing in uses what was kept free").hasValueSatisfying(outcome ->
            assertThat(outcome.right()).isEqualTo(7));
    }
}
