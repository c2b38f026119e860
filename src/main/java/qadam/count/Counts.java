package qadam.count;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Programmes;
import qadam.credential.CredentialIssued;
import qadam.credential.CredentialListener;
import qadam.credential.CredentialRevoked;
import qadam.credential.Leaf;
import qadam.credential.QueuedLeaf;
import qadam.credential.Regions;
import qadam.identity.OfficeSection;
import qadam.identity.People;
import qadam.shared.Database;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: keeps the numbers with every credential, and shows them. */
public final class Counts implements CredentialListener {
    private final Database database;
    private final Programmes programmes;
    private final Reach reach;
    private final CountStore store = new CountStore();

    public Counts(Database database, Programmes programmes, Reach reach) {
        this.database = database;
        this.programmes = programmes;
        this.reach = reach;
    }

    public Routes routes(Site site) {
        return new CountPages(this, site, new Regions());
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
        return new Count(programmes.editions(handle), reach.learners(handle), store.cells(handle, programmes.id()));
    }

    /** Learners who took their first step, by ISO week. */
    Map<String, Long> reachedByWeek(Handle handle) {
        return reach.weeks(handle);
    }

    @Override
    public void issued(Handle handle, CredentialIssued issued) {
        issue(handle, issued.leafNumber(), issued.leaf());
    }

    @Override
    public void revoked(Handle handle, CredentialRevoked revoked) {
        revoke(handle, revoked.leafNumber(), revoked.leaf());
    }

    /** Makes the projection anew. @param leaves gives every queued leaf, in order */
    public void rebuild(Handle handle, Consumer<Consumer<QueuedLeaf>> leaves) {
        store.clear(handle, programmes.id());
        Map<Long, Leaf.Issue> issues = new HashMap<>();
        leaves.accept(queued -> {
            switch (queued.leaf()) {
                case Leaf.Issue issue -> {
                    issues.put(queued.number(), issue);
                    issue(handle, queued.number(), issue);
                }
                case Leaf.Revoke revoke -> revoke(handle, queued.about().orElseThrow(), issues.get(queued.about().orElseThrow()));
            }
        });
    }

    private void issue(Handle handle, long number, Leaf.Issue leaf) {
        if (!leaf.programmeId().equals(programmes.id())) {
            return;
        }
        store.change(handle, programmes.id(), Cell.total(Measure.ISSUED), 1);
        if (counts(handle, leaf)) {
            change(handle, leaf, () -> store.add(handle, programmes.id(), leaf.tag().orElseThrow(), LiveLeaf.of(number, leaf)));
        }
    }

    private void revoke(Handle handle, long number, Leaf.Issue leaf) {
        if (!leaf.programmeId().equals(programmes.id())) {
            return;
        }
        store.change(handle, programmes.id(), Cell.total(Measure.REVOKED), 1);
        if (counts(handle, leaf)) {
            change(handle, leaf, () -> store.remove(handle, programmes.id(), leaf.tag().orElseThrow(), number));
        }
    }

    /** By the edition that the leaf names: a later one changes nothing of what was issued before it. */
    private boolean counts(Handle handle, Leaf.Issue leaf) {
        return programmes.edition(handle, leaf.programme()).filter(edition -> CountRule.counts(leaf, edition)).isPresent();
    }

    /** Changes one person's leaves, and the cells by the difference that makes. */
    private void change(Handle handle, Leaf.Issue leaf, Runnable leaves) {
        Set<Cell> before = CountRule.cells(live(handle, leaf));
        leaves.run();
        Set<Cell> after = CountRule.cells(live(handle, leaf));
        minus(after, before).forEach(cell -> store.change(handle, programmes.id(), cell, 1));
        minus(before, after).forEach(cell -> store.change(handle, programmes.id(), cell, -1));
    }

    private List<LiveLeaf> live(Handle handle, Leaf.Issue leaf) {
        return store.live(handle, programmes.id(), leaf.tag().orElseThrow());
    }

    private static Set<Cell> minus(Set<Cell> cells, Set<Cell> others) {
        Set<Cell> rest = new HashSet<>(cells);
        rest.removeAll(others);
        return rest;
    }
}
