package qadam.decisionlab;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import qadam.lab.Grade;
import qadam.lab.Reason;

/** Points for a decision and its assessment, 90 in all, each for something that can be looked up: no model reads the words. */
final class Marking {
    private static final int HELD_POINTS = 10;
    private static final int TOGETHER_POINTS = 5;
    private static final int FIGURE_POINTS = 2;
    private static final int PRIORITY_POINTS = 15;
    private static final int NEARLY_POINTS = 8;
    /** In tenths of a percent: so near an equality, the choice is half right. */
    private static final int NEARLY = 50;
    private static final int WORKING_POINTS = 5;
    private static final int COMPLETE_POINTS = 15;
    private static final int SPECIFIC_POINTS = 2;
    private static final int FEWEST_WORDS = 6;
    /** Of unmarked applications a month: from fewer no share can be read. */
    private static final int SAMPLE = 20;
    /** Article 76 of the administrative procedure code, in working days. */
    private static final int LAWFUL_DAYS = 15;

    private final Applications applications;
    private final Decision decision;
    private final Assessment form;

    Marking(Applications applications, Decision decision) {
        this.applications = applications;
        this.decision = decision;
        this.form = decision.assessment();
    }

    Grade grade() {
        return new Grade(List.of(figures(), held(), together(), priority(), working(), complete(), specific(), oversight(), appeal()));
    }

    private Reason figures() {
        List<Integer> wrong = Arrays.stream(Figure.values()).filter(one -> !one.isRight(decision.figures().get(one), one.at(applications, decision.thresholds())))
            .map(one -> one.ordinal() + 1).toList();
        int all = Figure.values().length;
        return new Reason("decisionlab.reason.figures", FIGURE_POINTS * (all - wrong.size()), FIGURE_POINTS * all,
            Map.of("right", all - wrong.size(), "all", all, "town", decision.thresholds().town(), "village", decision.thresholds().village(), "wrong", lines(wrong)));
    }

    private Reason held() {
        List<String> real = applications.held(decision.thresholds()).stream().map(Measure::id).toList();
        int right = (int) Measure.IDS.stream().filter(id -> real.contains(id) == decision.held().contains(id)).count();
        // an untouched list says nothing
        int points = decision.held().isEmpty() && !real.isEmpty() ? 0 : right * HELD_POINTS / Measure.IDS.size();
        return new Reason("decisionlab.reason.held", points, HELD_POINTS, Map.of("right", right, "all", Measure.IDS.size(), "real", real.size()));
    }

    private Reason together() {
        int most = applications.mostTogether();
        boolean right = decision.together().isPresent() && decision.together().getAsDouble() == most;
        return new Reason(right ? "decisionlab.reason.together" : "decisionlab.reason.together.not", right ? TOGETHER_POINTS : 0, TOGETHER_POINTS, Map.of("most", most));
    }

    private Reason priority() {
        if (decision.priority().isEmpty()) {
            return new Reason("decisionlab.reason.priority.none", 0, PRIORITY_POINTS, Map.of());
        }
        Measure measure = Measure.of(decision.priority());
        boolean holds = applications.holds(measure, decision.thresholds());
        boolean nearly = measure != Measure.THRESHOLD && applications.apart(measure, decision.thresholds()).stream().anyMatch(far -> far <= NEARLY);
        int points = holds ? PRIORITY_POINTS : nearly ? NEARLY_POINTS : 0;
        return new Reason(holds ? "decisionlab.reason.priority" : "decisionlab.reason.priority.not", points, PRIORITY_POINTS, Map.of("measure", measure.id(),
            "far", apart(measure)));
    }

    /** In points; a dash where one of the places has no such share. */
    private Object apart(Measure measure) {
        OptionalInt far = applications.apart(measure, decision.thresholds());
        return far.isPresent() ? (Object) (far.getAsInt() / 10.0) : "–";
    }

