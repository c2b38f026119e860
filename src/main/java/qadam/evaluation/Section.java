package qadam.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import qadam.evaluation.Metric.Side;
import qadam.evaluation.Metric.Unit;
import qadam.shared.Language;
import qadam.web.Page;

/** Rows of a result that belong together, as the page shows them: what reached learners, what the model wrote, how fast it was. */
public record Section(String key, List<Row> rows) {
    private static final int WIDTH = 100;
    /** Below this a band could not be seen. */
    private static final double NARROWEST = 1.5;

    /** One metric in the languages it was measured in. */
    public record Row(Metric metric, List<Cell> cells) {
        public boolean isShare() {
            return metric.unit() == Unit.SHARE;
        }
    }

    /**
     * @param interval its number; empty where nothing was counted
     * @param value the number in words of the page's language @param range its interval
     */
    public record Cell(Language language, Optional<Interval> interval, String value, String range) {
        /** Where the interval's band begins, of a width of 100. */
        public double left() {
            return rounded(Math.min(WIDTH - NARROWEST, interval.map(Interval::low).orElse(0.0) * WIDTH));
        }

        public double width() {
            return rounded(Math.max(NARROWEST, (interval.map(Interval::high).orElse(0.0) - interval.map(Interval::low).orElse(0.0)) * WIDTH));
        }

        public double point() {
            return rounded(interval.map(Interval::value).orElse(0.0) * WIDTH);
        }

        private static double rounded(double value) {
            return Math.round(value * 10) / 10.0;
        }
    }

    static List<Section> all(Evaluation result, Page page) {
        List<Section> sections = new ArrayList<>();
        add(sections, "learner", result, page, metric -> metric.unit() == Unit.SHARE && metric.side() == Side.LEARNER);
        add(sections, "model", result, page, metric -> metric.unit() == Unit.SHARE && metric.side() == Side.MODEL);
        add(sections, "speed", result, page, metric -> metric.unit() != Unit.SHARE);
        return sections;
    }

    private static void add(List<Section> sections, String key, Evaluation result, Page page, Predicate<Metric> which) {
        List<Row> rows = Arrays.stream(Metric.values()).filter(which).map(metric -> row(metric, result, page))
            .filter(row -> row.cells().stream().anyMatch(cell -> cell.interval().isPresent())).toList();
        if (!rows.isEmpty()) {
            sections.add(new Section("evaluation.section." + key, rows));
        }
    }

    private static Row row(Metric metric, Evaluation result, Page page) {
        return new Row(metric, Arrays.stream(Language.values()).map(language -> cell(metric, language, result.of(metric, language), page)).toList());
    }

    private static Cell cell(Metric metric, Language language, Optional<Interval> interval, Page page) {
        return interval.map(known -> new Cell(language, interval, Written.value(metric, known.value(), page),
            page.text("evaluation.range", "low", Written.value(metric, known.low(), page), "high", Written.value(metric, known.high(), page), "n", known.n())))
            .orElseGet(() -> new Cell(language, interval, "–", ""));
    }

    /** A number with its unit. */
    private static final class Written {
        private Written() {
        }

        static String value(Metric metric, double value, Page page) {
            return switch (metric.unit()) {
                case SHARE -> page.percent(value);
                case MILLISECONDS -> page.text("evaluation.unit.milliseconds", "number", Math.round(value));
                case PER_SECOND, PER_WORD -> page.number(Math.round(value * 10) / 10.0);
            };
        }
    }
}
