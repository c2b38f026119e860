package qadam.datalab;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A question to the table, and the chart that answers it. */
enum Question {
    /** At what time of day are buses late most often? */
    HOURS("share", Column.HOUR, null),
    /** With how much snow are buses late most often? */
    SNOW("share", Column.SNOW, null),
    /** Does more snow fall on colder days? */
    COLD("points", Column.TEMPERATURE, Column.SNOW);

    static final List<String> IDS = Arrays.stream(values()).map(Question::id).toList();
    static final List<String> CHARTS = List.of("share", "count", "points", "rows");

    private final String chart;
    private final Column x;
    private final Column y;

    Question(String chart, Column x, Column y) {
        this.chart = chart;
        this.x = x;
        this.y = y;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Question of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    boolean fits(String kind) {
        return chart.equals(kind);
    }

    /** Points may be drawn either way round. */
    boolean fits(Column across, Column up) {
        return y == null ? across == x : across == x && up == y || across == y && up == x;
    }

    /** Whether the table says so: the number of the band with the largest share (one of them), or how the one goes with the other. */
    boolean isAnswer(Table table, String read) {
        if (y != null) {
            return table.direction(x, y).equals(read);
        }
        int[] shares = table.lateByBand(x);
        int most = Arrays.stream(shares).max().orElseThrow();
        return read.matches("[0-9]") && Integer.parseInt(read) < shares.length && shares[Integer.parseInt(read)] == most;
    }
}
