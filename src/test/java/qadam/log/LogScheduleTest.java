package qadam.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import qadam.identity.Card;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;

/** Whatever breaks, the night goes on, tries again every ten minutes, and says why on the office page. */
class LogScheduleTest {
    private static void office(LogWorld world, String reason) {
        for (Language language : Language.values()) {
            Card card = world.database.read(handle -> world.log.officeSection(new Texts()).card(handle, language));
            assertThat(card.toString()).contains("(" + reason + ")");
        }
    }

    @Test
    void what_nobody_has_foreseen_stands_on_the_office_page_and_is_tried_again_after_ten_minutes() {
        try (var world = new LogWorld()) {
            world.queue(20, "KZ-75");
            world.log.append(Haste.USUAL);
            world.database.write(handle -> handle.execute("update log_leaves set position = 1000 where position = 5"));
            LogSchedule schedule = world.log.schedule();
            schedule.look();
            assertThat(schedule.failure()).map(Refusal::problem).contains(LogProblem.BROKEN);
            office(world, "IllegalStateException");
            world.database.write(handle -> handle.execute("update log_leaves set position = 5 where position = 1000"));
            world.clock.forward(Duration.ofMinutes(1));
            schedule.look();
            assertThat(world.database.read(world.log::latest)).as("not every minute").isEmpty();
            assertThat(schedule.failure()).isPresent();
            world.clock.forward(Duration.ofMinutes(10));
            schedule.look();
            assertThat(world.published()).hasSize(21);
            assertThat(schedule.failure()).isEmpty();
        }
    }

    @Test
    void a_listener_that_fails_stops_neither_the_others_nor_the_next_batch() {
        try (var world = new LogWorld()) {
            AtomicBoolean refuses = new AtomicBoolean(true);
            List<Long> heard = new ArrayList<>();
            world.log.heardBy(checkpoint -> {
                if (refuses.get()) {
                    throw new LogFault(LogFault.Kind.NOT_A_LEAF, "7");
                }
            }).heardBy(checkpoint -> heard.add(checkpoint.size()));
            LogSchedule schedule = world.log.schedule();
            world.queue(20, "KZ-75");
            schedule.look();
            assertThat(heard).containsExactly(21L);
            office(world, "NOT_A_LEAF 7");
            world.clock.forward(Duration.ofDays(1));
            world.queue(20, "KZ-75");
            schedule.look();
            assertThat(world.published()).as("the next night").hasSize(41);
            assertThat(heard).endsWith(41L);
            int times = heard.size();
            world.clock.forward(Duration.ofMinutes(1));
            schedule.look();
            assertThat(heard).as("a count that fails is not computed every minute").hasSize(times);
            refuses.set(false);
            world.clock.forward(Duration.ofMinutes(10));
            schedule.look();
            assertThat(schedule.failure()).isEmpty();
        }
    }
}
