package qadam.spotcheck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import qadam.count.TrainedPerson;
import qadam.proof.Checkpoint;
import qadam.shared.Csv;
import qadam.shared.Refusal;

/**
 * The auditor's sheet: a row for each person drawn, with an empty place for what was found. What the draw was stands in every row, so
 * that rows of two draws cannot be mixed and none can be left out.
 *
 * @param facts log, tree size, root, randomness, programme, people, sample: as text
 */
record Sheet(List<String> facts, List<Row> rows) {
    private static final List<String> HEAD = List.of("number", "place", "track", "level", "region", "week", "mode", "result", "note",
        "log", "tree_size", "root", "randomness", "programme", "people", "sample");
    private static final int FACTS = 9;
    private static final String HEX = "hex:";   // else a spreadsheet takes it for a number and drops a zero
    private static final Set<String> REAL = Set.of("1", "+", "yes", "иә", "да");
    private static final Set<String> FALSE = Set.of("0", "-", "no", "жоқ", "нет");

    /** @param result what the auditor has written */
    record Row(long place, List<String> cell, String result) {
        boolean isJudged() {
            return REAL.contains(result) || isFalse();
        }

        boolean isFalse() {
            return FALSE.contains(result);
        }
    }

    static Sheet of(Draw draw) {
        List<String> facts = List.of(draw.tree().origin(), Long.toString(draw.tree().size()), HEX + HexFormat.of().formatHex(draw.tree().root()),
            HEX + HexFormat.of().formatHex(draw.randomness()), draw.programme(), Integer.toString(draw.people()), Integer.toString(draw.drawn().size()));
        return new Sheet(facts, draw.drawn().stream().map(person -> new Row(person.place(), cell(person), "")).toList());
    }

    private static List<String> cell(TrainedPerson person) {
        return List.of(person.track(), Integer.toString(person.level()), person.region(), person.when(), person.mode());
    }

    String csv() {
        Csv csv = new Csv().row(HEAD);
        for (int i = 0; i < rows.size(); i++) {
            List<String> line = new ArrayList<>(List.of(Integer.toString(i + 1), Long.toString(rows.get(i).place())));
            line.addAll(rows.get(i).cell());
            line.addAll(List.of("", ""));
            line.addAll(facts);
            csv.row(line);
        }
        return csv.toString();
    }

    /** @throws Refusal saying which row is wrong */
    static Sheet read(byte[] bytes) {
        List<List<String>> lines = CsvLines.read(bytes);
        if (lines.size() < 2 || !lines.getFirst().equals(HEAD)) {
            throw new Refusal(SpotCheckProblem.NOT_A_SHEET);
        }
        List<String> facts = null;
        List<Row> rows = new ArrayList<>();
        Set<Long> places = new HashSet<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            Row row = row(line, rows.size() + 1);
            facts = facts == null ? line.subList(FACTS, HEAD.size()) : facts;
            require(facts.equals(line.subList(FACTS, HEAD.size())), SpotCheckProblem.TWO_DRAWS, rows.size() + 1);
            require(places.add(row.place()), SpotCheckProblem.ROW_TWICE, rows.size() + 1);
            rows.add(row);
        }
        return new Sheet(List.copyOf(facts), rows).whole();
    }

    private static Row row(List<String> line, int number) {
        require(line.size() == HEAD.size() && line.get(0).matches("[0-9]{1,9}") && line.get(1).matches("[0-9]{1,15}"), SpotCheckProblem.ROW_CHANGED, number);
        require(Integer.parseInt(line.getFirst()) == number, SpotCheckProblem.ROWS_MISSING, number);
        return new Row(Long.parseLong(line.get(1)), line.subList(2, 7), line.get(7).toLowerCase(Locale.ROOT).replaceFirst("^'", ""));
    }

    private Sheet whole() {
        require(facts.get(1).matches("[1-9][0-9]{0,14}") && root().length == 32 && randomness().length > 0 && facts.get(5).matches("[1-9][0-9]{0,8}"),
            SpotCheckProblem.ROW_CHANGED, 1);
        require(facts.get(6).equals(Integer.toString(rows.size())), SpotCheckProblem.ROWS_MISSING, rows.size() + 1);
        return this;
    }

    private static void require(boolean right, SpotCheckProblem problem, int row) {
        if (!right) {
            throw new Refusal(problem, Map.of("row", row));
        }
    }

    /** The tree of which it was drawn. */
    Checkpoint tree() {
        return new Checkpoint(facts.getFirst(), Long.parseLong(facts.get(1)), root());
    }

    String programme() {
        return facts.get(4);
    }

    int people() {
        return Integer.parseInt(facts.get(5));
    }

    private byte[] root() {
        return bytes(facts.get(2));
    }

    byte[] randomness() {
        return bytes(facts.get(3));
    }

    private static byte[] bytes(String fact) {
        return fact.matches("hex:(?:[0-9a-f]{2}){1,64}") ? HexFormat.of().parseHex(fact.substring(HEX.length())) : new byte[0];
    }

    /** @throws Refusal when the same randomness draws others from the log */
    void requireDrawn(Draw again) {
        Sheet other = of(again);
        boolean same = other.facts().equals(facts)
            && other.rows().stream().map(Row::place).toList().equals(rows.stream().map(Row::place).toList());
        if (!same) {
            throw new Refusal(SpotCheckProblem.OTHER_DRAW);
        }
    }

    /** @throws Refusal naming rows that have no result yet */
    int falseOnes() {
        List<String> open = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).isJudged()) {
                open.add(Integer.toString(i + 1));
            }
        }
        if (!open.isEmpty()) {
            throw new Refusal(SpotCheckProblem.NO_RESULT, Map.of("rows", String.join(", ", open.subList(0, Math.min(20, open.size()))), "number", open.size()));
        }
        return (int) rows.stream().filter(Row::isFalse).count();
    }
}
