package qadam.learning;

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
import qadam.shared.Lane;
import qadam.shared.Prepared;

/** Moves the projections of practice by all tries of a group at once: plain JDBC, one prepared statement for all of them. */
final class TryStore {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final String FIRST = """
        insert into practice_progress (learner, activity, course_version, tries, solved_at, last_at)
        values (?, ?, ?, ?, ?, ?) on conflict do nothing""";
    private static final String FURTHER = """
        update practice_progress set tries = tries + ?1, solved_at = coalesce(min(solved_at, ?2), solved_at, ?2), last_at = max(last_at, ?3)
        where learner = ?4 and activity = ?5 returning last_at""";
    private static final String TOGETHER = """
        insert into practice_progress as known (learner, activity, course_version, tries, solved_at, last_at)
        select * from unnest(?, ?, ?, ?, ?, ?)
        on conflict (learner, activity) do update set tries = known.tries + excluded.tries,
            solved_at = least(known.solved_at, excluded.solved_at), last_at = greatest(known.last_at, excluded.last_at)
        returning learner, activity, tries, last_at""";
    /** Gives back nothing when an earlier step is known, and otherwise what was known before, or what is known now for the first time. */
    private static final String REACHED = """
        insert into reached_learners as known (learner, first_at) %s
        on conflict (learner) do update set first_at = known.first_at where excluded.first_at < known.first_at returning learner, first_at""";

