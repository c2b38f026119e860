package qadam.room;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.identity.Leaving;
import qadam.shared.Ids;

/** Who has entered a room, and what became of them. */
final class SitterStore {
    /** Waits from now on in this browser: for the first time, or again. Whoever has begun, or was refused, stays what they are. */
    void enter(Handle handle, long room, UUID person, byte[] session, Instant now) {
        handle.createUpdate("""
                insert into sitters (room, id, person, session, state, entered_at) values (:room, :id, :person, :session, 'WAITING', :now)
                on conflict (room, person) do update set session = :session, state = 'WAITING', entered_at = :now, seat = null, present_at = null, ended_at = null
                where sitters.attempt is null and sitters.state in ('WAITING', 'PRESENT', 'LEFT') and (sitters.state <> 'PRESENT' or sitters.session <> :session)""")
            .bind("room", room).bind("id", Ids.random()).bind("person", person).bind("session", session).bind("now", now).execute();
    }

    Optional<Sitter> find(Handle handle, long room, UUID id) {
        return handle.createQuery("select * from sitters where room = :room and id = :id").bind("room", room).bind("id", id)
            .map(SitterStore::sitter).findOne();
    }

    /** In the order in which they came. */
    List<Sitter> in(Handle handle, long room) {
        return handle.createQuery("select * from sitters where room = :room order by entered_at, id").bind("room", room).map(SitterStore::sitter).list();
    }

    /** Whoever stands in a room for this exam and has not begun there; the newest, unless the room has long been over. */
    Optional<Sitter> before(Handle handle, UUID person, String exam, Instant notOverBefore) {
        return handle.createQuery("""
                select s.* from sitters s join rooms r on r.number = s.room
                where s.person = :person and r.exam = :exam and r.signed_at is null and r.ends_at > :over and s.attempt is null
                    and s.state in ('WAITING', 'PRESENT') order by s.entered_at desc limit 1""")
            .bind("person", person).bind("exam", exam).bind("over", notOverBefore).map(SitterStore::sitter).findOne();
    }

    /** A person's rooms for this exam, the newest first. */
    Optional<Sitter> last(Handle handle, UUID person, String exam) {
        return handle.createQuery("""
                select s.* from sitters s join rooms r on r.number = s.room where s.person = :person and r.exam = :exam
                order by s.entered_at desc limit 1""")
            .bind("person", person).bind("exam", exam).map(SitterStore::sitter).findOne();
    }

    Optional<Sitter> ofAttempt(Handle handle, UUID attempt) {
        return handle.createQuery("select * from sitters where attempt = :attempt").bind("attempt", attempt).map(SitterStore::sitter).findOne();
    }

    List<Sitter> of(Handle handle, UUID person) {
        return handle.createQuery("select * from sitters where person = :person order by entered_at").bind("person", person).map(SitterStore::sitter).list();
    }

    boolean isTaken(Handle handle, long room, String seat, UUID except) {
        return handle.createQuery("select count(*) from sitters where room = :room and seat = :seat and id <> :id")
            .bind("room", room).bind("seat", seat).bind("id", except).mapTo(Long.class).one() > 0;
    }

    /** The moment at which somebody was first marked present stays: a change of seat changes the seat. */
    void seat(Handle handle, Sitter sitter, String seat, Instant now) {
        handle.createUpdate("""
                update sitters set state = 'PRESENT', seat = :seat, present_at = coalesce(present_at, cast(:now as bigint)), ended_at = null, sealed = null
                where room = :room and id = :id""")
            .bind("seat", seat).bind("now", now).bind("room", sitter.room()).bind("id", sitter.id()).execute();
    }

    /** The seat is free for somebody else unless they had begun at it. */
    void end(Handle handle, Sitter sitter, SitterState state, byte[] reason, Instant now) {
        handle.createUpdate("""
                update sitters set state = :state, ended_at = :now, sealed = :reason,
                    seat = case when attempt is null then null else seat end, present_at = case when attempt is null then null else present_at end
                where room = :room and id = :id""")
            .bind("state", state.name()).bind("now", now).bind("reason", reason).bind("room", sitter.room()).bind("id", sitter.id()).execute();
    }

    /** False when they may not begin any more, or have. */
    boolean begin(Handle handle, Sitter sitter, UUID attempt, Instant now) {
        return handle.createUpdate("""
                update sitters set attempt = :attempt, began_at = :now where room = :room and id = :id and state = 'PRESENT' and attempt is null""")
            .bind("attempt", attempt).bind("now", now).bind("room", sitter.room()).bind("id", sitter.id()).execute() == 1;
    }

    void letMove(Handle handle, Sitter sitter, Instant until) {
        handle.createUpdate("update sitters set moves_until = :until where room = :room and id = :id")
            .bind("until", until).bind("room", sitter.room()).bind("id", sitter.id()).execute();
    }

    /** Once for each permission. */
    boolean move(Handle handle, UUID attempt, Instant now) {
        return handle.createUpdate("update sitters set moves_until = null where attempt = :attempt and state = 'PRESENT' and moves_until >= :now")
            .bind("attempt", attempt).bind("now", now).execute() == 1;
    }

    /** As the sheet shows it for ever; of the browser nothing is kept. @param name empty of whoever has been erased */
    void close(Handle handle, Sitter sitter, Optional<byte[]> name) {
        handle.createUpdate("update sitters set sealed_name = :name, session = :nothing, moves_until = null where room = :room and id = :id")
            .bind("name", name.orElse(null)).bind("nothing", new byte[0]).bind("room", sitter.room()).bind("id", sitter.id()).execute();
    }

    /** The row stays as nobody's: a signed sheet keeps its seats. */
    void erase(Handle handle, Leaving leaving) {
        of(handle, leaving.person()).forEach(sitter -> handle.createUpdate("""
                update sitters set person = :nobody, session = :nothing, sealed = null, sealed_name = null where room = :room and id = :id""")
            .bind("nobody", leaving.nobody()).bind("nothing", new byte[0]).bind("room", sitter.room()).bind("id", sitter.id()).execute());
    }

    private static Sitter sitter(ResultSet row, StatementContext context) throws SQLException {
        return new Sitter(row.getLong("room"), Ids.uuid(row.getBytes("id")), Ids.uuid(row.getBytes("person")), row.getBytes("session"),
            SitterState.valueOf(row.getString("state")), Instant.ofEpochMilli(row.getLong("entered_at")), Optional.ofNullable(row.getString("seat")),
            moment(row, "present_at"), moment(row, "ended_at"), moment(row, "moves_until"), Optional.ofNullable(row.getBytes("attempt")).map(Ids::uuid),
            moment(row, "began_at"), Optional.ofNullable(row.getBytes("sealed")), Optional.ofNullable(row.getBytes("sealed_name")));
    }

    static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
