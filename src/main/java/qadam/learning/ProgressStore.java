package qadam.learning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class ProgressStore {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final long FIRST_MONDAY = LocalDate.of(1969, 12, 29).toEpochDay();

    /** One answer to a practice item. @param node the server that took it */
    record Try(long learner, int activity, int courseVersion, boolean right, Instant at, UUID step, int node) {
    }

    /** Counts a try; an item once solved stays solved. */
    void add(Handle handle, Try one) {
        int tries = handle.createQuery("""
                insert into practice_progress (learner, activity, course_version, tries, solved_at, last_at, last_step)
                values (:learner, :activity, :courseVersion, 1, :solvedAt, :at, :step)
                on conflict (learner, activity) do update set tries = practice_progress.tries + 1,
                    solved_at = coalesce(practice_progress.solved_at, excluded.solved_at),
                    last_at = excluded.last_at, last_step = excluded.last_step
                returning tries""")
            .bind("learner", one.learner()).bind("activity", one.activity()).bind("courseVersion", one.courseVersion())
            .bind("solvedAt", one.right() ? one.at().toEpochMilli() : null).bind("at", one.at()).bind("step", one.step())
            .mapTo(Integer.class).one();
        if (tries == 1) {
            reach(handle, one);
        }
    }

    /** The first step of all: the server's own counter goes up, so that no two servers wait for one row. */
    private static void reach(Handle handle, Try one) {
        int first = handle.createUpdate("insert into reached_learners (learner) values (:learner) on conflict do nothing")
            .bind("learner", one.learner()).execute();
        if (first == 1) {
            handle.createUpdate("""
                    insert into reached_counts (node, learners) values (:node, 1)
                    on conflict (node) do update set learners = reached_counts.learners + 1""")
                .bind("node", one.node()).execute();
            handle.createUpdate("""
                    insert into reached_weeks (node, week, learners) values (:node, :week, 1)
                    on conflict (node, week) do update set learners = reached_weeks.learners + 1""")
                .bind("node", one.node()).bind("week", week(one.at())).execute();
        }
    }

    /** Mondays in Almaty since that of 29 December 1969. */
    private static long week(Instant at) {
        return Math.floorDiv(LocalDate.ofInstant(at, ALMATY).toEpochDay() - FIRST_MONDAY, 7);
    }

    /** What came of one question. @param solvedAt empty while every answer was wrong */
    record Row(long learner, int activity, int tries, Optional<Instant> solvedAt, Instant lastAt) {
    }

    /** Everything that these learner keys have practised. */
    List<Row> of(Handle handle, Collection<Long> learners) {
        return learners.isEmpty() ? List.of() : handle.createQuery("""
                select learner, activity, tries, solved_at, last_at from practice_progress where learner in (<learners>)""")
            .bindList("learners", List.copyOf(learners)).map((row, context) -> {
                long solved = row.getLong("solved_at");
                Optional<Instant> solvedAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(solved));
                return new Row(row.getLong("learner"), row.getInt("activity"), row.getInt("tries"), solvedAt, Instant.ofEpochMilli(row.getLong("last_at")));
            }).list();
    }

    /** The numbers of all activities that one of these learner keys has solved. */
    List<Integer> solved(Handle handle, List<Long> learners) {
        return learners.isEmpty() ? List.of() : handle.createQuery("""
                select activity from practice_progress where learner in (<learners>) and solved_at is not null""")
            .bindList("learners", learners).mapTo(Integer.class).list();
    }

    /** How many learner keys have taken a step of practice. */
    long reached(Handle handle) {
        return handle.createQuery("select coalesce(sum(learners), 0) from reached_counts").mapTo(Long.class).one();
    }

    /** How many learner keys took their first step of practice, by the Monday of that week. */
    Map<LocalDate, Long> reachedByWeek(Handle handle) {
        Map<LocalDate, Long> weeks = new TreeMap<>();
        handle.createQuery("select week, sum(learners) as learners from reached_weeks group by week")
            .map((row, context) -> Map.entry(LocalDate.ofEpochDay(row.getLong("week") * 7 + FIRST_MONDAY), row.getLong("learners")))
            .forEach(week -> weeks.put(week.getKey(), week.getValue()));
        return weeks;
    }

    void clear(Handle handle) {
        List.of("practice_progress", "reached_learners", "reached_counts", "reached_weeks").forEach(table -> handle.execute("delete from " + table));
    }
}
