package qadam.datalab;

import java.util.List;
import qadam.catalog.Lab;
import qadam.lab.Grade;
import qadam.lab.StrictObject;
import qadam.lab.Workbench;
import tools.jackson.databind.JsonNode;

/** The workbench of kind {@code data}. */
public final class DataLab implements Workbench {
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
        return List.of("datalab.late");
    }

    /** Columns that the learner's own table does not have are no column of theirs. */
    @Override
    public Grade grade(Lab lab, long seed, JsonNode work) {
        Table table = Table.drawn(seed);
        Findings findings = Findings.read(work);
        StrictObject.require(table.columns().containsAll(findings.columns()) && findings.leak().stream().allMatch(table.columns()::contains)
            && findings.x().stream().allMatch(table.columns()::contains) && findings.y().stream().allMatch(table.columns()::contains));
        return new Marking(table, findings).grade();
    }

    /** The sentences: figures may well be the same. */
    @Override
    public String fingerprint(JsonNode work) {
        Findings findings = Findings.read(work);
        String words = Marking.bare(findings.why()) + "|" + Marking.bare(findings.advice());
        return words.length() == 1 ? "" : words;
    }
}
