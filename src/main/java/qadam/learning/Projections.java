package qadam.learning;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import qadam.learning.ProjectionStore.Digest;
import qadam.learning.ProjectionStore.Projection;

/** What is shown of practice, made anew from the record, compared with what the server keeps, and put in its place where it differs. */
public final class Projections {
    private static final long PART = 200_000;

    private final ProjectionStore store = new ProjectionStore();
    private final boolean postgresql;
    private final Watching watching;

    /** Is told how far it has come. */
    public interface Watching {
        Watching NOBODY = new Watching() {
            @Override
            public void begins(Stage stage, long of) {
            }

            @Override
            public void done(long more) {
            }
        };

        void begins(Stage stage, long of);

        void done(long more);
    }

    public enum Stage {
        STEPS, ROWS
    }

    /** @param kept SHA-256 over the rows as they were kept @param fresh the same over those that the record gives */
    public record Compared(String table, long keptRows, String kept, long freshRows, String fresh) {
        public boolean isSame() {
            return kept.equals(fresh);
        }
    }

    public Projections(boolean postgresql, Watching watching) {
        this.postgresql = postgresql;
        this.watching = watching;
    }

    /** Changes nothing but temporary tables; all within one transaction, so that both sides are of one moment. */
    public List<Compared> check(Handle handle) {
        return work(handle, false);
    }

    /** The same, and what differs is replaced; for a database on which no server writes. */
    public List<Compared> rebuild(Handle handle) {
        if (postgresql) {   // a server that starts meanwhile waits here before it can commit an answer
            store.keepWritersOut(handle);
        }
        return work(handle, true);
    }

    private List<Compared> work(Handle handle, boolean heal) {
        store.makeShadows(handle, postgresql);
        readRecord(handle);
        store.addWeeks(handle);
        watching.begins(Stage.ROWS, 3 * store.freshRows(handle));
        List<Compared> compared = new ArrayList<>();
        for (Projection projection : store.all()) {
            compared.add(compare(handle, projection));
        }
        if (heal) {
            heal(handle, compared);
        }
        store.dropShadows(handle);
        return compared;
    }

    private void readRecord(Handle handle) {
        long last = store.lastSequence(handle);
        watching.begins(Stage.STEPS, last);
        for (long after = 0; after < last; after += PART) {
            long upTo = Math.min(last, after + PART);
            store.add(handle, after, upTo);
            watching.done(upTo - after);
        }
    }

    private Compared compare(Handle handle, Projection projection) {
        Digest kept = store.kept(handle, projection, watching::done);
        Digest fresh = store.fresh(handle, projection, watching::done);
        return new Compared(projection.table(), kept.rows(), kept.digest(), fresh.rows(), fresh.digest());
    }

    private void heal(Handle handle, List<Compared> compared) {
        Map<Projection, Compared> wrong = new EnumMap<>(Projection.class);
        for (Projection projection : store.all()) {
            compared.stream().filter(one -> one.table().equals(projection.table()) && !one.isSame()).forEach(one -> wrong.put(projection, one));
        }
        wrong.forEach((projection, one) -> {
            store.replace(handle, projection);
            if (!store.kept(handle, projection, watching::done).digest().equals(one.fresh())) {
                throw new IllegalStateException(projection.table() + " could not be put right; nothing was changed");
            }
        });
    }
}
