package qadam.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import qadam.credential.Leaf;
import qadam.credential.LeafQueue;
import qadam.credential.QueuedLeaf;
import qadam.proof.Checkpoint;
import qadam.shared.Database;
import qadam.shared.Refusal;

/**
 * Takes into a restored database what its own log had published after the backup: the log's files are read as a stranger reads them, and what follows the
 * database's last leaf is added. So the log goes on where it was, although what else the database knew of those leaves is lost.
 */
final class TakeOver {
    private final PublicLog log;
    private final Database database;
    private final Instant now;
    private final LogStore store = new LogStore();
    private final LeafQueue queue = new LeafQueue();
    private final ClosingStore closings = new ClosingStore();

    TakeOver(PublicLog log, Database database, InstantSource clock) {
        this.log = log;
        this.database = database;
        this.now = clock.instant();
    }

    /** All or nothing. @return what nobody can bring back: sentences with their numbers */
    Map<String, Long> from(LogSource source) {
        LogStore.State state = database.read(store::state).orElseThrow();
        List<String> more = new ArrayList<>();
        LogReader.Read read = read(source, state, more);
        List<Closing> closed = read.closed().keySet().stream().map(programme -> closing(source, programme)).toList();
        return database.write(handle -> {
            if (!store.advance(handle, state.appended(), read.checkpoint().size())) {
                throw new Refusal(LogProblem.OVERTAKEN);
            }
            store.add(handle, state.appended(), more);
            store.add(handle, new Published(read.checkpoint().size(), read.checkpoint().root(), read.note(), now));
            closed.forEach(closing -> closings.add(handle, closing));
            Map<String, Long> lost = place(handle, state.appended(), more);
            store.markRestored(handle, Optional.empty());
            return lost;
        });
    }

    /** The log as it was published must begin with all that the database has. */
    private LogReader.Read read(LogSource source, LogStore.State state, List<String> more) {
        Optional<Published> latest = database.read(store::latest);
        long published = latest.map(Published::size).orElse(0L);
        List<String> unpublished = database.read(handle -> store.lines(handle, published, state.appended()));
        try {
            return new LogReader(source, Optional.of(log.trust()), latest.flatMap(known -> Checkpoint.read(known.note().text()))).read((index, leaf) -> {
                String line = new String(leaf, StandardCharsets.UTF_8);
                if (index >= state.appended()) {
                    Leaf.read(line);
                    more.add(line);
                } else if (index >= published && !unpublished.get((int) (index - published)).equals(line)) {
                    throw new Refusal(LogProblem.RESUME_OTHER_HISTORY, Map.of("size", index + 1));
                }
            }, read -> { });
        } catch (LogFault fault) {
            throw new Refusal(LogProblem.RESUME_UNREADABLE, Map.of("what", fault.kind().name().toLowerCase(Locale.ROOT) + ", " + fault.values().get("what")));
        } catch (IllegalArgumentException notALeaf) {
            throw new Refusal(LogProblem.RESUME_UNREADABLE, Map.of("what", "entry " + (state.appended() + more.size())));
        }
    }

    private static Closing closing(LogSource source, String programme) {
        String file = Closing.file(programme);
        var note = LogReader.note(file, new String(source.read(file).orElseThrow(), StandardCharsets.UTF_8));
        return new Closing(programme, Checkpoint.read(note.text()).orElseThrow().size(), note);
    }

    /** What the queue still holds learns its place; what the database has never heard of is counted. */
    private Map<String, Long> place(Handle handle, long first, List<String> lines) {
        Places places = new Places(handle);
        for (int i = 0; i < lines.size(); i++) {
            long index = first + i;
            switch (Leaf.read(lines.get(i))) {
                case Leaf.Issue issue -> places.issued(index, issue);
                case Leaf.About about -> places.spoken(index, about);
                case Leaf.Open open -> store.took(handle, open, index);
                case Leaf.Key key -> {
                    store.know(handle, key.key());
                    store.said(handle, key.key(), index);
                }
                case Leaf.Close close -> { }
            }
        }
        if (!queue.place(handle, places.given)) {
            throw new Refusal(LogProblem.OVERTAKEN);
        }
        return places.lost;
    }

    /** Of one transaction. */
    private final class Places {
        private final Handle handle;
        /** Numbers in the queue in their order, by a credential's commitment, or by what is said of which leaf: revoked, taken back, revoked again. */
        private final Map<String, Deque<Long>> waiting = new HashMap<>();
        private final Map<Long, Long> numbers = new HashMap<>();   // by the place of a credential that was taken over
        private final Map<Long, Long> given = new LinkedHashMap<>();
        private final Map<String, Long> lost = new LinkedHashMap<>();

        Places(Handle handle) {
            this.handle = handle;
            queue.waiting(handle).forEach(leaf -> waiting.computeIfAbsent(leaf.leaf() instanceof Leaf.Issue issue ? issue.commitment() : name(leaf.leaf(), leaf.about().orElseThrow()), first -> new ArrayDeque<>())
                .add(leaf.number()));
        }

        private Optional<Long> next(String name) {
            return Optional.ofNullable(waiting.get(name)).map(Deque::poll);
        }

        private static String name(Leaf leaf, long about) {
            return leaf.getClass().getSimpleName() + " " + about;
        }

        void issued(long index, Leaf.Issue issue) {
            next(issue.commitment()).ifPresentOrElse(number -> {
                given.put(number, index);
                numbers.put(index, number);
            }, () -> lost.merge("log.resume.lost_credentials", 1L, Long::sum));
        }

        /** A revocation that the database has forgotten is remembered at least here, so that the same is not said twice. */
        void spoken(long index, Leaf.About about) {
            long place = about.index().orElseThrow();
            Optional.ofNullable(numbers.get(place)).or(() -> queue.numberAt(handle, place)).ifPresent(number -> {
                next(name(about, number)).ifPresentOrElse(known -> given.put(known, index), () -> {
                    queue.took(handle, about, number, index, now);
                    lost.merge("log.resume.lost_words", 1L, Long::sum);
                });
            });
        }
    }
}
