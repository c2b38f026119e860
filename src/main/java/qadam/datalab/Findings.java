package qadam.datalab;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import qadam.lab.StrictObject;
import tools.jackson.databind.JsonNode;

/**
 * Handed-in work, read strictly. Empty texts and numbers were not answered.
 *
 * @param read what was read off the chart: the number of a band, or a direction
 * @param leak the column that the learner says knows the answer
 * @param leakWhy why it must not be used
 * @param columns that both models learn from
 * @param split how many of a hundred rows are learned from
 * @param overfit a depth at which the tree has learned by heart, and its accuracies there as the learner named them, in percent
 * @param claimed accuracies on the test rows, as the learner named them, in percent
 * @param model the one that the learner would use
 */
record Findings(Optional<Question> question, String chart, Optional<Column> x, Optional<Column> y, String read, Optional<Column> leak, String leakWhy, List<Column> columns,
                int split, int depth, int k, Overfit overfit, Claimed claimed, String why, String model, String advice) {
    static final int LONGEST = 2000;
    private static final String[] NAMES = {"question", "chart", "x", "y", "read", "leak", "leakWhy", "columns", "split", "depth", "k", "overfit", "claimed", "why", "model",
        "advice"};
    private static final double WHOLE = 100;

    record Overfit(int depth, OptionalDouble train, OptionalDouble test) {
    }

    record Claimed(OptionalDouble tree, OptionalDouble neighbours) {
    }

    static Findings read(JsonNode work) {
        StrictObject fields = new StrictObject(work, NAMES);
        StrictObject overfit = fields.object("overfit", "depth", "train", "test");
        StrictObject claimed = fields.object("claimed", "tree", "neighbours");
        int split = fields.whole("split", 60, 80);
        int k = fields.whole("k", 1, Learned.MOST_NEIGHBOURS);
        List<Column> columns = fields.someOf("columns", Column.IDS).stream().map(id -> Column.find(id).orElseThrow()).toList();
        StrictObject.require(split % 10 == 0 && k % 2 == 1 && !columns.isEmpty());
        return new Findings(Optional.of(fields.oneOf("question", Question.IDS)).filter(id -> !id.isEmpty()).map(Question::of), fields.oneOf("chart", Question.CHARTS),
            Column.find(fields.oneOf("x", Column.IDS)), Column.find(fields.oneOf("y", Column.IDS)), fields.text("read", 10), Column.find(fields.oneOf("leak", Column.IDS)),
            fields.oneOf("leakWhy", List.of("later", "useless", "rare", "many")), columns, split, fields.whole("depth", 1, Learned.DEEPEST), k,
            new Overfit(overfit.whole("depth", 1, Learned.DEEPEST), overfit.number("train", 0, WHOLE), overfit.number("test", 0, WHOLE)),
            new Claimed(claimed.number("tree", 0, WHOLE), claimed.number("neighbours", 0, WHOLE)), fields.text("why", LONGEST), fields.oneOf("model", List.of("tree", "neighbours")),
            fields.text("advice", LONGEST));
    }
}
