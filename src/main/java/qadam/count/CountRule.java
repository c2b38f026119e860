package qadam.count;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qadam.catalog.Programme;
import qadam.credential.Leaf;

/**
 * The published rule, version 1. A leaf counts when it bears a person tag, and the edition of the programme that it names
 * counts its track and mode, and its week touches that edition's days (a demonstration counts in any week). A person is trained when at least one of their counting leaves that are not revoked is confirmed ({@code sso} or
 * {@code roster}); declared, when there are such leaves but none confirmed. In a breakdown a person stands once in every row
 * in which one of the leaves that make them trained (or declared) stands.
 */
final class CountRule {
    static final int VERSION = 1;
    /** A published row of fewer people than this could point at somebody. */
    static final int SMALLEST_SHOWN = 10;

    private CountRule() {
    }

    static boolean counts(Leaf.Issue leaf, Programme edition) {
        return leaf.tag().isPresent() && leaf.programme().equals(edition.idAtVersion())
            && edition.countedTracks().contains(leaf.track()) && edition.countedModes().contains(leaf.mode())
            && (edition.isDemonstration() || within(leaf.week(), edition));
    }

    /** A leaf tells no day; weeks are written so that they sort. */
    private static boolean within(String week, Programme edition) {
        return week.compareTo(Leaf.week(edition.firstDay())) >= 0 && week.compareTo(Leaf.week(edition.lastDay())) <= 0;
    }

    /** The cells in which one person stands. @param leaves all counting leaves of theirs that are not revoked */
    static Set<Cell> cells(Collection<LiveLeaf> leaves) {
        List<LiveLeaf> confirmed = leaves.stream().filter(LiveLeaf::isConfirmed).toList();
        return confirmed.isEmpty() ? cells(Measure.DECLARED, leaves) : cells(Measure.TRAINED, confirmed);
    }

    private static Set<Cell> cells(Measure measure, Collection<LiveLeaf> leaves) {
        return leaves.stream().flatMap(leaf -> Stream.of(
            Cell.total(measure),
            new Cell(measure, Dimension.TRACK, leaf.track()),
            new Cell(measure, Dimension.LEVEL, Integer.toString(leaf.level())),
            new Cell(measure, Dimension.REGION, leaf.region()),
            new Cell(measure, Dimension.WEEK, leaf.week()),
            new Cell(measure, Dimension.MODE, leaf.mode()))).collect(Collectors.toSet());
    }
}
