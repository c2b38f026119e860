package qadam.count;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import qadam.catalog.CatalogProblem;
import qadam.catalog.Programme;
import qadam.catalog.ProgrammeTerms;
import qadam.identity.Reason;
import qadam.shared.Refusal;
import qadam.web.Form;

/**
 * What the office wrote into the form of the next edition, as it was written.
 *
 * @param seen the version it was shown with
 */
public record ProgrammeForm(int seen, String target, String firstDay, String lastDay, Set<String> tracks, Set<String> modes, String reason) {
    private static final Map<CatalogProblem, String> FIELDS = Map.of(CatalogProblem.PROGRAMME_TARGET, "target",
        CatalogProblem.PROGRAMME_BEGUN, "first_day", CatalogProblem.PROGRAMME_DAYS, "last_day", CatalogProblem.PROGRAMME_YEAR, "last_day",
        CatalogProblem.PROGRAMME_LAST_DAY, "last_day", CatalogProblem.PROGRAMME_TRACKS, "track",
        CatalogProblem.PROGRAMME_MODES, "mode", CatalogProblem.PROGRAMME_SELF, "mode");

    static ProgrammeForm of(Programme programme) {
        return new ProgrammeForm(programme.version(), Integer.toString(programme.target()), programme.firstDay().toString(),
            programme.lastDay().toString(), programme.countedTracks(), programme.countedModes(), "");
    }

    static ProgrammeForm read(Context context) {
        Form form = new Form(context);
        String seen = form.text("edition", 6);
        return new ProgrammeForm(seen.matches("\\d{1,6}") ? Integer.parseInt(seen) : 0, form.text("target", 20), form.text("first_day", 20),
            form.text("last_day", 20), new HashSet<>(form.all("track")), new HashSet<>(form.all("mode")), form.text("reason", Reason.LONGEST));
    }

    /** @throws Refusal when the target is no number or a day no day */
    ProgrammeTerms terms() {
        return new ProgrammeTerms(number(), day(firstDay), day(lastDay), Set.copyOf(tracks), Set.copyOf(modes));
    }

    /** People write large numbers with spaces, also with the ones that a page shows. */
    private int number() {
        String digits = target.replaceAll("[\\s\\u00a0\\u202f,']", "");
        if (!digits.matches("\\d{1,9}")) {
            throw new Refusal(CatalogProblem.PROGRAMME_TARGET);
        }
        return Integer.parseInt(digits);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw new Refusal(CatalogProblem.PROGRAMME_DAYS);
        }
    }

    /** Beside which field a refusal is told; empty when it concerns the whole form. */
    static String field(Refusal refusal) {
        return refusal.problem() instanceof CatalogProblem problem ? FIELDS.getOrDefault(problem, "") : "reason";
    }
}
