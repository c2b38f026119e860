package qadam.record;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;
import qadam.shared.Lane;
import qadam.shared.Prepared;

/** The hottest statements of the house: all new steps of a group at once, in plain JDBC, with one prepared statement for all of them. */
final class AppendStore {
    private static final String NEWEST = "select coalesce(max(sequence), 0) from steps";
    private static final String ROW = """
        insert into steps (sequence, learner, id, stored_at, taken_at, kind, course_version, activity, node, result)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""";
    /** Numbers are given in the order of the arrays, and one statement is one round trip however many steps there are. */
    private static final String ROWS = """
        insert into steps (learner, id, stored_at, taken_at, kind, course_version, activity, node, result)
        select learner, id, ?, taken_at, kind, course_version, activity, ?, result
        from unnest(?, ?, ?, ?, ?, ?, ?) with ordinality
            as new (learner, id, taken_at, kind, course_version, activity, result, place)
        order by place on conflict do nothing returning id, sequence""";

    /** The sequence of each step, in the order of the list; 0 for one whose id was taken, by a step before it or by one in the list. */
    long[] insert(Handle handle, List<NewStep> steps, Instant storedAt, int node) {
        try {
            return Lane.of(handle).postgresql() ? together(handle, steps, storedAt, node)
                : oneByOne(handle, steps, storedAt, node);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** SQLite has one writer, so the numbers are known beforehand and need not be asked for. */
    private static long[] oneByOne(Handle handle, List<NewStep> steps, Instant storedAt, int node) throws SQLException {
        long[] sequences = new long[steps.size()];
        long last = newest(handle);
        try (Prepared prepared = Prepared.of(handle, ROW)) {
            PreparedStatement insert = prepared.statement();
            insert.setLong(4, storedAt.toEpochMilli());
            insert.setInt(9, node);
            for (int i = 0; i < sequences.length; i++) {
                if (isNew(insert, steps.get(i), last + 1)) {
                    sequences[i] = ++last;
                }
            }
        }
        return sequences;
    }

    private static long newest(Handle handle) throws SQLException {
        try (Prepared prepared = Prepared.of(handle, NEWEST); ResultSet row = prepared.statement().executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static boolean isNew(PreparedStatement insert, NewStep step, long sequence) throws SQLException {
        insert.setLong(1, sequence);
        insert.setLong(2, step.learner());
        insert.setBytes(3, Ids.bytes(step.id()));
        insert.setLong(5, step.takenAt().toEpochMilli());
        insert.setInt(6, step.kind().code());
        insert.setInt(7, step.courseVersion());
        insert.setInt(8, step.activity());
        insert.setBytes(10, step.result());
        return insert.executeUpdate() == 1;
    }

    private static long[] together(Handle handle, List<NewStep> steps, Instant storedAt, int node) throws SQLException {
        Map<UUID, Long> inserted = HashMap.newHashMap(steps.size());
        Connection connection = handle.getConnection();
        try (Prepared prepared = Prepared.of(handle, ROWS)) {
            PreparedStatement insert = prepared.statement();
            insert.setLong(1, storedAt.toEpochMilli());
            insert.setInt(2, node);
            insert.setArray(3, longs(connection, steps.stream().mapToLong(NewStep::learner).toArray()));
            insert.setArray(4, bytes(connection, steps.stream().map(step -> Ids.bytes(step.id())).toArray(byte[][]::new)));
            insert.setArray(5, longs(connection, steps.stream().mapToLong(step -> step.takenAt().toEpochMilli()).toArray()));
            insert.setArray(6, ints(connection, steps.stream().mapToInt(step -> step.kind().code()).toArray()));
            insert.setArray(7, ints(connection, steps.stream().mapToInt(NewStep::courseVersion).toArray()));
            insert.setArray(8, ints(connection, steps.stream().mapToInt(NewStep::activity).toArray()));
            insert.setArray(9, bytes(connection, steps.stream().map(NewStep::result).toArray(byte[][]::new)));
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    inserted.put(Ids.uuid(row.getBytes(1)), row.getLong(2));
                }
            }
        }
        return steps.stream().mapToLong(step -> {
            Long sequence = inserted.remove(step.id());   // of two in the list the first was stored
            return sequence == null ? 0 : sequence;
        }).toArray();
    }

    private static Array longs(Connection connection, long[] numbers) throws SQLException {
        return connection.createArrayOf("int8", java.util.Arrays.stream(numbers).boxed().toArray());
    }

    private static Array ints(Connection connection, int[] numbers) throws SQLException {
        return connection.createArrayOf("int4", java.util.Arrays.stream(numbers).boxed().toArray());
    }

    private static Array bytes(Connection connection, byte[][] values) throws SQLException {
        return connection.createArrayOf("bytea", values);
    }
}
