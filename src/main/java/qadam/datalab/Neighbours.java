package qadam.datalab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The nearest runs among those that were learned from. Each column counts from 0 to 1; of two as near, the one that stands higher in the table. */
final class Neighbours {
    private record Near(int index, double distance) {
    }

    private final List<Run> rows;
    private final List<Integer> columns;
    private final double[] widths;

    Neighbours(List<Run> rows, List<Integer> columns) {
        this.rows = rows;
        this.columns = columns;
        this.widths = columns.stream().mapToDouble(column -> width(rows, column)).toArray();
    }

    private static double width(List<Run> rows, int column) {
        int least = rows.stream().mapToInt(one -> one.values()[column]).min().orElse(0);
        int most = rows.stream().mapToInt(one -> one.values()[column]).max().orElse(0);
        return most == least ? 1 : most - least;
    }

    /** How the so many nearest vote. */
    boolean judge(int[] values, int k) {
        return 2 * near(values).stream().limit(k).filter(near -> rows.get(near.index()).late()).count() > k;
    }

    private List<Near> near(int[] values) {
        List<Near> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            all.add(new Near(i, distance(rows.get(i).values(), values)));
        }
        all.sort(Comparator.comparingDouble(Near::distance).thenComparingInt(Near::index));
        return all;
    }

    private double distance(int[] one, int[] other) {
        double sum = 0;
        for (int i = 0; i < widths.length; i++) {
            double step = (one[columns.get(i)] - other[columns.get(i)]) / widths[i];
            sum += step * step;
        }
        return sum;
    }

    /** How often the vote is right, for each number of neighbours in question. */
    int[] right(List<Run> some, int[] ks) {
        int[] right = new int[ks.length];
        for (Run run : some) {
            List<Near> near = near(run.values());
            for (int i = 0; i < ks.length; i++) {
                boolean vote = 2 * near.stream().limit(ks[i]).filter(one -> rows.get(one.index()).late()).count() > ks[i];
                right[i] += vote == run.late() ? 1 : 0;
            }
        }
        return right;
    }
}
