package qadam.count;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qadam.count.Recount.Facts;
import qadam.credential.Leaf;

/**
 * The published rule, version 1 (docs/api/log.md). A leaf counts when it bears a tag, from the beginning or by a later claim (which also says who confirmed its person), the edition of
 * the programme that it names counts its track and mode, and its week (or month) touches that edition's days (a demonstration counts in any). A person is trained
 * when at least one of their counting leaves that are not revoked is confirmed ({@code sso} or {@code roster}); declared, when there are such leaves but
 * none confirmed. In a breakdown a person stands once in every row in which one of the leaves that make them trained (or declared) stands.
 */
final class CountRule {
    static final int VERSION = 1;
    /** A published row of fewer people than this could point at somebody. */
    static final int SMALLEST_SHOWN = 10;

    private CountRule() {
    }

    /** By the edition that the leaf names, as the log has opened it. */
    static boolean counts(Leaf.Issue leaf, Leaf.Open edition) {
        return edition.tracks().contains(leaf.track()) && edition.modes().contains(leaf.mode()) && (edition.isDemonstration() || within(leaf.week(), edition));
    }

    /** A leaf tells no day; weeks and months are written so that they sort. A day's month is here its week's: so it stands in a coarse leaf. */
    private static boolean within(String when, Leaf.Open edition) {
        boolean week = when.indexOf('W') > 0;
        String first = week ? Leaf.week(edition.firstDay()) : Leaf.month(Leaf.week(edition.firstDay()));
        String last = week ? Leaf.week(edition.lastDay()) : Leaf.month(Leaf.week(edition.lastDay()));
        return when.compareTo(first) >= 0 && when.compareTo(last) <= 0;
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
