package qadam.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import qadam.shared.Refusal;

/** Counts outcomes as rows go by. */
final class Tally {
    private static final int SHOWN = 1_000;

    private final Map<Matter, Map<Outcome, Long>> counts = Difference.none();
    private final Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
    private final List<Difference.Line> shown = new ArrayList<>();
    private final Consumer<Difference.Line> listener;
    private long refused;
    private long known;

    /** @param listener is told of every refused row */
    Tally(Consumer<Difference.Line> listener) {
        this.listener = listener;
    }

    void count(Matter matter, Outcome outcome) {
        counts.get(matter).merge(outcome, 1L, Long::sum);
    }

    void known() {
        known++;
    }

    void refuse(Refused one) {
        count(one.matter(), Outcome.REFUSED);
        reasons.merge(one.reason(), 1L, Long::sum);
        Difference.Line line = new Difference.Line(one.file(), one.line(), one.reason(), one.other());
        listener.accept(line);
        if (shown.size() < SHOWN) {
            shown.add(line);
        }
        if (++refused > Bounds.MOST_REFUSED) {
            throw new Refusal(RosterProblem.TOO_MANY_REFUSED, Map.of("most", Bounds.MOST_REFUSED, "file", one.file(), "line", one.line()));
        }
    }

    Difference difference(RosterFile.Notes notes, boolean unreadable) {
        return new Difference(counts, List.copyOf(shown), Map.copyOf(reasons), known, unreadable, notes.encodings(), notes.unread());
    }
}
