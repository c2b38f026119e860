package qadam.datalab;

import java.util.Comparator;
import java.util.List;

/**
 * A decision tree: at each node the question that leaves the fewest unlike pairs together (Gini's impurity, as in Breiman, Friedman, Olshen and
 * Stone, Classification and Regression Trees, 1984). The same steps in the same order as in {@code js/lab-data-model.js}, so that even what is
 * divided comes out the same.
 *
 * @param answer whether most of its rows are late
 * @param left where a row goes whose value is at most {@code at}; null in a leaf
 */
record Node(boolean answer, int column, double at, Node left, Node right) {
    private static final double SAME = 1e-9;

    private record Cut(int column, double at) {
    }

    static Node learn(List<Run> rows, List<Integer> columns, int depth) {
        int late = late(rows);
        boolean answer = 2 * late > rows.size();
        Cut cut = depth == 0 || late == 0 || late == rows.size() ? null : best(rows, columns, late);
        if (cut == null) {
            return new Node(answer, 0, 0, null, null);
        }
        List<Run> left = rows.stream().filter(one -> one.values()[cut.column()] <= cut.at()).toList();
        List<Run> right = rows.stream().filter(one -> one.values()[cut.column()] > cut.at()).toList();
        return new Node(answer, cut.column(), cut.at(), learn(left, columns, depth - 1), learn(right, columns, depth - 1));
    }

    static int late(List<Run> rows) {
        return (int) rows.stream().filter(Run::late).count();
    }

    private static Cut best(List<Run> rows, List<Integer> columns, int late) {
        Cut best = null;
        int all = rows.size();
        double least = (double) late * (all - late) / all - SAME;
        for (int column : columns) {
            List<Run> sorted = rows.stream().sorted(Comparator.comparingInt(one -> one.values()[column])).toList();
            int leftLate = 0;
            for (int i = 1; i < all; i++) {
                leftLate += sorted.get(i - 1).late() ? 1 : 0;
                int before = sorted.get(i - 1).values()[column];
                int after = sorted.get(i).values()[column];
                if (before == after) {
                    continue;
                }
                double unlike = (double) leftLate * (i - leftLate) / i + (double) (late - leftLate) * (all - i - late + leftLate) / (all - i);
                if (unlike < least - SAME) {
                    least = unlike;
                    best = new Cut(column, (before + after) / 2.0);
                }
            }
        }
        return best;
    }

    boolean judge(int[] values) {
        Node node = this;
        while (node.left != null) {
            node = values[node.column] <= node.at ? node.left : node.right;
        }
        return node.answer;
    }
}
