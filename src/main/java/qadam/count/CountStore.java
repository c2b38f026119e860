package qadam.count;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import qadam.log.Published;
import qadam.proof.SignedNote;

final class CountStore {
    Optional<CountState> state(Handle handle, String programme) {
        return handle.createQuery("select * from count_states where programme = :programme").bind("programme", programme)
            .map((row, context) -> new CountState(row.getLong("size"), row.getBytes("root"), row.getInt("rule"),
                SignedNote.read(row.getString("note")).orElseThrow(), Instant.ofEpochMilli(row.getLong("published_at")))).findOne();
    }

    List<Earlier> earlier(Handle handle, String programme) {
        return handle.createQuery("select * from count_earlier where programme = :programme order by span desc").bind("programme", programme)
            .map((row, context) -> new Earlier(Span.valueOf(row.getString("span").toUpperCase(Locale.ROOT)), row.getLong("size"), row.getBytes("root"),
                Instant.ofEpochMilli(row.getLong("published_at")), row.getLong("trained"), row.getLong("revoked"))).list();
    }

    /** Whether every number is of this checkpoint, or of a newer one. */
    boolean isShown(Handle handle, Published checkpoint) {
        return handle.createQuery("""
                select count(*) as all_states, count(case when size > :size or size = :size and note = :note then 1 end) as shown from count_states""")
            .bind("size", checkpoint.size()).bind("note", checkpoint.note().toString())
            .map((row, context) -> row.getInt("all_states") > 0 && row.getInt("all_states") == row.getInt("shown")).one();
    }

    /** A programme's numbers at a checkpoint; older ones never replace newer ones. */
    void show(Handle handle, String programme, Published checkpoint, Map<Cell, Long> cells, List<Earlier> earlier) {
        int newer = handle.createUpdate("""
                insert into count_states (programme, size, root, rule, note, published_at) values (:programme, :size, :root, :rule, :note, :at)
                on conflict (programme) do update set size = excluded.size, root = excluded.root, rule = excluded.rule, note = excluded.note,
                    published_at = excluded.published_at
                where count_states.size <= excluded.size""")
            .bind("programme", programme).bind("size", checkpoint.size()).bind("root", checkpoint.root())
            .bind("rule", CountRule.VERSION).bind("note", checkpoint.note().toString())
            .bind("at", checkpoint.at()).execute();
        if (newer == 1) {
            handle.createUpdate("delete from count_cells where programme = :programme").bind("programme", programme).execute();
            cells.forEach((cell, number) -> add(handle, programme, cell, number));
            handle.createUpdate("delete from count_earlier where programme = :programme").bind("programme", programme).execute();
            earlier.forEach(one -> add(handle, programme, one));
        }
    }

    private static void add(Handle handle, String programme, Cell cell, long number) {
        handle.createUpdate("""
                insert into count_cells (programme, measure, dimension, value, number)
                values (:programme, :measure, :dimension, :value, :number)""")
            .bind("programme", programme).bind("measure", cell.measure().code()).bind("dimension", cell.dimension().code())
            .bind("value", cell.value()).bind("number", number).execute();
    }

    private static void add(Handle handle, String programme, Earlier earlier) {
        handle.createUpdate("""
                insert into count_earlier (programme, span, size, root, published_at, trained, revoked)
                values (:programme, :span, :size, :root, :at, :trained, :revoked)""")
            .bind("programme", programme).bind("span", earlier.span().code()).bind("size", earlier.size()).bind("root", earlier.root())
            .bind("at", earlier.at()).bind("trained", earlier.trained()).bind("revoked", earlier.revoked()).execute();
    }

    /** All numbers of a programme: some hundred rows, however many people there are. */
    Map<Cell, Long> cells(Handle handle, String programme) {
        Map<Cell, Long> cells = new HashMap<>();
        handle.createQuery("select * from count_cells where programme = :programme").bind("programme", programme)
            .map((row, context) -> Map.entry(Cell.of(row.getString("measure"), row.getString("dimension"), row.getString("value")),
                row.getLong("number")))
            .forEach(entry -> cells.put(entry.getKey(), entry.getValue()));
        return cells;
    }
}
