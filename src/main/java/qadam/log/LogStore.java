package qadam.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Programme;
import qadam.credential.Leaf;
import qadam.proof.SignedNote;

/** The log's rows: the truth from which its files are made. */
final class LogStore {
    private static final String LOG = "log";

    /** The log's name and how far it is. @param restoredAt since when it stands, because nobody has said whether more was published */
    record State(String origin, Instant openedAt, long appended, Optional<Instant> restoredAt) {
    }

    /** A programme's version that opens when its first leaf is written. */
    record Known(String programme, int year, LocalDate firstDay, LocalDate lastDay, List<String> tracks, List<String> modes, Optional<Long> position) {
        /** The programme without its version. */
        String id() {
            return programme.substring(0, programme.indexOf('@'));
        }

        boolean isDemonstration() {
            return programme.startsWith("demo-");
        }
    }

    /** Opens the log once; until its first leaf it takes the newest origin, after that another changes nothing. */
    State open(Handle handle, String origin, Instant now) {
        handle.createUpdate("""
                insert into log_states (name, origin, opened_at, appended) values (:name, :origin, :now, 0)
                on conflict (name) do update set origin = excluded.origin where log_states.appended = 0""")
            .bind("name", LOG).bind("origin", origin).bind("now", now).execute();
        return state(handle).orElseThrow();
    }

    Optional<State> state(Handle handle) {
        return handle.createQuery("select * from log_states where name = :name").bind("name", LOG)
            .map((row, context) -> new State(row.getString("origin"), Instant.ofEpochMilli(row.getLong("opened_at")), row.getLong("appended"),
                restoredAt(row))).findOne();
    }

    private static Optional<Instant> restoredAt(ResultSet row) throws SQLException {
        long at = row.getLong("restored_at");
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
    }

    /** Marks the database as brought back from a copy, or as settled. */
    void markRestored(Handle handle, Optional<Instant> at) {
        handle.createUpdate("update log_states set restored_at = :at where name = :name").bind("name", LOG).bind("at", at.orElse(null)).execute();
    }

    /** Moves the log's end, if it is where the caller believes it to be: of two that append at once, one does. */
    boolean advance(Handle handle, long from, long to) {
        return handle.createUpdate("update log_states set appended = :to where name = :name and appended = :from")
            .bind("name", LOG).bind("from", from).bind("to", to).execute() == 1;
    }

    void add(Handle handle, long first, List<String> lines) {
        var batch = handle.prepareBatch("insert into log_leaves (position, line) values (:position, :line)");
        long position = first;
        for (String line : lines) {
            batch.bind("position", position++).bind("line", line).add();
        }
        batch.execute();
    }

    Optional<String> line(Handle handle, long position) {
        return handle.createQuery("select line from log_leaves where position = :position").bind("position", position)
            .mapTo(String.class).findOne();
    }

    List<String> lines(Handle handle, long from, long to) {
        return handle.createQuery("select line from log_leaves where position >= :from and position < :to order by position")
            .bind("from", from).bind("to", to).mapTo(String.class).list();
    }

    void each(Handle handle, long size, BiConsumer<Long, String> reader) {
        try (var rows = handle.createQuery("select position, line from log_leaves where position < :size order by position")
                .bind("size", size).setFetchSize(1000).map((row, context) -> {
                    reader.accept(row.getLong("position"), row.getString("line"));
                    return 1;
                }).stream()) {
            rows.forEach(row -> { });
        }
    }

    /** Whether the log says that the key of the programme's tags is destroyed. Reads all leaves. */
    boolean hasClosed(Handle handle, String programme) {
        return handle.createQuery("select 1 from log_leaves where line like :line").bind("line", "{\"t\":\"close\",\"g\":\"" + programme + "@%")
            .mapTo(Integer.class).findFirst().isPresent();
    }

    // ── checkpoints ──

    Optional<Published> latest(Handle handle) {
        return handle.createQuery("select * from log_checkpoints order by size desc limit 1").map((row, context) -> checkpoint(row)).findOne();
    }

    /** The one of this size. */
    Optional<Published> checkpoint(Handle handle, long size) {
        return handle.createQuery("select * from log_checkpoints where size = :size").bind("size", size).map((row, context) -> checkpoint(row)).findOne();
    }

