package qadam.datalab;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import qadam.lab.Tenths;

/** What the two models come to on a table with chosen columns and a chosen split, for every depth and number of neighbours. In tenths of a percent. */
final class Learned {
    static final int DEEPEST = 10;
    static final int MOST_NEIGHBOURS = 25;
    private static final int[] KS = IntStream.rangeClosed(1, MOST_NEIGHBOURS).filter(k -> k % 2 == 1).toArray();

    private final int[] treeTrain = new int[DEEPEST];
    private final int[] treeTest = new int[DEEPEST];
    private final int[] neighboursTest;

    Learned(Table table, List<Column> chosen, int split) {
        List<Run> train = table.train(split);
        List<Run> test = table.test(split);
        List<Integer> columns = table.indexes(chosen);
        for (int depth = 1; depth <= DEEPEST; depth++) {
            Node tree = Node.learn(train, columns, depth);
            treeTrain[depth - 1] = share(tree, train);
            treeTest[depth - 1] = share(tree, test);
        }
        neighboursTest = Arrays.stream(new Neighbours(train, columns).right(test, KS)).map(right -> Tenths.of(right, test.size())).toArray();
    }

    private static int share(Node tree, List<Run> rows) {
        return Tenths.of((int) rows.stream().filter(run -> tree.judge(run.values()) == run.late()).count(), rows.size());
    }

    int treeTrain(int depth) {
        return treeTrain[depth - 1];
    }

    int treeTest(int depth) {
        return treeTest[depth - 1];
    }

    /** @param k an odd number */
    int neighboursTest(int k) {
        return neighboursTest[k / 2];
    }

    int bestTree() {
        return Arrays.stream(treeTest).max().orElseThrow();
    }

    int bestNeighbours() {
        return Arrays.stream(neighboursTest).max().orElseThrow();
    }
}
