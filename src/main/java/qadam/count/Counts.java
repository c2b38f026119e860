package qadam.count;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Programme;
import qadam.credential.CredentialIssued;
import qadam.credential.CredentialListener;
import qadam.credential.CredentialRevoked;
import qadam.credential.Leaf;
import qadam.credential.QueuedLeaf;
import qadam.credential.Regions;
import qadam.shared.Database;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: keeps the numbers with every credential, and shows them. */
public final class Counts implements CredentialListener {
    private final Database database;
    private final Programme programme;
    private final Reach reach;
    private final CountStore store = new CountStore();

    public Counts(Database database, Programme programme, Reach reach) {
        this.database = database;
        this.programme = programme;
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
        return database.read(handle -> new Count(programme, reach.learners(handle), store.cells(handle, programme.id())));
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
        store.clear(handle, programme.id());
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
        if (!leaf.programmeId().equals(programme.id())) {
            return;
        }
        store.change(handle, programme.id(), Cell.total(Measure.ISSUED), 1);
        if (CountRule.counts(leaf, programme)) {
            change(handle, leaf, () -> store.add(handle, programme.id(), leaf.tag().orElseThrow(), LiveLeaf.of(number, leaf)));
        }
    }

    private void revoke(Handle handle, long number, Leaf.Issue leaf) {
        if (!leaf.programmeId().equals(programme.id())) {
            return;
        }
        store.change(handle, programme.id(), Cell.total(Measure.REVOKED), 1);
        if (CountRule.counts(leaf, programme)) {
            change(handle, leaf, () -> store.remove(handle, programme.id(), leaf.tag().orElseThrow(), number));
        }
    }

    /** Changes one person's leaves, and the cells by the difference that makes. */
    private void change(Handle handle, Leaf.Issue leaf, Runnable leaves) {
        Set<Cell> before = CountRule.cells(live(handle, leaf));
        leaves.run();
        Set<Cell> after = CountRule.cells(live(handle, leaf));
        minus(after, before).forEach(cell -> store.change(handle, programme.id(), cell, 1));
        minus(before, after).forEach(cell -> store.change(handle, programme.id(), cell, -1));
    }

    private List<LiveLeaf> live(Handle handle, Leaf.Issue leaf) {
        return store.live(handle, programme.id(), leaf.tag().orElseThrow());
    }

    private static Set<Cell> minus(Set<Cell> cells, Set<Cell> others) {
        Set<Cell> rest = new HashSet<>(cells);
        rest.removeAll(others);
        return rest;
    }
}
