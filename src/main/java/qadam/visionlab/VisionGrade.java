package qadam.visionlab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import qadam.lab.Grade;
import qadam.lab.Reason;

/** The grade of one work, reason by reason. What was only pressed and not thought about stays below the pass. */
final class VisionGrade {
    private static final double CHANCE = 0.55;
    private static final double GOOD = 0.9;
    private static final double SMALL_GAP = 0.1;
    private static final double LARGE_GAP = 0.35;
    private static final double USABLE = 0.6;
    private static final int FEW = 2;
    private static final int ENOUGH = 12;
    private static final int LABELLED_TWICE = 24;
    private static final double KAPPA_ROUNDING = 0.011;
    /** Percent: a figure may be read from a chart, and engines round differently. */
    private static final int FIGURE_ROUNDING = 2;
    private static final int LEAST_SIGNS = 25;
    private static final int LEAST_WORDS = 4;

    private final Handed work;
    private final Measured after;
    private final Optional<Measured> before;
    private final Measured inMuseum;
    private final Optional<Measured> beforeInMuseum;

    VisionGrade(Handed work, HiddenSet hidden) {
        this.work = work;
        this.after = hidden.measured(work.network());
        this.before = work.before().map(hidden::measured);
        this.inMuseum = ReadySet.one().hall().measured(work.network());
        this.beforeInMuseum = work.before().map(ReadySet.one().hall()::measured);
    }

    Grade grade() {
        return new Grade(List.of(accuracy(), gap(), labels(), balance(), second(), mended(), datasheet(), card()));
    }

    private Reason accuracy() {
        return new Reason("visionlab.reason.accuracy", scaled(after.accuracy(), CHANCE, GOOD, 25), 25, Map.of("percent", percent(after.accuracy())));
    }

    /** A model that is bad for everybody has no gap: it gets nothing for that. */
    private Reason gap() {
        int points = after.accuracy() < USABLE ? 0 : scaled(-after.gap(), -LARGE_GAP, -SMALL_GAP, 15);
        return new Reason("visionlab.reason.gap", points, 15, Map.of("material", after.worst().word(), "worst", percent(after.worstShare()), "gap", percent(after.gap())));
    }

    private Reason labels() {
        int mended = 0;
        int broken = 0;
        for (Picture one : ReadySet.one().ready()) {
            boolean planted = one.given() != one.motif();
            boolean right = work.labels().getOrDefault(one.id(), one.motif()) == one.motif();
            mended += planted && right ? 1 : 0;
            broken += !planted && !right ? 1 : 0;
        }
        broken += (int) work.added().entrySet().stream().filter(one -> ReadySet.one().picture(one.getKey()).motif() != one.getValue()).count();
        boolean kept = work.labels().size() >= ReadySet.one().ready().size() / 2;
        int wrong = ReadySet.WRONG_NECKS + ReadySet.WRONG_STARS;
        return new Reason("visionlab.reason.labels", kept ? scaled(mended - broken, 0, wrong, 10) : 0, 10, Map.of("mended", mended, "wrong", wrong, "broken", broken));
    }

    private Reason balance() {
        Map<String, Integer> counts = work.counts();
        int least = counts.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        return new Reason("visionlab.reason.balance", scaled(least, FEW, ENOUGH, 10), 10, Map.of("least", least, "enough", ENOUGH));
    }

    private Reason second() {
        List<Motif> first = new ArrayList<>();
        List<Motif> other = new ArrayList<>();
        work.second().forEach((id, motif) -> {
            if (work.labels().containsKey(id)) {
                first.add(work.labels().get(id));
                other.add(motif);
            }
        });
        double kappa = Agreement.kappa(first, other);
        boolean told = work.kappa().filter(one -> Math.abs(one - kappa) <= KAPPA_ROUNDING).isPresent();
        int points = first.size() < LABELLED_TWICE ? 0 : told ? 5 : 2;
        return new Reason("visionlab.reason.second", points, 5, Map.of("pictures", first.size(), "kappa", percent(kappa), "told", told ? "yes" : "no"));
    }

    /** How much better the group is served that was served worst before. */
    private Reason mended() {
        Material worst = before.orElse(after).worst();
        double was = before.map(Measured::worstShare).orElse(0.0);
        double is = after.byMaterial().get(worst);
        return new Reason("visionlab.reason.mended", before.isEmpty() ? 0 : scaled(is - was, 0, 0.2, 5), 5,
            Map.of("compared", before.isPresent() ? "yes" : "no", "material", worst.word(), "before", percent(was), "after", percent(is)));
    }

    private Reason datasheet() {
        int told = told(work.datasheet());
        boolean found = work.missingMotif().isPresent() && work.missingMaterial().isPresent()
            && ReadySet.isMissing(work.missingMotif().get(), work.missingMaterial().get());
        return new Reason("visionlab.reason.datasheet", told + (found ? 4 : 0), 8, Map.of("told", told, "asked", Handed.DATASHEET.size(), "found", found ? "yes" : "no"));
    }

    private Reason card() {
        int told = told(work.card());
        int right = 0;
        right += agrees(Handed.Figure.BEFORE, beforeInMuseum.map(Measured::accuracy)) ? 1 : 0;
        right += agrees(Handed.Figure.AFTER, Optional.of(inMuseum.accuracy())) ? 1 : 0;
        Optional<Material> worst = beforeInMuseum.map(Measured::worst);
        right += worst.isPresent() && worst.equals(work.worst()) ? 1 : 0;
        right += worst.isPresent() && agrees(Handed.Figure.WORST_AFTER, worst.map(one -> inMuseum.byMaterial().get(one))) ? 1 : 0;
        return new Reason("visionlab.reason.card", told + 2 * right, 12, Map.of("told", told, "asked", Handed.CARD.size(), "right", right));
    }

    private boolean agrees(Handed.Figure figure, Optional<Double> measured) {
        Integer said = work.figures().get(figure);
        return said != null && measured.isPresent() && Math.abs(said - percent(measured.get())) <= FIGURE_ROUNDING;
    }

    /** Answers of some words that are not one another's copies, anywhere in the work. */
    private int told(Map<String, String> answers) {
        List<String> all = new ArrayList<>(work.datasheet().values());
        all.addAll(work.card().values());
        return (int) answers.values().stream().filter(one -> one.codePointCount(0, one.length()) >= LEAST_SIGNS)
            .filter(one -> new HashSet<>(List.of(one.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))).size() >= LEAST_WORDS)
            .filter(one -> all.stream().filter(other -> other.equalsIgnoreCase(one)).count() == 1).count();
    }

    private static int scaled(double value, double none, double all, int most) {
        return (int) Math.floor(most * Math.max(0, Math.min(1, (value - none) / (all - none))) + 1e-9);
    }

    private static int percent(double share) {
        return (int) Math.round(share * 100);
    }
}
