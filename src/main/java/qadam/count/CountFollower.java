package qadam.count;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
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
            show(recount(checkpoint), checkpoint);
        }
    }

    /** Reads the leaves once; on the way it passes the earlier trees, from which the change is measured. */
    private Numbers recount(Published newest) {
        Map<String, Long> closings = database.read(log::closings);
        Numbers numbers = new Numbers(programme -> closings.getOrDefault(programme, Long.MAX_VALUE));
        database.read(handle -> {
            Map<Span, Published> earlier = earlier(handle, newest);
            log.eachLeaf(handle, newest.size(), (index, line) -> {
                earlier.forEach((span, tree) -> numbers.passing(index, span, tree));
                numbers.recount.add(index, line);
            });
            return null;
        });
        return numbers;
    }

    /** The newest tree that was published a week, or a month, before this one; a young log has none. */
    private Map<Span, Published> earlier(Handle handle, Published newest) {
        Map<Span, Published> earlier = new EnumMap<>(Span.class);
        for (Span span : Span.values()) {
            log.before(handle, span.before(newest.at())).ifPresent(tree -> earlier.put(span, tree));
        }
        return earlier;
    }

    private void show(Numbers numbers, Published checkpoint) {
        database.write((Handle handle) -> {
            numbers.recount.programmes().forEach(one -> store.show(handle, one, checkpoint, numbers.recount.cells(one), numbers.earlier(one)));
            return null;
        });
    }

    /** What is known while the leaves go by. */
    private static final class Numbers {
        private final Recount recount;
        private final Map<String, List<Earlier>> earlier = new HashMap<>();

        Numbers(ToLongFunction<String> closings) {
            this.recount = new Recount(closings);
        }

        void passing(long index, Span span, Published tree) {
            if (index == tree.size()) {
                recount.programmes().forEach(one -> earlier.computeIfAbsent(one, first -> new ArrayList<>()).add(new Earlier(span, tree.size(), tree.root(),
                    tree.at(), total(one, Measure.TRAINED), total(one, Measure.REVOKED))));
            }
        }

        private long total(String programme, Measure measure) {
            return recount.cells(programme).getOrDefault(Cell.total(measure), 0L);
        }

        List<Earlier> earlier(String programme) {
            return earlier.getOrDefault(programme, List.of());
        }
    }

    /** Judges the leaves of a log in their order: one that cannot stand where it stands is a {@code LogFault}. */
    public static LogReader.Leaves judge() {
        Recount recount = new Recount();
        return (index, leaf) -> recount.add(index, new String(leaf, StandardCharsets.UTF_8));
    }
}
