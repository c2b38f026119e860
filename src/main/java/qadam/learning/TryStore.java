package qadam.learning;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;
import qadam.shared.Lane;

/** Moves the projections of practice by all tries of a group at once: plain JDBC, one prepared statement for all of them. */
final class TryStore {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final String FIRST = """
        insert into practice_progress (learner, activity, course_version, tries, solved_at, last_at, last_step)
        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";
    private static final String FURTHER = """
        update practice_progress set tries = tries + ?1, solved_at = coalesce(min(solved_at, ?2), solved_at, ?2),
            last_step = case when ?3 >= last_at then ?4 else last_step end, last_at = max(last_at, ?3)
        where learner = ?5 and activity = ?6""";
    private static final String TOGETHER = """
        insert into practice_progress as known (learner, activity, course_version, tries, solved_at, last_at, last_step)
        select * from unnest(?, ?, ?, ?, ?, ?, ?)
        on conflict (learner, activity) do update set tries = known.tries + excluded.tries,
            solved_at = least(known.solved_at, excluded.solved_at),
            last_step = case when excluded.last_at >= known.last_at then excluded.last_step else known.last_step end,
            last_at = greatest(known.last_at, excluded.last_at)
        returning learner, activity, tries""";

    /** Counts the tries; an item once solved stays solved. */
    void add(Handle handle, List<Try> some) {
        if (some.isEmpty()) {
            return;
        }
        try {
            boolean postgresql = Lane.of(handle).postgresql();
            List<Tries> sums = Tries.of(some);
            List<Tries> fresh = postgresql ? together(handle.getConnection(), sums) : oneByOne(handle.getConnection(), sums);
            reach(handle, reached(handle.getConnection(), firsts(fresh), postgresql));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** On SQLite a call costs little, and most tries are the first at their item. @return those that were */
    private static List<Tries> oneByOne(Connection connection, List<Tries> sums) throws SQLException {
        List<Tries> fresh = new ArrayList<>(sums.size());
        try (PreparedStatement first = connection.prepareStatement(FIRST); PreparedStatement further = connection.prepareStatement(FURTHER)) {
            for (Tries sum : sums) {
                if (isFirst(first, sum)) {
                    fresh.add(sum);
                } else {
                    further(further, sum);
                }
            }
        }
        return fresh;
    }

    private static boolean isFirst(PreparedStatement first, Tries sum) throws SQLException {
        first.setLong(1, sum.last().learner());
        first.setInt(2, sum.last().activity());
        first.setInt(3, sum.last().courseVersion());
        first.setInt(4, sum.many());
        moment(first, 5, sum.solvedAt());
        first.setLong(6, sum.last().at().toEpochMilli());
        first.setBytes(7, Ids.bytes(sum.last().step()));
        return first.executeUpdate() == 1;
    }

    private static void further(PreparedStatement further, Tries sum) throws SQLException {
        further.setInt(1, sum.many());
        moment(further, 2, sum.solvedAt());
        further.setLong(3, sum.last().at().toEpochMilli());
        further.setBytes(4, Ids.bytes(sum.last().step()));
        further.setLong(5, sum.last().learner());
        further.setInt(6, sum.last().activity());
        further.executeUpdate();
    }

    private static void moment(PreparedStatement statement, int place, Long millis) throws SQLException {
        if (millis == null) {
            statement.setNull(place, Types.BIGINT);
        } else {
            statement.setLong(place, millis);
        }
    }

    /** Those that were the first at their item: their row holds no more tries than came now. */
    private static List<Tries> together(Connection connection, List<Tries> sums) throws SQLException {
        Map<Try.Place, Tries> known = LinkedHashMap.newLinkedHashMap(sums.size());
        sums.forEach(sum -> known.put(sum.last().place(), sum));
        List<Tries> fresh = new ArrayList<>(sums.size());
        try (PreparedStatement upsert = connection.prepareStatement(TOGETHER)) {
            array(upsert, 1, "int8", sums.stream().map(sum -> sum.last().learner()).toArray());
            array(upsert, 2, "int4", sums.stream().map(sum -> sum.last().activity()).toArray());
            array(upsert, 3, "int4", sums.stream().map(sum -> sum.last().courseVersion()).toArray());
            array(upsert, 4, "int4", sums.stream().map(Tries::many).toArray());
            array(upsert, 5, "int8", sums.stream().map(Tries::solvedAt).toArray());
            array(upsert, 6, "int8", sums.stream().map(sum -> sum.last().at().toEpochMilli()).toArray());
            array(upsert, 7, "bytea", sums.stream().map(sum -> Ids.bytes(sum.last().step())).toArray(byte[][]::new));
            try (ResultSet row = upsert.executeQuery()) {
                while (row.next()) {
                    Tries sum = known.get(new Try.Place(row.getLong(1), row.getInt(2)));
                    if (row.getInt(3) == sum.many()) {
                        fresh.add(sum);
                    }
                }
            }
        }
        return fresh;
    }

    private static void array(PreparedStatement statement, int place, String type, Object[] values) throws SQLException {
        statement.setArray(place, statement.getConnection().createArrayOf(type, values));
    }

    /** Of each learner the first try. */
    private static Map<Long, Try> firsts(List<Tries> fresh) {
        Map<Long, Try> firsts = new LinkedHashMap<>();
        fresh.forEach(sum -> firsts.putIfAbsent(sum.first().learner(), sum.first()));
        return firsts;
    }

    /** Those whose first step of all it was. */
    private static List<Try> reached(Connection connection, Map<Long, Try> firsts, boolean postgresql) throws SQLException {
        List<Try> reached = new ArrayList<>();
        if (postgresql) {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into reached_learners (learner) select unnest(?) on conflict do nothing returning learner""")) {
                array(insert, 1, "int8", firsts.keySet().toArray());
                try (ResultSet row = insert.executeQuery()) {
                    while (row.next()) {
                        reached.add(firsts.get(row.getLong(1)));
                    }
                }
            }
            return reached;
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into reached_learners (learner) values (?) on conflict do nothing")) {
            for (Try first : firsts.values()) {
                insert.setLong(1, first.learner());
                if (insert.executeUpdate() == 1) {
                    reached.add(first);
                }
            }
        }
        return reached;
    }

    private record Counter(int node, long week) {
    }

    /** The counters of whoever stored the step go up, so that no two writers wait for one row. */
    private static void reach(Handle handle, List<Try> reached) {
        Map<Counter, Integer> counts = new HashMap<>();
        reached.forEach(first -> counts.merge(new Counter(first.node(), week(first.at())), 1, Integer::sum));
        counts.forEach((counter, many) -> {
            handle.createUpdate("""
                    insert into reached_counts (node, learners) values (:node, :many)
                    on conflict (node) do update set learners = reached_counts.learners + excluded.learners""")
                .bind("node", counter.node()).bind("many", many).execute();
            handle.createUpdate("""
                    insert into reached_weeks (node, week, learners) values (:node, :week, :many)
                    on conflict (node, week) do update set learners = reached_weeks.learners + excluded.learners""")
                .bind("node", counter.node()).bind("week", counter.week()).bind("many", many).execute();
        });
    }

    /** Mondays in Almaty since that of 29 December 1969. */
    private static long week(Instant at) {
        return Math.floorDiv(LocalDate.ofInstant(at, ALMATY).toEpochDay() - ProgressStore.FIRST_MONDAY, 7);
    }
}
