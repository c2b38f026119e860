package qadam.datalab;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import qadam.catalog.Lab;
import qadam.lab.Grade;
import qadam.lab.Shown;
import qadam.lab.Workbench;
import qadam.shared.Refusal;
import tools.jackson.databind.JsonNode;

/** The workbench of kind {@code data}. */
public final class DataLab implements Workbench {
    private static final List<String> WORDS = List.of("datalab.late", "datalab.in_time", "datalab.answer", "datalab.table.rows", "datalab.read.falls", "datalab.read.rises",
        "datalab.read.neither", "datalab.chart.says.share", "datalab.chart.says.count", "datalab.chart.says.points", "datalab.chart.says.rows", "datalab.chart.mean",
        "datalab.chart.runs", "datalab.chart.late", "datalab.chart.late.share", "datalab.case.says", "datalab.tree.told", "datalab.tree.path", "datalab.tree.yes", "datalab.tree.no",
        "datalab.tree.leaf", "datalab.near.row", "datalab.near.far", "datalab.chosen", "datalab.left.some", "datalab.left.nothing", "datalab.question.which", "datalab.chart",
        "datalab.chart.x", "datalab.read", "datalab.leak.which", "datalab.leak.why", "datalab.claim.tree", "datalab.claim.neighbours", "datalab.overfit", "datalab.why",
        "datalab.model", "datalab.advice");

    @Override
    public String kind() {
        return "data";
    }

    @Override
    public String template() {
        return "datalab/bench.jte";
    }

    @Override
    public List<String> words() {
        return Stream.concat(WORDS.stream(), Column.IDS.stream().flatMap(id -> Stream.of("datalab.column." + id, "datalab.about." + id))).toList();
    }

    /** Columns that the learner's own table does not have are no column of theirs. */
    @Override
    public Grade grade(Lab lab, long seed, JsonNode work) {
        Table table = Table.drawn(seed);
        return new Marking(table, read(table, work)).grade();
    }

    private static Findings read(Table table, JsonNode work) {
        Findings findings = Findings.read(work);
        if (!Stream.of(findings.columns().stream(), findings.leak().stream(), findings.x().stream(), findings.y().stream()).flatMap(some -> some).allMatch(table.columns()::contains)) {
            throw new Refusal(DataProblem.OTHERS_TABLE);
        }
        return findings;
    }

    /** The sentences without their figures: those differ with the table drawn, a copied sentence does not. */
    @Override
    public String fingerprint(JsonNode work) {
        Findings findings = Findings.read(work);
        String words = Marking.barest(findings.why()) + "|" + Marking.barest(findings.advice());
        return words.length() == 1 ? "" : words;
    }

    @Override
    public Optional<Shown> shown(Lab lab, long seed, JsonNode work) {
        Table table = Table.drawn(seed);
        return Shown.of(() -> new DataCard(table, read(table, work)).shown());
    }
}
