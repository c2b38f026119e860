package qadam.count;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import qadam.shared.Regions;
import qadam.shared.Language;
import qadam.web.FixedPage;
import qadam.web.Site;

/**
 * The brief in each language as it was last printed. Another tree or edition is printed at once; what moves all day, as how many were reached,
 * may be some minutes old on paper: so however often it is asked for, printing costs next to nothing.
 */
final class Briefs {
    private static final Duration OLDEST = Duration.ofMinutes(10);

    private final Counts counts;
    private final Brief brief;
    private final InstantSource clock;
    private final Map<Language, Printed> printed = new EnumMap<>(Language.class);   // under this object's lock: printed once, however many ask

    private record Printed(Count count, Instant at, FixedPage pdf) {
        boolean holds(Count now, Instant moment) {
            return count.equals(now) || count.isOfTheSameTree(now) && Duration.between(at, moment).abs().compareTo(OLDEST) < 0;
        }
    }

    Briefs(Counts counts, Site site, String origin, InstantSource clock) {
        this.counts = counts;
        this.brief = new Brief(site, new Regions(), origin);
        this.clock = clock;
    }

    synchronized FixedPage of(Count count, Language language) {
        Instant now = clock.instant();
        Printed known = printed.get(language);
        if (known == null || !known.holds(count, now)) {
            known = new Printed(count, now, FixedPage.of(brief.print(count, counts.standing(count), language, now), "application/pdf"));
            printed.put(language, known);
        }
        return known.pdf();
    }
}
