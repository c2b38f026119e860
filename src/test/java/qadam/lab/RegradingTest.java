package qadam.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.Main;
import qadam.world.LabWork;
import tools.jackson.databind.JsonNode;

/** Each grade can be worked out again from what is stored, and whatever was changed behind the server's back is found. */
class RegradingTest {
    private static LabSite site;

    @BeforeAll
    static void three_have_handed_in() throws Exception {
        site = new LabSite(Map.of());
        for (int[] beads : List.of(new int[] {7, 9}, new int[] {50}, new int[] {1, 2, 3})) {
            LabWork learner = site.learner();
            JsonNode answer = learner.handIn(LabSite.beads(beads), Map.of("why", LabSite.ANSWER));
            assertThat(answer.has("receipt")).as(answer.toString()).isTrue();
        }
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** What is found after these changes, which are then taken back. */
    private static Regrading.Outcome after(String... changes) {
        AtomicReference<Regrading.Outcome> outcome = new AtomicReference<>();
        assertThatThrownBy(() -> site.database.write(handle -> {
            Stream.of(changes).forEach(handle::execute);
            outcome.set(regraded(handle, Optional.empty(), seen -> { }));
            throw new TakenBack();
        })).isInstanceOf(TakenBack.class);
        return outcome.get();
    }

    private static Regrading.Outcome regraded(Handle handle, Optional<String> lab, IntConsumer progress) {
        return new Regrading(handle, List.of(new Beads()), Optional.empty(), lab).run(LabSite.courses(), progress);
    }

    @Test
    void untouched_works_have_the_same_grades_for_the_same_reasons() {
        List<Integer> progress = new ArrayList<>();
        assertThat(site.database.<Regrading.Outcome>read(handle -> regraded(handle, Optional.empty(), progress::add))).isEqualTo(new Regrading.Outcome(3, 3, 0, List.of()));
        assertThat(progress).containsExactly(1, 2, 3);
        assertThat(site.database.<Regrading.Outcome>read(handle -> regraded(handle, Optional.of("other"), progress::add)).all()).isZero();
    }

    @Test
    void a_raised_grade_and_a_changed_seed_are_found() {
        assertThat(after("update lab_works set reasons = replace(reasons, '\"points\":10', '\"points\":9')").differences()).isNotEmpty().allMatch(one -> one.why().equals("other points"));
        Regrading.Outcome seeds = after("update lab_works set seed = seed + 1");
        assertThat(seeds.differences()).hasSize(3);
        assertThat(seeds.isGood()).isFalse();
    }

    @Test
    void reasons_that_say_something_else_for_as_many_points_are_found() {
        assertThat(after("update lab_works set reasons = replace(reasons, '\"share\":', '\"shore\":')").differences()).hasSize(3)
            .allMatch(one -> one.why().equals("other reasons") && one.now().orElseThrow() == one.stored());
    }

    @Test
    void work_that_has_grown_old_or_whose_lab_is_nowhere_is_told_apart() {
        Regrading.Outcome outcome = after("update lab_works set content = null where id = (select min(id) from lab_works)",
            "update lab_works set version = 9 where id = (select max(id) from lab_works)");
        assertThat(outcome.gone()).isEqualTo(1);
        assertThat(outcome.differences()).hasSize(1).allMatch(one -> one.now().isEmpty());
        assertThat(outcome.equal()).isEqualTo(1);
    }

    @Test
    void the_command_says_so_by_its_exit_code(@TempDir Path empty) {
        assertThat(Main.commandLine(InstantSource.system()).execute("regrade", "--data", empty.toString())).isEqualTo(2);
        assertThat(Main.commandLine(InstantSource.system()).execute("regrade", "--data", site.data.toString(), "--course", "none", "--json")).isZero();
        assertThat(Main.commandLine(InstantSource.system()).execute("regrade", "--data", site.data.toString())).as("courses that nobody has published").isEqualTo(1);
    }
}
