package qadam.datalab;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import qadam.lab.Grade;
import qadam.lab.Reason;

/** Points for findings, 90 in all, each for something that the server reckons anew or can look up: no model reads the words. */
final class Marking {
    private static final int CHART_POINTS = 15;
    private static final int LEAK_POINTS = 20;
    private static final int HONEST_POINTS = 15;
    private static final int OVERFIT_POINTS = 10;
    private static final int CHOICE_POINTS = 14;
    private static final int WHY_POINTS = 6;
    private static final int ADVICE_POINTS = 10;
    /** In tenths of a percent: a choice so near the best one is a good one; with so few test rows, less means nothing. */
    private static final int NEAR_BEST = 40;
    /** In tenths of a percent: what learning by heart looks like. */
    private static final int BY_HEART = 100;
    /** In percent: an accuracy may be named without its decimal. */
    private static final double ROUNDED = 0.5 + 1e-9;
    private static final int SIGNS = 80;
    private static final int WORDS = 8;
    private static final Pattern NUMBERS = Pattern.compile("\\d+(?:[.,]\\d+)?");

    private final Table table;
    private final Findings work;
    private final Learned learned;

    Marking(Table table, Findings work) {
        this.table = table;
        this.work = work;
        this.learned = new Learned(table, work.columns(), work.split());
    }

    Grade grade() {
        return new Grade(List.of(chart(), leak(), honest(), overfit(), choice(), why(), advice()));
    }

    private Reason chart() {
        if (work.question().isEmpty()) {
            return new Reason("datalab.reason.chart.none", 0, CHART_POINTS, Map.of());
        }
        Question question = work.question().get();
        boolean kind = question.fits(work.chart());
        boolean axes = work.x().isPresent() && question.fits(work.x().get(), work.y().orElse(null));
        boolean read = kind && axes && question.isAnswer(table, work.read());
        return new Reason("datalab.reason.chart", (kind ? 5 : 0) + (axes ? 5 : 0) + (read ? 5 : 0), CHART_POINTS,
            Map.of("kind", yes(kind), "axes", yes(axes), "read", yes(read)));
    }

    private Reason leak() {
        boolean removed = !work.columns().contains(table.leak());
        boolean named = work.leak().filter(table.leak()::equals).isPresent();
        boolean understood = named && work.leakWhy().equals("later");
        return new Reason("datalab.reason.leak", (removed ? 10 : 0) + (named ? 5 : 0) + (understood ? 5 : 0), LEAK_POINTS,
            Map.of("removed", yes(removed), "named", yes(named), "understood", yes(understood)));
    }

    /** Accuracies with the column that knows the answer are no honest ones, however rightly they are copied. */
    private Reason honest() {
        if (work.columns().contains(table.leak())) {
            return new Reason("datalab.reason.honest.leak", 0, HONEST_POINTS, Map.of());
        }
        int tree = learned.treeTest(work.depth());
        int neighbours = learned.neighboursTest(work.k());
        int points = (isRight(work.claimed().tree(), tree) ? 8 : 0) + (isRight(work.claimed().neighbours(), neighbours) ? 7 : 0);
        return new Reason("datalab.reason.honest", points, HONEST_POINTS, Map.of("depth", work.depth(), "k", work.k(), "tree", tree / 10.0,
            "neighbours", neighbours / 10.0));
    }

    private static boolean isRight(OptionalDouble named, int tenths) {
        return named.isPresent() && Math.abs(named.getAsDouble() - tenths / 10.0) <= ROUNDED;
    }

    private Reason overfit() {
        int depth = work.overfit().depth();
        int train = learned.treeTrain(depth);
        int test = learned.treeTest(depth);
        boolean shown = train - test >= BY_HEART;
        boolean right = isRight(work.overfit().train(), train) && isRight(work.overfit().test(), test);
        return new Reason("datalab.reason.overfit", shown && right ? OVERFIT_POINTS : right ? 3 : 0, OVERFIT_POINTS, Map.of("depth", depth, "train",
            train / 10.0, "test", test / 10.0, "shown", yes(shown), "right", yes(right)));
    }

    private Reason choice() {
        if (work.columns().contains(table.leak())) {
            return new Reason("datalab.reason.choice.leak", 0, CHOICE_POINTS, Map.of());
        }
        boolean depth = learned.bestTree() - learned.treeTest(work.depth()) <= NEAR_BEST;
        boolean k = learned.bestNeighbours() - learned.neighboursTest(work.k()) <= NEAR_BEST;
        return new Reason("datalab.reason.choice", (depth ? 7 : 0) + (k ? 7 : 0), CHOICE_POINTS, Map.of("depth", work.depth(), "k", work.k(), "tree", yes(depth), "neighbours", yes(k),
            "best", learned.bestTree() / 10.0, "nearest", learned.bestNeighbours() / 10.0));
    }

    /** The defence of depth and k: long enough, and resting on an accuracy that is really one of theirs. */
    private Reason why() {
        List<Double> named = NUMBERS.matcher(work.why()).results().map(found -> found.group().replace(',', '.')).filter(number -> number.length() < 12).map(Double::valueOf).toList();
        boolean says = work.why().length() >= SIGNS && isVaried(work.why());
        boolean figures = named.stream().anyMatch(number -> isRight(OptionalDouble.of(number), learned.treeTest(work.depth()))
            || isRight(OptionalDouble.of(number), learned.neighboursTest(work.k())));
        return new Reason("datalab.reason.why", (says ? 3 : 0) + (says && figures ? 3 : 0), WHY_POINTS, Map.of("says", yes(says), "figures", yes(figures)));
    }

    private Reason advice() {
        boolean chosen = !work.model().isEmpty();
        boolean says = work.advice().length() >= SIGNS && isVaried(work.advice()) && !bare(work.advice()).equals(bare(work.why()));
        return new Reason("datalab.reason.advice", chosen && says ? ADVICE_POINTS : chosen || says ? 3 : 0, ADVICE_POINTS, Map.of("chosen", yes(chosen), "says", yes(says)));
    }

    static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /** Without its figures too: whoever copies a text changes those first. */
    static String barest(String text) {
        return bare(NUMBERS.matcher(text).replaceAll(" "));
    }

    private static boolean isVaried(String text) {
        return new HashSet<>(Arrays.asList(bare(text).split(" "))).size() >= WORDS;
    }

    private static String yes(boolean so) {
        return so ? "yes" : "no";
    }
}
