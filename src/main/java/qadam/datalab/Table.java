package qadam.datalab;

import java.util.ArrayList;
import java.util.List;
import qadam.lab.Dice;
import qadam.lab.Tenths;

/**
 * Runs of the buses of an invented town in one winter, drawn by a learner's seed as {@code js/lab-data-model.js} draws them: the numbers of both
 * must stay the same.
 *
 * @param leak the column that was written down only after the bus had come
 */
record Table(List<Column> columns, Column leak, List<Run> runs) {
    private static final int RUNS = 300;
    private static final int[] ROUTES = {9, 14, 18, 23, 28};
    /** So burdened, a bus is late. */
    private static final int TOO_MUCH = 6;

    static Table drawn(long seed) {
        Dice chance = new Dice(seed);
        Column leak = Column.LEAKS.get(chance.below(Column.LEAKS.size()));
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            runs.add(run(chance, leak));
        }
        return new Table(List.of(Column.HOUR, Column.TEMPERATURE, Column.SNOW, Column.MARKET, Column.STOPS, Column.BOARD, leak), leak, runs);
    }

    private static Run run(Dice chance, Column leak) {
        int hour = 6 + chance.below(15);
        int temperature = -25 + chance.below(36);
        int snow = temperature < 0 ? Math.max(0, chance.below(8 - temperature / 2) - 3) : chance.below(2);
        int market = chance.happens(28) ? 1 : 0;
        int stops = ROUTES[chance.below(ROUTES.length)];
        int board = 101 + chance.below(60);
        boolean busy = hour >= 7 && hour <= 9 || hour >= 17 && hour <= 18;
        int burden = (busy ? 4 : 0) + (snow >= 6 ? 4 : snow >= 3 ? 2 : 0) + market * 2 + (stops >= 23 ? 2 : 0) + chance.below(3);
        boolean late = burden >= TOO_MUCH != chance.happens(9);
        return new Run(new int[] {hour, temperature, snow, market, stops, board, known(chance, leak, late)}, late);
    }

    private static int known(Dice chance, Column leak, boolean late) {
        boolean told = chance.happens(3) != late;
        return switch (leak) {
            case CALLS -> told ? 2 + chance.below(9) : chance.below(2);
            case REST -> told ? 5 + chance.below(20) : chance.below(4);
            default -> told ? 1 : 0;
        };
    }

    /** @param split how many of a hundred rows are learned from */
    List<Run> train(int split) {
        return runs.subList(0, runs.size() * split / 100);
    }

    List<Run> test(int split) {
        return runs.subList(runs.size() * split / 100, runs.size());
    }

    /** Where the chosen columns stand, in the table's order. */
    List<Integer> indexes(List<Column> chosen) {
        return chosen.stream().map(columns::indexOf).sorted().toList();
    }

    /** The share of late runs in each band of a column, in tenths of a percent; −1 for an empty band. */
    int[] lateByBand(Column column) {
        int[] all = new int[column.bands()];
        int[] late = new int[column.bands()];
        for (Run run : runs) {
            int band = column.band(run.values()[columns.indexOf(column)]);
            all[band]++;
            late[band] += run.late() ? 1 : 0;
        }
        int[] shares = new int[all.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = all[i] == 0 ? -1 : Tenths.of(late[i], all[i]);
        }
        return shares;
    }

    /** Whether the second column falls or rises where the first rises: its means compared, below and above the first one's mean. */
    String direction(Column x, Column y) {
        int of = columns.indexOf(x);
        int by = columns.indexOf(y);
        double middle = runs.stream().mapToInt(run -> run.values()[of]).sum() / (double) runs.size();
        double low = runs.stream().filter(run -> run.values()[of] <= middle).mapToInt(run -> run.values()[by]).average().orElse(0);
        double high = runs.stream().filter(run -> run.values()[of] > middle).mapToInt(run -> run.values()[by]).average().orElse(0);
        return low > high ? "falls" : low < high ? "rises" : "neither";
    }
}
