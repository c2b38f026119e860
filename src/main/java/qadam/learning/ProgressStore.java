package qadam.learning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

final class ProgressStore {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final long FIRST_MONDAY = LocalDate.of(1969, 12, 29).toEpochDay();

    /** One answer to a practice item. @param node the server that took it */
    record Try(long learner, int activity, int courseVersion, boolean right, Instant at, int node) {
    }

    private record Seen(int tries, Instant lastAt) {
    }

    /** Counts a try; an item once solved stays solved. In whatever order tries come, as from several servers, the row ends the same. */
    void add(Handle handle, Try one) {
        Seen seen = handle.createQuery("""
                insert into practice_progress (learner, activity, course_version, tries, solved_at, last_at)
                values (:learner, :activity, :courseVersion, 1, :solvedAt, :at)
                on conflict (learner, activity) do update set tries = practice_progress.tries + 1,
                    solved_at = case when excluded.solved_at is null or practice_progress.solved_at <= excluded.solved_at
                        then practice_progress.solved_at else excluded.solved_at end,
                    last_at = case when practice_progress.last_at >= excluded.last_at then practice_progress.last_at else excluded.last_at end
                returning tries, last_at""")
            .bind("learner", one.learner()).bind("activity", one.activity()).bind("courseVersion", one.courseVersion())
            .bind("solvedAt", one.right() ? one.at().toEpochMilli() : null).bind("at", one.at())
            .map((row, context) -> new Seen(row.getInt("tries"), Instant.ofEpochMilli(row.getLong("last_at")))).one();
        if (seen.tries() == 1 || seen.lastAt().isAfter(one.at())) {   // else there is an older one of this learner
            reach(handle, one);
        }
    }

    /** The first step of all: the server's own counter goes up, so that no two servers wait for one row. */
    private static void reach(Handle handle, Try one) {
        Optional<Instant> first = handle.createQuery("""
                insert into reached_learners (learner, first_at) values (:learner, :at)
                on conflict (learner) do update set first_at = reached_learners.first_at where excluded.first_at < reached_learners.first_at
                returning first_at""")
            .bind("learner", one.learner()).bind("at", one.at()).mapTo(Instant.class).findOne();
        first.ifPresent(known -> {
            if (known.equals(one.at())) {
                count(handle, one.node());
                countWeek(handle, one.node(), week(one.at()), 1);
            } else {
                reachEarlier(handle, one, known);
            }
        });
    }

    private static void count(Handle handle, int node) {
        handle.createUpdate("""
                insert into reached_counts (node, learners) values (:node, 1)
                on conflict (node) do update set learners = reached_counts.learners + 1""")
            .bind("node", node).execute();
    }

    /** Another server was the faster one to store a later step, or the clock has gone back. */
    private static void reachEarlier(Handle handle, Try one, Instant known) {
        handle.createUpdate("update reached_learners set first_at = :at where learner = :learner")
            .bind("at", one.at()).bind("learner", one.learner()).execute();
        countWeek(handle, one.node(), week(known), -1);   // what counts is the sum over the servers
        countWeek(handle, one.node(), week(one.at()), 1);
    }

    private static void countWeek(Handle handle, int node, long week, int more) {
        handle.createUpdate("""
                insert into reached_weeks (node, week, learners) values (:node, :week, :more)
                on conflict (node, week) do update set learners = reached_weeks.learners + excluded.learners""")
            .bind("node", node).bind("week", week).bind("more", more).execute();
    }

    /** Mondays in Almaty since that of 29 December 1969. */
    static long week(Instant at) {
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
        handle.createQuery("select week, sum(learners) as learners from reached_weeks group by week having sum(learners) <> 0")
            .map((row, context) -> Map.entry(LocalDate.ofEpochDay(row.getLong("week") * 7 + FIRST_MONDAY), row.getLong("learners")))
            .forEach(week -> weeks.put(week.getKey(), week.getValue()));
        return weeks;
    }
}
