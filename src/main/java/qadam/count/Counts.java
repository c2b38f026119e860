package qadam.count;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Programmes;
import qadam.shared.Regions;
import qadam.identity.OfficeSection;
import qadam.identity.People;
import qadam.integrity.Rule;
import qadam.integrity.Totals;
import qadam.log.PublicLog;
import qadam.proof.LogTrust;
import qadam.shared.Database;
import qadam.shared.Lately;
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
    private Lately<Count> lately = new Lately<>(Duration.ZERO, this::now);   // set once, before anybody asks

    public Counts(Database database, Programmes programmes, PublicLog log, Reach reach) {
        this.database = database;
        this.programmes = programmes;
        this.log = log;
        this.reach = reach;
    }

    /** Answers the public pages from memory for so long: they may be asked for by the whole country at once. */
    public Counts keptFor(Duration age) {
        lately = new Lately<>(age, this::now);
        log.heardBy(checkpoint -> lately.forget());
        return this;
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

    /** @param origin where the public pages are, as it stands on paper */
    public Routes routes(Site site, String origin, InstantSource clock) {
        Routes numbers = new CountPages(this, site, new Regions(), new Briefs(this, site, origin, clock));
        Routes check = new CheckPages(site);
        return routes -> {
            numbers.addTo(routes);
            check.addTo(routes);
        };
    }

    /** The office's page of the programme. */
    public Routes officeRoutes(Site site, Askers askers, People people, InstantSource clock) {
        return new ProgrammePages(site, askers, database, programmes, people, clock, lately::forget);
    }

    public OfficeSection officeSection(Texts texts, InstantSource clock) {
        return new CountSection(this, texts, clock);
    }

    /** People trained so far, by the published rule. */
    public long trainedNow() {
        return now().trained();
    }

    /** The headline, for other pages that show it. */
    public Standing standing() {
        return standing(lately());
    }

    Standing standing(Count count) {
        return new Standing(count.programme(), count.trained(), count.supervisedShare(), count.state(), count.state().map(this::witnesses).orElse(List.of()));
    }

    /** For pages that the same crowd may ask for. */
    Count lately() {
        return lately.get();
    }

    Count now() {
        return database.read(this::now);
    }

    Count now(Handle handle) {
        return new Count(programmes.editions(handle), store.state(handle, programmes.id()), store.earlier(handle, programmes.id()),
            reach.learners(handle), log.waiting(handle), store.cells(handle, programmes.id()), refusals.in(handle));
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
