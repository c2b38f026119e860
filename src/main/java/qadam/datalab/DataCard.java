package qadam.datalab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import qadam.lab.Shown;
import qadam.lab.Shown.Line;

/** What a class sees of findings: the column that knew the answer, if it was found, and what the chosen models come to when they are learned anew. */
final class DataCard {
    private final Table table;
    private final Findings work;

    DataCard(Table table, Findings work) {
        this.table = table;
        this.work = work;
    }

    Shown shown() {
        Learned learned = new Learned(table, work.columns(), work.split());
        boolean honest = !work.columns().contains(table.leak());
        List<Line> lines = new ArrayList<>();
        work.question().ifPresent(question -> lines.add(Line.says("datalab.question.which", "datalab.question." + question.id(), Map.of())));
        work.leak().filter(table.leak()::equals).ifPresent(leak -> lines.add(Line.says("datalab.shown.leak", "datalab.column." + leak.id(), Map.of())));
        lines.add(Line.says("datalab.model.tree", "datalab.shown.tree", Map.of("depth", work.depth(), "percent", learned.treeTest(work.depth()) / 10.0)));
        lines.add(Line.says("datalab.model.neighbours", "datalab.shown.neighbours", Map.of("k", work.k(), "percent", learned.neighboursTest(work.k()) / 10.0)));
        lines.add(Line.says("datalab.shown.honest", "datalab.shown.honest.is", Map.of("honest", honest ? "yes" : "no")));
        if (!work.model().isEmpty()) {
            lines.add(Line.says("datalab.shown.model", "datalab.model." + work.model(), Map.of()));
        }
        words(lines, "datalab.why", work.why());
        words(lines, "datalab.advice", work.advice());
        return new Shown(lines, List.of());
    }

    private static void words(List<Line> lines, String key, String words) {
        if (!words.isEmpty()) {
            lines.add(new Line(key, words));
        }
    }
}
