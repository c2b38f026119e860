package qadam.integrity;

import java.util.List;

/**
 * What is published of refusals in a programme. A claim that two rules speak against stands under both. Who publishes them hides
 * numbers below ten.
 *
 * @param version of the rules
 * @param rows one for each rule, in the rules' order, with zeros
 */
public record Totals(int version, List<Row> rows) {
    /**
     * @param refused refused now: at once or by a human, appealed or not
     * @param beingChecked waiting for a human, or until their date
     * @param released after an appeal, after a look, or because nobody decided in time
     */
    public record Row(Rule rule, long refused, long beingChecked, long released) {
    }

    public Totals {
        rows = List.copyOf(rows);
    }

    public long refused() {
        return rows.stream().mapToLong(Row::refused).sum();
    }

    public long beingChecked() {
        return rows.stream().mapToLong(Row::beingChecked).sum();
    }

    public long released() {
        return rows.stream().mapToLong(Row::released).sum();
    }
}
