package qadam.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;

/**
 * When the server last heard of each attempt before its deadline. Kept in memory and written down every few seconds: what a kill takes away makes an
 * attempt look silent a little earlier, which is to the learner's good. Any thread.
 */
final class Contacts {
    /** Not heard of for so long before its deadline, an attempt had fallen silent. */
    static final Duration SILENT_FOR = Duration.ofSeconds(60);
    private static final int PIECE = 500;

    private final ContactStore store = new ContactStore();
    private final Database database;
    private final Map<UUID, Instant> unwritten = new ConcurrentHashMap<>();

    Contacts(Database database) {
        this.database = database;
    }

    /** After the deadline nothing is noted: it would say nothing of whether the learner could send before. */
    void note(Attempt attempt, Instant now) {
        if (attempt.open() && !now.isAfter(attempt.deadlineAt())) {
            unwritten.merge(attempt.id(), now, Contacts::later);
        }
    }

    Instant heard(Handle handle, Attempt attempt) {
        Instant written = store.find(handle, attempt.id()).map(at -> later(at, attempt.startedAt())).orElse(attempt.startedAt());
        Instant fresh = unwritten.get(attempt.id());
        return fresh == null ? written : later(written, fresh);
    }

    /** The same of several at once. */
    Map<UUID, Instant> heard(Handle handle, List<Attempt> attempts) {
        Map<UUID, Instant> heard = store.find(handle, attempts.stream().map(Attempt::id).toList());
        attempts.forEach(attempt -> {
            heard.merge(attempt.id(), attempt.startedAt(), Contacts::later);
            Optional.ofNullable(unwritten.get(attempt.id())).ifPresent(fresh -> heard.merge(attempt.id(), fresh, Contacts::later));
        });
        return heard;
    }

    boolean fellSilent(Handle handle, Attempt attempt) {
        return !heard(handle, attempt).isAfter(attempt.deadlineAt().minus(SILENT_FOR));
    }

    /** What cannot be written now is written the next time. */
    void write() {
        List<Map.Entry<UUID, Instant>> all = unwritten.entrySet().stream().map(entry -> Map.entry(entry.getKey(), entry.getValue()))
            .sorted(Map.Entry.comparingByKey()).toList();   // in one order, so that two servers never wait for one another
        for (int from = 0; from < all.size(); from += PIECE) {
            List<Map.Entry<UUID, Instant>> piece = all.subList(from, Math.min(all.size(), from + PIECE));
            database.write(handle -> {
                store.write(handle, piece);
                return null;
            });
            piece.forEach(entry -> unwritten.remove(entry.getKey(), entry.getValue()));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
