package qadam.credential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** The queue of leaves: only ever added to. */
final class LeafStore {
    long add(Handle handle, Leaf leaf, Optional<Long> about, Instant now) {
        return handle.createUpdate("insert into leaves (about, line, queued_at) values (:about, :line, :now)")
            .bind("about", about.orElse(null)).bind("line", leaf.line()).bind("now", now)
            .executeAndReturnGeneratedKeys("number").mapTo(Long.class).one();
    }

    Leaf.Issue issue(Handle handle, long number) {
        String line = handle.createQuery("select line from leaves where number = :number")
            .bind("number", number).mapTo(String.class).one();
        return (Leaf.Issue) Leaf.read(line);
    }

    void each(Handle handle, Consumer<QueuedLeaf> reader) {
        try (var rows = handle.createQuery("select number, about, line from leaves order by number").setFetchSize(1000)
                .map((row, context) -> new QueuedLeaf(row.getLong("number"), about(row), Leaf.read(row.getString("line")))).stream()) {
            rows.forEach(reader);
        }
    }

    private static Optional<Long> about(ResultSet row) throws SQLException {
        long number = row.getLong("about");
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }
}
