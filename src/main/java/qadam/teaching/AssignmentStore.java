package qadam.teaching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.identity.Leaving;
import qadam.shared.Ids;

final class AssignmentStore {
    /** @return its number; empty when the course is assigned there already */
    Optional<Long> add(Handle handle, Assignment wanted, UUID maker, Instant now) {
        return handle.createQuery("""
                insert into assignments (place, course, due_on, sitting_on, made_by, made_at)
                values (:place, :course, :due, :sitting, :maker, :now) on conflict do nothing returning number""")
            .bind("place", wanted.place()).bind("course", wanted.course()).bind("due", wanted.dueOn().toString())
            .bind("sitting", wanted.sittingOn().map(LocalDate::toString).orElse(null)).bind("maker", maker).bind("now", now).mapTo(Long.class).findOne();
    }

    /** @return false when there is none of this number in this place */
    boolean end(Handle handle, long place, long number, UUID by, Instant now) {
        return handle.createUpdate("""
                update assignments set ended_at = :now, ended_by = :by where number = :number and place = :place and ended_at is null""")
            .bind("now", now).bind("by", by).bind("number", number).bind("place", place).execute() == 1;
    }

    /** In force in one of these places, the nearest last day first. */
    List<Assignment> of(Handle handle, Collection<Long> places) {
        return places.isEmpty() ? List.of() : handle.createQuery("""
                select * from assignments where place in (<places>) and ended_at is null order by due_on, number""")
            .bindList("places", List.copyOf(places)).map(AssignmentStore::assignment).list();
    }

    /** @return false when they have moved it before */
    boolean move(Handle handle, Move move, Instant now) {
        return handle.createUpdate("""
                insert into sitting_moves (assignment, person, moved_to, moved_at) values (:assignment, :person, :to, :now) on conflict do nothing""")
            .bind("assignment", move.assignment()).bind("person", move.person()).bind("to", move.movedTo().toString()).bind("now", now).execute() == 1;
    }

    List<Move> moves(Handle handle, long assignment) {
        return handle.createQuery("select * from sitting_moves where assignment = :assignment").bind("assignment", assignment).map(AssignmentStore::move).list();
    }

    List<Move> moves(Handle handle, UUID person) {
        return handle.createQuery("select * from sitting_moves where person = :person order by moved_at").bind("person", person).map(AssignmentStore::move).list();
    }

    /** What somebody assigned to others. */
    List<Map<String, Object>> madeBy(Handle handle, UUID person) {
        return handle.createQuery("select * from assignments where made_by = :person order by number").bind("person", person).map((row, context) -> {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("place", row.getLong("place"));
            line.put("course", row.getString("course"));
            line.put("due_on", row.getString("due_on"));
            line.put("sitting_on", Optional.ofNullable(row.getString("sitting_on")).orElse(""));
            line.put("made_at", Instant.ofEpochMilli(row.getLong("made_at")).toString());
            return line;
        }).list();
    }

    /** What was assigned stays for the others. */
    void erase(Handle handle, Leaving leaving) {
        handle.createUpdate("delete from sitting_moves where person = :person").bind("person", leaving.person()).execute();
        handle.createUpdate("update assignments set made_by = :nobody where made_by = :person").bind("nobody", leaving.nobody()).bind("person", leaving.person()).execute();
        handle.createUpdate("update assignments set ended_by = :nobody where ended_by = :person").bind("nobody", leaving.nobody()).bind("person", leaving.person()).execute();
    }

    private static Move move(ResultSet row, StatementContext context) throws SQLException {
        return new Move(row.getLong("assignment"), Ids.uuid(row.getBytes("person")), LocalDate.parse(row.getString("moved_to")));
    }

    private static Assignment assignment(ResultSet row, StatementContext context) throws SQLException {
        return new Assignment(row.getLong("number"), row.getLong("place"), row.getString("course"), LocalDate.parse(row.getString("due_on")),
            Optional.ofNullable(row.getString("sitting_on")).map(LocalDate::parse));
    }
}
