package qadam.learning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class ProgressStore {
    static final long FIRST_MONDAY = LocalDate.of(1969, 12, 29).toEpochDay();

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
