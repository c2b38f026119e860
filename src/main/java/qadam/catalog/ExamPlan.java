package qadam.catalog;

import java.util.Map;

/**
 * An exam as its course fixes it.
 *
 * @param blueprint items a form draws, by strand
 * @param scoring the scoring rule's version; 1 is {@link Judgement}'s
 */
public record ExamPlan(String exam, String course, int courseVersion, int level, int scoring, int minutes, int passPercent,
                       int retakeAfterHours, int attemptsPerMonth, String mode, Map<String, Integer> blueprint) {
    /** How many items a form has. */
    public int size() {
        return blueprint.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The fewest right answers that pass. */
    public int passMark() {
        return Math.ceilDiv(size() * passPercent, 100);
    }
}
