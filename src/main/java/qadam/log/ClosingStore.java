package qadam.log;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import qadam.proof.SignedNote;

/** The programmes that have closed. */
final class ClosingStore {
    List<Closing> all(Handle handle) {
        return handle.createQuery("select * from log_closings order by programme").map((row, context) ->
            new Closing(row.getString("programme"), row.getLong("size"), SignedNote.read(row.getString("note")).orElseThrow())).list();
    }

    /** Once for each programme: which checkpoint was the last in time never changes. */
    void add(Handle handle, Closing closing) {
        handle.createUpdate("insert into log_closings (programme, size, note) values (:programme, :size, :note) on conflict (programme) do nothing")
            .bind("programme", closing.programme()).bind("size", closing.size()).bind("note", closing.note().toString()).execute();
    }

    /** The largest checkpoint beyond a size of which something holds. */
    Optional<Published> largest(Handle handle, long beyond, Predicate<Published> holds) {
        try (Stream<Published> all = handle.createQuery("select * from log_checkpoints where size > :beyond order by size desc").bind("beyond", beyond)
                .map((row, context) -> LogStore.checkpoint(row)).stream()) {
            return all.filter(holds).findFirst();
        }
    }
}
