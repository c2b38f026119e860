package qadam.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import qadam.shared.Refusal;

/** What an edition may say, and what is settled: the past stays as it was counted. */
final class ProgrammeRules {
    static final int LARGEST_TARGET = 100_000_000;
    /** For so long after the last day the year's number may still be put right; then it is published for good. */
    static final Period CLOSES_AFTER = Period.ofDays(14);
    static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    /** How an exam may be held and count. Who is only self-declared is no mode, and no edition can make it one. */
    static final Set<String> MODES = Set.of("online", "supervised");

    private ProgrammeRules() {
    }

    static void check(Programme before, ProgrammeTerms wanted, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ALMATY);
        refuse(today.isAfter(before.lastDay().plus(CLOSES_AFTER)), CatalogProblem.PROGRAMME_CLOSED);
        refuse(wanted.target() < 1 || wanted.target() > LARGEST_TARGET, CatalogProblem.PROGRAMME_TARGET);
        checkDays(before, wanted, today);
        refuse(wanted.countedTracks().isEmpty(), CatalogProblem.PROGRAMME_TRACKS);
        refuse(!tracks(before).containsAll(wanted.countedTracks()), CatalogProblem.PROGRAMME_TRACKS);
        refuse(wanted.countedModes().contains("self"), CatalogProblem.PROGRAMME_SELF);
        refuse(wanted.countedModes().isEmpty() || !MODES.containsAll(wanted.countedModes()), CatalogProblem.PROGRAMME_MODES);
        refuse(wanted.equals(before.terms()), CatalogProblem.PROGRAMME_SAME);
    }

    private static void checkDays(Programme before, ProgrammeTerms wanted, LocalDate today) {
        LocalDate first = wanted.firstDay();
        LocalDate last = wanted.lastDay();
        refuse(last.isBefore(first), CatalogProblem.PROGRAMME_DAYS);
        refuse(!first.equals(before.firstDay()) && !today.isBefore(before.firstDay()), CatalogProblem.PROGRAMME_BEGUN);
        refuse(!last.equals(before.lastDay()) && last.isBefore(today), CatalogProblem.PROGRAMME_LAST_DAY);
        boolean within = (first.equals(before.firstDay()) || first.getYear() == before.year())
            && (last.equals(before.lastDay()) || last.getYear() == before.year());
        if (!within) {
            throw new Refusal(CatalogProblem.PROGRAMME_YEAR, Map.of("year", Integer.toString(before.year())));
        }
    }

    private static Set<String> tracks(Programme programme) {
        return programme.tracks().stream().map(Programme.Track::id).collect(Collectors.toSet());
    }

    private static void refuse(boolean wrong, CatalogProblem problem) {
        if (wrong) {
            throw new Refusal(problem);
        }
    }
}
