package qadam.integrity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.shared.Ids;

/**
 * A case as a page shows it.
 *
 * @param attempt in hex
 * @param state as it is now: a flag whose date has come is released
 * @param appeal what the person wrote; empty when there is none, or it can't be read any more
 * @param byDate released because nobody had decided
 */
public record CaseView(String attempt, Rule rule, int version, State state, List<Figure> figures, Instant openedAt, Instant dueAt, boolean overdue,
                       boolean mayBeAppealed, Optional<String> appeal, Optional<Instant> decidedAt, String decision, boolean byDate) {
    /** As one reads them: what was measured, what it takes, of how much. */
    private static final List<String> ORDER = List.of("seconds", "milliseconds", "device_milliseconds", "least_seconds", "least_milliseconds", "items", "characters",
        "ids", "days", "people", "compared", "same", "same_wrong");

    /** One number of the evidence, with the key of its words. */
    public record Figure(String key, long number) {
    }

    static CaseView of(Case one, Optional<String> appeal, Instant now) {
        State state = one.lapsed(now) ? State.RELEASED : one.state();
        return new CaseView(Ids.hex(one.attempt()), one.rule(), one.version(), state, figures(one.figures()), one.openedAt(), one.dueAt(),
            one.isOverdue(now), one.mayBeAppealed(), appeal, one.decidedAt(), one.decision().orElse(""),
            one.releasedByDate(now));
    }

    private static List<Figure> figures(Map<String, Long> figures) {
        return figures.entrySet().stream().sorted(Comparator.comparing(entry -> ORDER.indexOf(entry.getKey())))
            .map(entry -> new Figure("integrity.figure." + entry.getKey(), entry.getValue())).toList();
    }

    /** Short enough to say, long enough to tell cases apart. */
    public String number() {
        return attempt.substring(0, 8);
    }

    public String path() {
        return "/office/integrity/" + attempt + "/" + rule.id();
    }

    /** As notices and badges are coloured. */
    public String tone() {
        return switch (state) {
            case REFUSED, UPHELD -> "bad";
            case CHECKED, APPEALED -> "warn";
            case RELEASED -> "good";
        };
    }
}
