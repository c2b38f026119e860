package qadam.count;

import java.util.List;
import qadam.integrity.Rule;
import qadam.integrity.Totals;

/** Refusals by one rule, as they are published: below ten they are not told. */
public record RefusalRow(Rule rule, Shown refused, Shown beingChecked, Shown released) {
    /** Stands among the reasons for credentials of people whom nobody has confirmed: issued, and never counted as trained. */
    static final String NOBODY_CONFIRMED = "nobody-confirmed";

    static List<RefusalRow> all(Totals totals) {
        return totals.rows().stream().map(row -> new RefusalRow(row.rule(), Shown.of(row.refused()), Shown.of(row.beingChecked()), Shown.of(row.released())))
            .toList();
    }

    static String words(Shown number) {
        return number.hidden() ? "<" + CountRule.SMALLEST_SHOWN : Long.toString(number.number());
    }

    static Object json(Shown number) {
        return number.hidden() ? null : number.number();
    }
}
