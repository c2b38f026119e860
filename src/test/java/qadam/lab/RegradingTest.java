package qadam.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.Main;
import qadam.catalog.Courses;
import qadam.world.LabWork;
import tools.jackson.databind.JsonNode;

/** Each grade can be worked out again from what is stored, and whatever was changed behind the server's back is found. */
class RegradingTest {
    private LabSite site;

    @BeforeEach
    void three_have_handed_in() throws Exception {
        site = new LabSite(Map.of());
        for (int[] beads : List.of(new int[] {7, 9}, new int[] {50}, new int[] {1, 2, 3})) {
            LabWork learner = site.learner();
            JsonNode answer = learner.handIn(LabSite.beads(beads), Map.of("why", LabSite.ANSWER));
            assertThat(answer.has("receipt")).as(answer.toString()).isTrue();
        }
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Regrading.Outcome regraded(Optional<String> lab, List<Integer> progress) {
        Courses courses = LabSite.courses();
        return site.database.read(handle -> new Regrading(handle, List.of(new Beads()), Optional.empty(), lab).run(courses, progress::add));
    }

    private Regrading.Outcome regraded() {
        return regraded(Optional.empty(), new ArrayList<>());
    }

    private void change(String sql) {
        site.database.write(handle -> handle.execute(sql));
    }

    @Test
    void untouched_works_have_the_same_grades_for_the_same_reasons() {
        List<Integer> progress = new ArrayList<>();
        Regrading.Outcome outcome = regraded(Optional.empty(), progress);
        assertThat(outcome).isEqualTo(new Regrading.Outcome(3, 3, 0, List.of()));
        assertThat(progress).containsExactly(1, 2, 3);
        assertThat(regraded(Optional.of("other"), progress).all()).isZero();
    }

    @Test
    void a_raised_grade_a_bent_reason_and_a_changed_seed_are_found() {
        change("update lab_works set reasons = replace(reasons, '\"points\":10', '\"points\":9') where id = (select min(id) from lab_works)");
        assertThat(regraded().differences()).hasSize(1).allMatch(one -> one.why().equals("other points"));
        change("update lab_works set seed = seed + 1 where id = (select max(id) from lab_works)");
        assertThat(regraded().differences()).hasSizeGreaterThan(1);
        assertThat(regraded().isGood()).isFalse();
    }

    @Test
    void reasons_that_say_something_else_for_as_many_points_are_found() {
        change("update lab_works set reasons = replace(reasons, '\"share\":', '\"shore\":')");
        assertThat(regraded().differences()).hasSize(3).allMatch(one -> one.why().equals("other reasons") && one.now().orElseThrow() == one.stored());
    }

    @Test
    void work_that_has_grown_old_or_whose_lab_is_nowhere_is_told_apart() {
        change("update lab_works set content = null where id = (select min(id) from lab_works)");
        change("update lab_works set version = 9 where id = (select max(id) from lab_works)");
        Regrading.Outcome outcome = regraded();
        assertThat(outcome.gone()).isEqualTo(1);
        assertThat(outcome.differences()).hasSize(1).allMatch(one -> one.now().isEmpty());
        assertThat(outcome.equal()).isEqualTo(1);
    }

    @Test
    void the_command_says_so_by_its_exit_code(@TempDir Path empty) {
        site.database.close();
        assertThat(Main.commandLine(InstantSource.system()).execute("regrade", "--data", empty.toString())).isEqualTo(2);
        assertThat(Main.commandLine(InstantSource.system()).execute("regrade", "--data", site.data.toString(), "--course", "none", "--json")).isZero();
        assertThat(Main.commandLine(InstantSource.system()).execute("regrade", "--data", site.data.toString())).as("courses that nobody has published").isEqualTo(1);
    }
}
