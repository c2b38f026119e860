package qadam.gallery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.identity.Leaving;
import qadam.shared.Ids;

final class ShowingStore {
    /** @return false when it is shown there already */
    boolean add(Handle handle, long place, UUID person, UUID work, Instant now) {
        return handle.createUpdate("insert into lab_showings (place, person, step, shown_at) values (:place, :person, :work, :now) on conflict do nothing")
            .bind("place", place).bind("person", person).bind("work", work).bind("now", now).execute() == 1;
    }

    Optional<Showing> find(Handle handle, long number) {
        return handle.createQuery("select * from lab_showings where number = :number").bind("number", number).map(ShowingStore::showing).findOne();
    }

    /** What is shown in a class now, newest first. */
    List<Showing> in(Handle handle, long place, int most) {
        return handle.createQuery("select * from lab_showings where place = :place and ended_at is null order by number desc limit :most")
            .bind("place", place).bind("most", most).map(ShowingStore::showing).list();
    }

    /** All that somebody showed anywhere, newest first. */
    List<Showing> of(Handle handle, UUID person) {
        return handle.createQuery("select * from lab_showings where person = :person order by number desc").bind("person", person).map(ShowingStore::showing).list();
    }

    /** @return false when it had ended already */
    boolean takeBack(Handle handle, long number, UUID person, Instant now) {
        return handle.createUpdate("update lab_showings set ended_at = :now where number = :number and person = :person and ended_at is null")
            .bind("now", now).bind("number", number).bind("person", person).execute() == 1;
    }

    /** @return false when it had ended already */
    boolean hide(Handle handle, long number, long place, UUID teacher, Instant now) {
        return handle.createUpdate("update lab_showings set ended_at = :now, ended_by = :teacher where number = :number and place = :place and ended_at is null")
            .bind("now", now).bind("teacher", teacher).bind("number", number).bind("place", place).execute() == 1;
    }

    /** Whoever leaves a class shows nothing there any more. */
    void left(Handle handle, long place, UUID person, Instant now) {
        handle.createUpdate("update lab_showings set ended_at = :now where place = :place and person = :person and ended_at is null")
            .bind("now", now).bind("place", place).bind("person", person).execute();
    }

    /** What was begun anew is shown no more. */
    void end(Handle handle, long place, Collection<UUID> works, Instant now) {
        if (!works.isEmpty()) {
            handle.createUpdate("update lab_showings set ended_at = :now where place = :place and step in (<works>) and ended_at is null")
                .bind("now", now).bind("place", place).bindList("works", List.copyOf(works)).execute();
        }
    }

    /** Lets go of what was taken back before; what a teacher hid stays, else it could be shown again. */
    int forget(Handle handle, Instant before, int most) {
        return handle.createUpdate("""
                delete from lab_showings where number in (select number from lab_showings where ended_at < :before and ended_by is null limit :most)""")
            .bind("before", before).bind("most", most).execute();
    }

    void erase(Handle handle, Leaving leaving) {
        handle.createUpdate("delete from lab_showings where person = :person").bind("person", leaving.person()).execute();
        handle.createUpdate("update lab_showings set ended_by = :nobody where ended_by = :person").bind("nobody", leaving.nobody()).bind("person", leaving.person()).execute();
    }

    private static Showing showing(ResultSet row, StatementContext context) throws SQLException {
        long ended = row.getLong("ended_at");
        Optional<Instant> endedAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended));
        return new Showing(row.getLong("number"), row.getLong("place"), Ids.uuid(row.getBytes("person")), Ids.uuid(row.getBytes("step")),
            Instant.ofEpochMilli(row.getLong("shown_at")), endedAt, Optional.ofNullable(row.getBytes("ended_by")).map(Ids::uuid));
    }
}
