package qadam.room;

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

/** Rooms, for which groups they are, and what happened in them. */
final class RoomStore {
    /** @return its number */
    long add(Handle handle, Room room, Collection<Long> groups) {
        long number = handle.createQuery("""
                insert into rooms (organisation, course, exam, person, opened_at, ends_at)
                values (:organisation, :course, :exam, :person, :openedAt, :endsAt) returning number""")
            .bind("organisation", room.organisation()).bind("course", room.course()).bind("exam", room.exam()).bind("person", room.person())
            .bind("openedAt", room.openedAt()).bind("endsAt", room.endsAt()).mapTo(Long.class).one();
        groups.forEach(group -> handle.createUpdate("insert into room_groups (room, organisation) values (:room, :group)")
            .bind("room", number).bind("group", group).execute());
        return number;
    }

    Optional<Room> find(Handle handle, long number) {
        return handle.createQuery("select * from rooms where number = :number").bind("number", number).map(RoomStore::room).findOne();
    }

    /** The newest first. */
    List<Room> in(Handle handle, long organisation, int most) {
        return handle.createQuery("select * from rooms where organisation = :organisation order by number desc limit :most")
            .bind("organisation", organisation).bind("most", most).map(RoomStore::room).list();
    }

    /** Rooms for this exam that are open now to members of these places. */
    List<Room> open(Handle handle, String exam, Collection<Long> places, Instant now) {
        return places.isEmpty() ? List.of() : handle.createQuery("""
                select distinct r.* from room_groups g join rooms r on r.number = g.room
                where g.organisation in (<places>) and r.exam = :exam and r.signed_at is null and r.ends_at > :now order by r.number desc limit 20""")
            .bindList("places", List.copyOf(places)).bind("exam", exam).bind("now", now).map(RoomStore::room).list();
    }

    List<Long> groups(Handle handle, long room) {
        return handle.createQuery("select organisation from room_groups where room = :room order by organisation").bind("room", room).mapTo(Long.class).list();
    }

    /** Keeps others from changing the room until the transaction ends. @return false when it is signed */
    boolean take(Handle handle, long number) {
        return handle.createUpdate("update rooms set ends_at = ends_at where number = :number and signed_at is null").bind("number", number).execute() == 1;
    }

    void extend(Handle handle, long number, Instant endsAt) {
        handle.createUpdate("update rooms set ends_at = :endsAt where number = :number and signed_at is null")
            .bind("endsAt", endsAt).bind("number", number).execute();
    }

    boolean sign(Handle handle, long number, UUID by, String sheet, Instant now) {
        return handle.createUpdate("update rooms set signed_at = :now, signed_by = :by, sheet = :sheet where number = :number and signed_at is null")
            .bind("now", now).bind("by", by).bind("sheet", sheet).bind("number", number).execute() == 1;
    }

    void note(Handle handle, long room, String words, Instant now) {
        handle.createUpdate("insert into room_incidents (room, at, words) values (:room, :now, :words)")
            .bind("room", room).bind("now", now).bind("words", words).execute();
    }

    List<Incident> incidents(Handle handle, long room) {
        return handle.createQuery("select at, words from room_incidents where room = :room order by number").bind("room", room)
            .map((row, context) -> new Incident(Instant.ofEpochMilli(row.getLong("at")), row.getString("words"))).list();
    }

    /** Rooms that a person opened or closed. */
    List<Room> of(Handle handle, UUID person) {
        return handle.createQuery("select * from rooms where person = :person or signed_by = :person order by number").bind("person", person)
            .map(RoomStore::room).list();
    }

    void erase(Handle handle, Leaving leaving) {
        handle.createUpdate("update rooms set person = :nobody where person = :person")
            .bind("nobody", leaving.nobody()).bind("person", leaving.person()).execute();
        handle.createUpdate("update rooms set signed_by = :nobody where signed_by = :person")
            .bind("nobody", leaving.nobody()).bind("person", leaving.person()).execute();
    }

    static Room room(ResultSet row, StatementContext context) throws SQLException {
        return new Room(row.getLong("number"), row.getLong("organisation"), row.getString("course"), row.getString("exam"),
            Ids.uuid(row.getBytes("person")), Instant.ofEpochMilli(row.getLong("opened_at")), Instant.ofEpochMilli(row.getLong("ends_at")),
            SitterStore.moment(row, "signed_at"), Optional.ofNullable(row.getBytes("signed_by")).map(Ids::uuid), Optional.ofNullable(row.getString("sheet")));
    }
}
