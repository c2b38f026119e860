package qadam.count;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Programmes;
import qadam.credential.Regions;
import qadam.identity.OfficeSection;
import qadam.identity.People;
import qadam.integrity.Rule;
import qadam.integrity.Totals;
import qadam.log.PublicLog;
import qadam.proof.LogTrust;
import qadam.shared.Database;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: shows the numbers of the newest checkpoint. */
public final class Counts {
    private final Database database;
    private final Programmes programmes;
    private final PublicLog log;
    private final Reach reach;
    private final CountStore store = new CountStore();
    private Refusals refusals = handle -> new Totals(Rule.VERSION, List.of());

    public Counts(Database database, Programmes programmes, PublicLog log, Reach reach) {
        this.database = database;
        this.programmes = programmes;
        this.log = log;
        this.reach = reach;
    }

    /** Who knows how many claims the rules of evidence refuse; published beside the numbers. */
    public interface Refusals {
        Totals in(Handle handle);
    }

    /** To be called before the pages are open. */
    public Counts refusing(Refusals totals) {
        this.refusals = totals;
        return this;
    }

    public Routes routes(Site site) {
        Routes numbers = new CountPages(this, site, new Regions());
        Routes check = new CheckPages(site);
        return routes -> {
            numbers.addTo(routes);
            check.addTo(routes);
        };
    }

    /** The office's page of the programme. */
    public Routes officeRoutes(Site site, Askers askers, People people, InstantSource clock) {
        return new ProgrammePages(site, askers, database, programmes, people, clock);
    }

    public OfficeSection officeSection(Texts texts, InstantSource clock) {
        return new CountSection(this, texts, clock);
    }

    /** People trained so far, by the published rule. */
    public long trainedNow() {
        return now().trained();
    }

    Count now() {
        return database.read(this::now);
    }

    Count now(Handle handle) {
        return new Count(programmes.editions(handle), store.state(handle, programmes.id()), reach.learners(handle), log.waiting(handle),
            store.cells(handle, programmes.id()), refusals.in(handle));
    }

    /** Learners who took their first step, by ISO week. */
    Map<String, Long> reachedByWeek(Handle handle) {
        return reach.weeks(handle);
    }

    /** Who has witnessed the tree of a number. */
    List<SeenBy> witnesses(CountState state) {
        LogTrust trust = log.trust();
        return trust.policy().under(state.note()).stream().map(witness -> {
            LogTrust.Owner owner = trust.owner(witness);
            return new SeenBy(witness.key().name(), owner.name(), owner.independent(), state.note().cosignedAt(witness.key()).orElseThrow());
        }).toList();
    }
}
