package qadam.count;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.CatalogProblem;
import qadam.catalog.Edition;
import qadam.catalog.ProgrammeTerms;
import qadam.catalog.Programmes;
import qadam.identity.IdentityProblem;
import qadam.identity.People;
import qadam.identity.Reason;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** The office reads what the programme counts, and makes its next edition with a reason. */
final class ProgrammePages implements Routes {
    private final Site site;
    private final Askers askers;
    private final Database database;
    private final Programmes programmes;
    private final People people;
    private final InstantSource clock;
    private final Runnable changed;

    /** @param changed told when another edition is in force: it shows at once */
    ProgrammePages(Site site, Askers askers, Database database, Programmes programmes, People people, InstantSource clock, Runnable changed) {
        this.site = site;
        this.askers = askers;
        this.database = database;
        this.programmes = programmes;
        this.people = people;
        this.clock = clock;
        this.changed = changed;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/office/programme", context -> show(context, ProgrammeForm.of(programmes.now()), "", ""), Role.OFFICE, Role.ADMINISTRATOR);
        routes.post("/{language}/office/programme", this::change, Role.OFFICE, Role.ADMINISTRATOR);
    }

    private void show(Context context, ProgrammeForm form, String error, String field) {
        Language language = Site.language(context);
        List<EditionLine> lines = database.read(handle -> programmes.editions(handle).reversed().stream()
            .map(edition -> new EditionLine(edition, edition.actor().map(person -> people.name(handle, person)).orElse(""))).toList());
        Map<String, Object> values = new HashMap<>();
        values.put("lines", lines);
        values.put("form", form);
        values.put("error", error);
        values.put("field", field);
        site.show(context, askers.find(context), "count/programme.jte", site.texts().text(language, "count.office.title"), values);
    }

    private void change(Context context) {
        ProgrammeForm form = ProgrammeForm.read(context);
        UUID actor = askers.find(context).personId();
        try {
            ProgrammeTerms terms = form.terms();
            String reason = Reason.checked(form.reason());
            database.write(handle -> change(handle, form.seen(), terms, actor, reason));
            changed.run();
            context.redirect(context.path(), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof CatalogProblem) && !(refusal.problem() instanceof IdentityProblem)) {
                throw refusal;
            }
            context.status(refusal.problem().status());
            show(context, resumed(form, refusal), site.texts().text(Site.language(context), refusal.problem().key(), refusal.values()),
                ProgrammeForm.field(refusal));
        }
    }

    /** Who was overtaken sees what is in force above, and their own words below: sent again, they follow the newer edition. */
    private ProgrammeForm resumed(ProgrammeForm form, Refusal refusal) {
        int seen = refusal.problem() == CatalogProblem.PROGRAMME_OVERTAKEN ? programmes.now().version() : form.seen();
        return new ProgrammeForm(seen, form.target(), form.firstDay(), form.lastDay(), form.tracks(), form.modes(), form.reason());
    }

    private Edition change(Handle handle, int seen, ProgrammeTerms terms, UUID actor, String reason) {
        Edition made = programmes.change(handle, seen, terms, actor, reason, clock);
        people.audit(handle, made.sinceAt(), Optional.of(actor), "programme-changed", made.programme().idAtVersion(), reason);
        return made;
    }
}