    /** The last one that was published before a moment. */
    Optional<Published> before(Handle handle, Instant moment) {
        return handle.createQuery("select * from log_checkpoints where published_at < :moment order by size desc limit 1")
            .bind("moment", moment).map((row, context) -> checkpoint(row)).findOne();
    }

    /** False when a checkpoint of this size or a larger one is there already. */
    boolean add(Handle handle, Published checkpoint) {
        return handle.createUpdate("""
                insert into log_checkpoints (size, root, note, published_at)
                select :size, :root, :note, :at where not exists (select 1 from log_checkpoints where size >= :size)""")
            .bind("size", checkpoint.size()).bind("root", checkpoint.root()).bind("note", checkpoint.note().toString())
            .bind("at", checkpoint.at()).execute() == 1;
    }

    /** The same tree, witnessed anew. */
    void replaceNote(Handle handle, Published checkpoint) {
        handle.createUpdate("update log_checkpoints set note = :note where size = :size")
            .bind("size", checkpoint.size()).bind("note", checkpoint.note().toString()).execute();
    }

    static Published checkpoint(ResultSet row) throws SQLException {
        return new Published(row.getLong("size"), row.getBytes("root"), SignedNote.read(row.getString("note")).orElseThrow(),
            Instant.ofEpochMilli(row.getLong("published_at")));
    }

    // ── what stands at the head of a programme ──

    /** @return what the log will say, or has said, of this version */
    Known know(Handle handle, Programme programme) {
        handle.createUpdate("""
                insert into log_programmes (programme, year, tracks, modes, first_day, last_day) values (:programme, :year, :tracks, :modes, :first, :last)
                on conflict (programme) do nothing""")
            .bind("programme", programme.idAtVersion()).bind("year", programme.year())
            .bind("first", programme.firstDay().toString()).bind("last", programme.lastDay().toString())
            .bind("tracks", String.join(",", programme.countedTracks().stream().sorted().toList()))
            .bind("modes", String.join(",", programme.countedModes().stream().sorted().toList())).execute();
        return known(handle, programme.idAtVersion()).orElseThrow();
    }

    Optional<Known> known(Handle handle, String programme) {
        return handle.createQuery("select * from log_programmes where programme = :programme").bind("programme", programme)
            .map((row, context) -> known(row)).findOne();
    }

    List<Known> programmes(Handle handle) {
        return handle.createQuery("select * from log_programmes order by programme").map((row, context) -> known(row)).list();
    }

    private static Known known(ResultSet row) throws SQLException {
        long position = row.getLong("position");
        Optional<Long> opened = row.wasNull() ? Optional.empty() : Optional.of(position);
        return new Known(row.getString("programme"), row.getInt("year"), LocalDate.parse(row.getString("first_day")), LocalDate.parse(row.getString("last_day")), names(row.getString("tracks")), names(row.getString("modes")), opened);
    }

    private static List<String> names(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(","));
    }

    void opened(Handle handle, String programme, long position) {
        handle.createUpdate("update log_programmes set position = :position where programme = :programme")
            .bind("programme", programme).bind("position", position).execute();
    }

    /** As the log itself has said it. */
    void took(Handle handle, Leaf.Open open, long position) {
        handle.createUpdate("""
                insert into log_programmes (programme, year, tracks, modes, first_day, last_day, position)
                values (:programme, :year, :tracks, :modes, :first, :last, :position)
                on conflict (programme) do update set tracks = excluded.tracks, modes = excluded.modes, first_day = excluded.first_day,
                    last_day = excluded.last_day, position = excluded.position""")
            .bind("programme", open.programme()).bind("year", open.year()).bind("first", open.firstDay().toString())
            .bind("last", open.lastDay().toString()).bind("tracks", String.join(",", open.tracks())).bind("modes", String.join(",", open.modes()))
            .bind("position", position).execute();
    }

    void know(Handle handle, String key) {
        handle.createUpdate("insert into log_keys (name, position) values (:name, -1) on conflict (name) do nothing").bind("name", key).execute();
    }

    List<String> unsaidKeys(Handle handle) {
        return handle.createQuery("select name from log_keys where position < 0 order by name").mapTo(String.class).list();
    }

    void said(Handle handle, String key, long position) {
        handle.createUpdate("update log_keys set position = :position where name = :name").bind("name", key).bind("position", position).execute();
    }
}
