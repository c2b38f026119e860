package qadam.count;

import java.util.List;
import qadam.catalog.Programme;
import qadam.credential.Regions;
import qadam.log.PublicLog;
import qadam.proof.LogTrust;
import qadam.shared.Database;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: shows the numbers of the newest checkpoint. */
public final class Counts {
    private final Database database;
    private final Programme programme;
    private final PublicLog log;
    private final Reach reach;
    private final CountStore store = new CountStore();

    public Counts(Database database, Programme programme, PublicLog log, Reach reach) {
        this.database = database;
        this.programme = programme;
        this.log = log;
        this.reach = reach;
    }

    public Routes routes(Site site) {
        return new CountPages(this, site, new Regions());
    }

    public Programme programme() {
        return programme;
    }

    public int target() {
        return programme.target();
    }

    public int year() {
        return programme.year();
    }

    /** People trained so far, by the published rule. */
    public long trainedNow() {
        return now().trained();
    }

    Count now() {
        return database.read(handle -> new Count(programme, store.state(handle, programme.id()), reach.learners(handle), log.waiting(handle),
            store.cells(handle, programme.id())));
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