    /** Counts the tries; an item once solved stays solved. */
    void add(Handle handle, List<Try> some) {
        if (some.isEmpty()) {
            return;
        }
        try {
            boolean postgresql = Lane.of(handle).postgresql();
            List<Tries> sums = Tries.of(some);
            List<Tries> fresh = postgresql ? together(handle, sums) : oneByOne(handle, sums);
            reach(handle, reached(handle, firsts(fresh), postgresql));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** On SQLite a call costs little, and most tries are the first at their item. @return those that were */
    private static List<Tries> oneByOne(Handle handle, List<Tries> sums) throws SQLException {
        List<Tries> fresh = new ArrayList<>(sums.size());
        try (Prepared first = Prepared.of(handle, FIRST); Prepared further = Prepared.of(handle, FURTHER)) {
            for (Tries sum : sums) {
                if (isFirst(first.statement(), sum) || further(further.statement(), sum) > sum.first().at().toEpochMilli()) {
                    fresh.add(sum);
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
        return first.executeUpdate() == 1;
    }

    /** @return when it was last tried, by all that is known now */
    private static long further(PreparedStatement further, Tries sum) throws SQLException {
        further.setInt(1, sum.many());
        moment(further, 2, sum.solvedAt());
        further.setLong(3, sum.last().at().toEpochMilli());
        further.setLong(4, sum.last().learner());
        further.setInt(5, sum.last().activity());
        try (ResultSet row = further.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void moment(PreparedStatement statement, int place, Long millis) throws SQLException {
        if (millis == null) {
            statement.setNull(place, Types.BIGINT);
        } else {
            statement.setLong(place, millis);
        }
    }

    /** Those that were the first at their item (their row holds no more tries than came now), or came after a later one. */
    private static List<Tries> together(Handle handle, List<Tries> sums) throws SQLException {
        Map<Try.Place, Tries> known = LinkedHashMap.newLinkedHashMap(sums.size());
        sums.forEach(sum -> known.put(sum.last().place(), sum));
        List<Tries> fresh = new ArrayList<>(sums.size());
        try (Prepared prepared = Prepared.of(handle, TOGETHER)) {
            PreparedStatement upsert = prepared.statement();
            array(upsert, 1, "int8", sums.stream().map(sum -> sum.last().learner()).toArray());
            array(upsert, 2, "int4", sums.stream().map(sum -> sum.last().activity()).toArray());
            array(upsert, 3, "int4", sums.stream().map(sum -> sum.last().courseVersion()).toArray());
            array(upsert, 4, "int4", sums.stream().map(Tries::many).toArray());
            array(upsert, 5, "int8", sums.stream().map(Tries::solvedAt).toArray());
            array(upsert, 6, "int8", sums.stream().map(sum -> sum.last().at().toEpochMilli()).toArray());
            try (ResultSet row = upsert.executeQuery()) {
                while (row.next()) {
                    Tries sum = known.get(new Try.Place(row.getLong(1), row.getInt(2)));
                    if (row.getInt(3) == sum.many() || row.getLong(4) > sum.first().at().toEpochMilli()) {
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
        fresh.forEach(sum -> firsts.merge(sum.first().learner(), sum.first(), (one, other) -> other.at().isBefore(one.at()) ? other : one));
        return firsts;
    }

    /** @param before when the learner was taken to have begun until now; the step's own moment for a learner's first of all */
    private record Reached(Try first, Instant before) {
        boolean isNew() {
            return before.toEpochMilli() == first.at().toEpochMilli();
        }
    }

    /** Those of whom no earlier step was known. */
    private static List<Reached> reached(Handle handle, Map<Long, Try> firsts, boolean postgresql) throws SQLException {
        List<Reached> reached = new ArrayList<>();
        try (Prepared prepared = Prepared.of(handle, REACHED.formatted(postgresql ? "select * from unnest(?, ?)" : "values (?, ?)"))) {
            PreparedStatement insert = prepared.statement();
            if (postgresql) {
                array(insert, 1, "int8", firsts.keySet().toArray());
                array(insert, 2, "int8", firsts.values().stream().map(first -> first.at().toEpochMilli()).toArray());
                collect(insert, firsts, reached);
            } else {
                for (Try first : firsts.values()) {
                    insert.setLong(1, first.learner());
                    insert.setLong(2, first.at().toEpochMilli());
                    collect(insert, firsts, reached);
                }
            }
        }
        return reached;
    }

    private static void collect(PreparedStatement insert, Map<Long, Try> firsts, List<Reached> reached) throws SQLException {
        try (ResultSet row = insert.executeQuery()) {
            while (row.next()) {
                reached.add(new Reached(firsts.get(row.getLong(1)), Instant.ofEpochMilli(row.getLong(2))));
            }
        }
    }

    private record Counter(int node, long week) {
    }

    /** The counters of whoever stored the step go up, so that no two writers wait for one row; what counts is their sum. */
    private static void reach(Handle handle, List<Reached> reached) {
        Map<Integer, Integer> learners = new HashMap<>();
        Map<Counter, Integer> weeks = new HashMap<>();
        for (Reached one : reached) {
            int node = one.first().node();
            weeks.merge(new Counter(node, week(one.first().at())), 1, Integer::sum);
            if (one.isNew()) {
                learners.merge(node, 1, Integer::sum);
            } else {   // another server was the faster one to store a later step, or the clock has gone back
                weeks.merge(new Counter(node, week(one.before())), -1, Integer::sum);
                begunEarlier(handle, one.first());
            }
        }
        learners.forEach((node, many) -> handle.createUpdate("""
                insert into reached_counts (node, learners) values (:node, :many)
                on conflict (node) do update set learners = reached_counts.learners + excluded.learners""")
            .bind("node", node).bind("many", many).execute());
        weeks.forEach((counter, many) -> handle.createUpdate("""
                insert into reached_weeks (node, week, learners) values (:node, :week, :many)
                on conflict (node, week) do update set learners = reached_weeks.learners + excluded.learners""")
            .bind("node", counter.node()).bind("week", counter.week()).bind("many", many).execute());
    }

    private static void begunEarlier(Handle handle, Try first) {
        handle.createUpdate("update reached_learners set first_at = :at where learner = :learner")
            .bind("at", first.at()).bind("learner", first.learner()).execute();
    }

    /** Mondays in Almaty since that of 29 December 1969. */
    static long week(Instant at) {
        return Math.floorDiv(LocalDate.ofInstant(at, ALMATY).toEpochDay() - ProgressStore.FIRST_MONDAY, 7);
    }
}