    /** A decision against starting is as good as any; one to start must be such that the office can work with it. */
    private Reason working() {
        boolean can = applications.isPracticable(decision.thresholds());
        boolean right = !form.decision().isEmpty() && (can || form.decision().equals("not"));
        Outcome town = applications.at(Place.TOWN, decision.thresholds());
        Outcome village = applications.at(Place.VILLAGE, decision.thresholds());
        return new Reason(right ? "decisionlab.reason.working" : "decisionlab.reason.working.not", right ? WORKING_POINTS : 0, WORKING_POINTS,
            Map.of("marked", town.marked() + village.marked(), "capacity", applications.capacity(), "found", town.found() + village.found(), "wrong", town.wrong() + village.wrong(),
                "decision", form.decision().isEmpty() ? "none" : form.decision()));
    }

    private Reason complete() {
        List<Integer> empty = Stream.concat(Assessment.FIELDS.stream().filter(field -> form.text(field.name()).length() < field.least()).map(Assessment.Field::number),
            form.hasDate() ? Stream.empty() : Stream.of(Assessment.DUE)).sorted().toList();
        int all = Assessment.FIELDS.size() + 1;
        return new Reason("decisionlab.reason.complete", COMPLETE_POINTS * (all - empty.size()) / all, COMPLETE_POINTS,
            Map.of("filled", all - empty.size(), "all", all, "empty", lines(empty)));
    }

    private Reason specific() {
        boolean[] met = {form.hasDate() && form.text("answers").length() >= 8, !Wording.numbers(form.text(Assessment.CHECK)).isEmpty(), namesFigures(),
            !Wording.numbers(form.text(Assessment.STOP)).isEmpty(), areOwnWords()};
        List<Integer> lacking = IntStream.range(0, met.length).filter(i -> !met[i]).map(i -> i + 1).boxed().toList();
        return new Reason("decisionlab.reason.specific", SPECIFIC_POINTS * (met.length - lacking.size()), SPECIFIC_POINTS * met.length,
            Map.of("met", met.length - lacking.size(), "all", met.length, "lacking", lines(lacking)));
    }

    /** Whether the defence rests on figures of the chosen thresholds: two of them at least. */
    private boolean namesFigures() {
        List<Double> named = Wording.numbers(form.text(Assessment.WHY));
        return Arrays.stream(Figure.values()).filter(figure -> named.stream().anyMatch(number -> figure.isRight(OptionalDouble.of(number),
            figure.at(applications, decision.thresholds())))).count() >= 2;
    }

    private boolean areOwnWords() {
        List<String> long60 = Assessment.FIELDS.stream().filter(field -> field.least() >= 50).map(field -> form.text(field.name())).toList();
        return Wording.areDifferent(long60) && long60.stream().allMatch(text -> Wording.isVaried(text, FEWEST_WORDS));
    }

    private Reason oversight() {
        int power = switch (form.power()) {
            case "alone" -> 3;
            case "leave" -> 1;
            default -> 0;
        };
        double again = form.again().orElse(0);
        int sample = again >= SAMPLE ? 2 : again >= 1 ? 1 : 0;
        return new Reason("decisionlab.reason.oversight", power + sample, 5, Map.of("power", form.power().isEmpty() ? "unsaid" : form.power(), "again", (int) again, "least", SAMPLE));
    }

    private Reason appeal() {
        int hearer = form.hearer().equals("other") ? 3 : 0;
        boolean lawful = form.days().isPresent() && form.days().getAsDouble() >= 1 && form.days().getAsDouble() <= LAWFUL_DAYS;
        return new Reason("decisionlab.reason.appeal", hearer + (lawful ? 2 : 0), 5,
            Map.of("hearer", form.hearer().isEmpty() ? "none" : form.hearer(), "days", (int) form.days().orElse(0), "most", LAWFUL_DAYS));
    }

    private static String lines(List<Integer> numbers) {
        return numbers.isEmpty() ? "none" : numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
