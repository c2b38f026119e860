package qadam.datalab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import qadam.world.LabVectors;
import tools.jackson.databind.JsonNode;

/** What the learner sees and what the server grades are the same table and the same two models. */
class SameInTheBrowserTest {
    @Test
    void the_browser_draws_the_same_table_and_learns_the_same_trees_and_neighbours() {
        for (JsonNode vector : LabVectors.of("table")) {
            Table here = Table.drawn(vector.path("seed").longValue());
            JsonNode there = vector.path("table");
            assertThat(here.leak().id()).isEqualTo(there.path("leak").stringValue());
            assertThat(here.runs().stream().map(SameInTheBrowserTest::row).toList()).isEqualTo(there.path("rows").valueStream().map(SameInTheBrowserTest::numbers).toList());
            assertThat(here.direction(Column.TEMPERATURE, Column.SNOW)).isEqualTo(there.path("direction").stringValue());
            assertThat(Arrays.stream(here.lateByBand(Column.HOUR)).boxed().toList()).isEqualTo(numbers(there.path("hours")));
            assertTree(new Learned(here, honest(here), 70), there.path("tree"));
            assertTree(new Learned(here, here.columns(), 80), there.path("leaking"));
            Learned neighbours = new Learned(here, honest(here), 60);
            assertThat(IntStream.rangeClosed(0, Learned.MOST_NEIGHBOURS / 2).map(i -> neighbours.neighboursTest(2 * i + 1)).boxed().toList()).isEqualTo(numbers(there.path("neighbours")));
        }
    }

    private static List<Column> honest(Table table) {
        return table.columns().stream().filter(column -> column != table.leak()).toList();
    }

    private static void assertTree(Learned learned, JsonNode curve) {
        assertThat(curve.size()).isEqualTo(Learned.DEEPEST);
        curve.forEach(at -> {
            assertThat(learned.treeTrain(at.path("step").intValue())).as("training, depth " + at.path("step")).isEqualTo(at.path("train").intValue());
            assertThat(learned.treeTest(at.path("step").intValue())).as("test, depth " + at.path("step")).isEqualTo(at.path("test").intValue());
        });
    }

    private static List<Integer> numbers(JsonNode array) {
        return array.valueStream().map(JsonNode::intValue).toList();
    }

    private static List<Integer> row(Run run) {
        List<Integer> row = new ArrayList<>(Arrays.stream(run.values()).boxed().toList());
        row.add(run.late() ? 1 : 0);
        return row;
    }
}
