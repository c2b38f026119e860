package qadam.count;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qadam.count.Recount.Facts;

/**
 * The published rule, version 1 (docs/api/count-rule.md). A leaf counts when it bears a person tag, from the beginning or by a later claim, and its programme's
 * version counts its track and mode. A person is trained when at least one of their counting leaves that are not revoked is
 * confirmed ({@code sso} or {@code roster}); declared, when there are such leaves but none confirmed. In a breakdown a person
 * stands once in every row in which one of the leaves that make them trained (or declared) stands.
 */
final class CountRule {
    static final int VERSION = 1;
    /** A published row of fewer people than this could point at somebody. */
    static final int SMALLEST_SHOWN = 10;

    private CountRule() {
    }

    /** The cells in which one person stands. @param leaves all counting leaves of theirs that are not revoked */
    static Set<Cell> cells(Collection<Facts> leaves) {
        List<Facts> confirmed = leaves.stream().filter(Facts::confirmed).toList();
        return confirmed.isEmpty() ? cells(Measure.DECLARED, leaves) : cells(Measure.TRAINED, confirmed);
    }

    private static Set<Cell> cells(Measure measure, Collection<Facts> leaves) {
        return leaves.stream().flatMap(leaf -> Stream.of(
            Cell.total(measure),
            new Cell(measure, Dimension.TRACK, leaf.track()),
            new Cell(measure, Dimension.LEVEL, Integer.toString(leaf.level())),
            new Cell(measure, Dimension.REGION, leaf.region()),
            new Cell(measure, Dimension.WEEK, leaf.when()),
            new Cell(measure, Dimension.MODE, leaf.mode()))).collect(Collectors.toSet());
    }
}
