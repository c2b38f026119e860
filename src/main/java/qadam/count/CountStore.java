package qadam.count;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

final class CountStore {
    List<LiveLeaf> live(Handle handle, String programme, String tag) {
        return handle.createQuery("select * from count_leaves where programme = :programme and tag = :tag")
            .bind("programme", programme).bind("tag", HexFormat.of().parseHex(tag))
            .map((row, context) -> new LiveLeaf(row.getLong("leaf"), row.getString("track"), row.getInt("level"),
                row.getString("region"), row.getString("week"), row.getString("mode"), row.getString("established")))
            .list();
    }

    void add(Handle handle, String programme, String tag, LiveLeaf leaf) {
        handle.createUpdate("""
                insert into count_leaves (programme, tag, leaf, track, level, region, week, mode, established)
                values (:programme, :tag, :number, :track, :level, :region, :week, :mode, :established)""")
            .bind("programme", programme).bind("tag", HexFormat.of().parseHex(tag)).bind("number", leaf.number())
            .bind("track", leaf.track()).bind("level", leaf.level()).bind("region", leaf.region()).bind("week", leaf.week())
            .bind("mode", leaf.mode()).bind("established", leaf.established())
            .execute();
    }

    void remove(Handle handle, String programme, String tag, long leaf) {
        handle.createUpdate("delete from count_leaves where programme = :programme and tag = :tag and leaf = :leaf")
            .bind("programme", programme).bind("tag", HexFormat.of().parseHex(tag)).bind("leaf", leaf).execute();
    }

    void change(Handle handle, String programme, Cell cell, int by) {
        handle.createUpdate("""
                insert into count_cells (programme, measure, dimension, value, number)
                values (:programme, :measure, :dimension, :value, :by)
                on conflict (programme, measure, dimension, value) do update set number = count_cells.number + excluded.number""")
            .bind("programme", programme).bind("measure", cell.measure().code()).bind("dimension", cell.dimension().code())
            .bind("value", cell.value()).bind("by", by).execute();
    }

    /** All numbers of a programme: some hundred rows, however many people there are. */
    Map<Cell, Long> cells(Handle handle, String programme) {
        Map<Cell, Long> cells = new HashMap<>();
        handle.createQuery("select * from count_cells where programme = :programme and number <> 0").bind("programme", programme)
            .map((row, context) -> Map.entry(Cell.of(row.getString("measure"), row.getString("dimension"), row.getString("value")),
                row.getLong("number")))
            .forEach(entry -> cells.put(entry.getKey(), entry.getValue()));
        return cells;
    }

    void clear(Handle handle, String programme) {
        handle.createUpdate("delete from count_leaves where programme = :programme").bind("programme", programme).execute();
        handle.createUpdate("delete from count_cells where programme = :programme").bind("programme", programme).execute();
    }
}
