package qadam.count;

import java.util.ArrayList;
import java.util.List;

/**
 * Bars measured for an SVG that the page draws. Hidden numbers have no bar: its length would tell them.
 *
 * @param bars in the rows' order
 */
public record Chart(List<Bar> bars, int width, int height) {
    private static final int WIDTH = 360;
    private static final int LONGEST = 100;
    private static final int WEEKS_SHOWN = 26;

    /** @param x left edge @param y upper edge */
    public record Bar(CountRow row, int x, int y, int width, int height) {
    }

    /** Whether there is any bar to see. */
    public boolean drawn() {
        return bars.stream().anyMatch(bar -> !bar.row().people().hidden());
    }

    /** Lying bars, each measured for a strip of its own under its name. */
    static Chart lying(List<CountRow> rows) {
        long most = most(rows);
        return new Chart(rows.stream().map(row -> new Bar(row, 0, 0, length(row, most, LONGEST), 1)).toList(), LONGEST, 1);
    }

    /** Bars standing side by side, the newest weeks at the right. */
    static Chart standing(List<CountRow> rows) {
        List<CountRow> shown = rows.subList(Math.max(0, rows.size() - WEEKS_SHOWN), rows.size());
        long most = most(shown);
        int step = WIDTH / Math.max(8, shown.size());
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            int height = length(shown.get(i), most, 200);
            bars.add(new Bar(shown.get(i), i * step + 4, 230 - height, step - 8, height));
        }
        return new Chart(bars, WIDTH, 270);
    }

    private static long most(List<CountRow> rows) {
        return Math.max(1, rows.stream().mapToLong(row -> row.people().number()).max().orElse(1));
    }

    private static int length(CountRow row, long most, int longest) {
        return row.people().hidden() ? 0 : (int) Math.max(2, row.people().number() * longest / most);
    }
}
