package qadam.teaching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The numbers by place as they were last counted, the targets, and whose turn it is to count. */
final class PlaceCountStore {
    void replace(Handle handle, Collection<Counted> places) {
        PreparedBatch gone = handle.prepareBatch("delete from place_counts where place = :place");
        PreparedBatch goneWeeks = handle.prepareBatch("delete from place_weeks where place = :place");
        PreparedBatch numbers = handle.prepareBatch("""
            insert into place_counts (place, course, parent, enrolled, begun, finished, passed, certified)
            values (:place, :course, :parent, :enrolled, :begun, :finished, :passed, :certified)""");
        PreparedBatch weeks = handle.prepareBatch("""
            insert into place_weeks (place, course, week, enrolled, begun, finished, certified)
            values (:place, :course, :week, :enrolled, :begun, :finished, :certified)""");
        for (Counted place : places) {
            gone.bind("place", place.place()).add();
            goneWeeks.bind("place", place.place()).add();
            place.tallies().forEach((course, tally) -> {
                bind(numbers.bind("place", place.place()).bind("course", course).bind("parent", place.parent().orElse(null)), tally.numbers())
                    .bind("passed", tally.numbers().passed()).add();
                if (place.byWeek()) {
                    tally.weeks().forEach((week, one) -> bind(weeks.bind("place", place.place()).bind("course", course).bind("week", week), one).add());
                }
            });
        }
        List.of(gone, goneWeeks, numbers, weeks).stream().filter(batch -> batch.size() > 0).forEach(PreparedBatch::execute);
    }

    private static PreparedBatch bind(PreparedBatch batch, Numbers one) {
        return batch.bind("enrolled", one.enrolled()).bind("begun", one.begun()).bind("finished", one.finished()).bind("certified", one.certified());
    }

    Map<String, Numbers> of(Handle handle, long place) {
        return handle.createQuery("select * from place_counts where place = :place").bind("place", place)
            .reduceRows(new TreeMap<>(), (all, row) -> {
                all.put(row.getColumn("course", String.class), new Numbers(row.getColumn("enrolled", Long.class), row.getColumn("begun", Long.class),
                    row.getColumn("finished", Long.class), row.getColumn("passed", Long.class), row.getColumn("certified", Long.class)));
                return all;
            });
    }

    /** Of what lies in a place, by its number. */
    Map<Long, Numbers> inside(Handle handle, long parent, String course) {
        Map<Long, Numbers> all = new HashMap<>();
        handle.createQuery("select place, enrolled, begun, finished, passed, certified from place_counts where parent = :parent and course = :course")
            .bind("parent", parent).bind("course", course).map((row, context) -> Map.entry(row.getLong("place"), numbers(row, row.getLong("passed"))))
            .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    /** The newest weeks, the oldest of them first. */
    Map<String, Numbers> weeks(Handle handle, long place, String course, int most) {
        Map<String, Numbers> all = new TreeMap<>();
        handle.createQuery("select * from place_weeks where place = :place and course = :course order by week desc limit :most")
            .bind("place", place).bind("course", course).bind("most", most)
            .map((row, context) -> Map.entry(row.getString("week"), numbers(row, 0))).forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    private static Numbers numbers(ResultSet row, long passed) throws SQLException {
        return new Numbers(row.getLong("enrolled"), row.getLong("begun"), row.getLong("finished"), passed, row.getLong("certified"));
    }

    Optional<Long> target(Handle handle, long place) {
        return handle.createQuery("select people from place_targets where place = :place").bind("place", place).mapTo(Long.class).findOne();
    }

    void setTarget(Handle handle, long place, long people, Instant now) {
        handle.createUpdate("""
                insert into place_targets (place, people, set_at) values (:place, :people, :now)
                on conflict (place) do update set people = excluded.people, set_at = excluded.set_at""")
            .bind("place", place).bind("people", people).bind("now", now).execute();
    }

    /** When the numbers were last counted to the end. */
    Optional<Instant> countedAt(Handle handle) {
        return handle.createQuery("select ended_at from place_count_rounds where ended_at is not null").mapTo(Instant.class).findOne();
    }

    /** Takes the turn: nobody else counts within the pause. @return false when somebody has it */
    boolean begin(Handle handle, Instant now, Duration pause) {
        handle.execute("insert into place_count_rounds (one, begun_at) values (1, 0) on conflict do nothing");
        return handle.createUpdate("update place_count_rounds set begun_at = :now where one = 1 and begun_at <= :before")
            .bind("now", now).bind("before", now.minus(pause)).execute() == 1;
    }

    void end(Handle handle, Instant now) {
        handle.createUpdate("update place_count_rounds set ended_at = :now where one = 1").bind("now", now).execute();
    }
}
