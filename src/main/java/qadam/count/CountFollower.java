package qadam.count;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import qadam.log.LogListener;
import qadam.log.LogReader;
import qadam.log.PublicLog;
import qadam.log.Published;
import qadam.shared.Database;

/** Computes the numbers of every programme anew when a checkpoint is published, by a server or by a command. */
public final class CountFollower implements LogListener {
    private final PublicLog log;
    private final Database database;
    private final CountStore store = new CountStore();

    public CountFollower(PublicLog log, Database database) {
        this.log = log;
        this.database = database;
    }

    /** Reads the whole log: some seconds for a million leaves, on the thread of whoever has published. */
    @Override
    public synchronized void published(Published checkpoint) {
        if (!database.read(handle -> store.isShown(handle, checkpoint))) {
            show(recount(checkpoint.size()), checkpoint);
        }
    }

    private Recount recount(long size) {
        Map<String, Long> closings = database.read(log::closings);
        Recount recount = new Recount(programme -> closings.getOrDefault(programme, Long.MAX_VALUE));
        database.read(handle -> {
            log.eachLeaf(handle, size, recount::add);
            return null;
        });
        return recount;
    }

    private void show(Recount numbers, Published checkpoint) {
        database.write((Handle handle) -> {
            numbers.programmes().forEach(one -> store.show(handle, one, checkpoint, numbers.cells(one)));
            return null;
        });
    }

    /** Judges the leaves of a log in their order: one that cannot stand where it stands is a {@code LogFault}. */
    public static LogReader.Leaves judge() {
        Recount recount = new Recount();
        return (index, leaf) -> recount.add(index, new String(leaf, StandardCharsets.UTF_8));
    }
}
