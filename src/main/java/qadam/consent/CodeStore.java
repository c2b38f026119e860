package qadam.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.identity.Leaving;
import qadam.shared.Ids;

/** Links and addresses by the keyed hash of their code. */
final class CodeStore {
    /** What a code opens. */
    enum Kind {
        LINK, RECORD
    }

    /** @param consent the answer that it belongs to; of an address only @param expiresAt of a link only */
    record Row(byte[] hash, Kind kind, UUID person, long place, Optional<Long> consent, Instant madeAt, Optional<Instant> expiresAt, Optional<Instant> endedAt) {
        boolean isOpen(Instant now) {
            return endedAt.isEmpty() && expiresAt.filter(now::isBefore).isPresent();
        }
    }

    /** Who of the school made the newest link for this child in this place, or entered its paper. */
    Optional<UUID> maker(Handle handle, UUID person, long place) {
        return handle.createQuery("""
                select made_by from (select made_by, made_at from consent_codes where person = :person and place = :place and made_by is not null
                    union all select made_by, made_at from consent_papers where person = :person and place = :place) made
                order by made_at desc limit 1""")
            .bind("person", person).bind("place", place).mapTo(UUID.class).findOne();
    }

    void addLink(Handle handle, Row row, UUID maker) {
        handle.createUpdate("""
                insert into consent_codes (hash, kind, person, place, made_by, made_at, expires_at)
                values (:hash, 'LINK', :person, :place, :maker, :made, :expires)""")
            .bind("hash", row.hash).bind("person", row.person).bind("place", row.place).bind("maker", maker)
            .bind("made", row.madeAt).bind("expires", row.expiresAt.orElseThrow()).execute();
    }

    void addRecord(Handle handle, Row row) {
        handle.createUpdate("""
                insert into consent_codes (hash, kind, person, place, consent, made_at) values (:hash, 'RECORD', :person, :place, :consent, :made)""")
            .bind("hash", row.hash).bind("person", row.person).bind("place", row.place).bind("consent", row.consent.orElseThrow())
            .bind("made", row.madeAt).execute();
    }

    Optional<Row> find(Handle handle, byte[] hash) {
        return handle.createQuery("select * from consent_codes where hash = :hash").bind("hash", hash).map(CodeStore::row).findOne();
    }

    /** False when somebody else was quicker. */
    boolean use(Handle handle, byte[] hash, Instant now) {
        return handle.createUpdate("update consent_codes set ended_at = :now where hash = :hash and kind = 'LINK' and ended_at is null and expires_at > :now")
            .bind("now", now).bind("hash", hash).execute() == 1;
    }

    void endLinks(Handle handle, UUID person, Instant now) {
        handle.createUpdate("update consent_codes set ended_at = :now where person = :person and kind = 'LINK' and ended_at is null")
            .bind("now", now).bind("person", person).execute();
    }

    /** The guardians' own addresses. @return how many were open */
    int endRecords(Handle handle, UUID person, Instant now) {
        return handle.createUpdate("update consent_codes set ended_at = :now where person = :person and kind = 'RECORD' and ended_at is null")
            .bind("now", now).bind("person", person).execute();
    }

    boolean hasRecord(Handle handle, UUID person) {
        return handle.createQuery("select count(*) from consent_codes where person = :person and kind = 'RECORD' and ended_at is null")
            .bind("person", person).mapTo(Long.class).one() > 0;
    }

    /** Who of these has a link that still opens. */
    Set<UUID> linked(Handle handle, Collection<UUID> people, Instant now) {
        return people.isEmpty() ? Set.of() : new HashSet<>(handle.createQuery("""
                select person from consent_codes where person in (<people>) and kind = 'LINK' and ended_at is null and expires_at > :now""")
            .bindList("people", List.copyOf(people)).bind("now", now).mapTo(UUID.class).list());
    }

    List<Row> of(Handle handle, UUID person) {
        return handle.createQuery("select * from consent_codes where person = :person order by made_at, kind").bind("person", person).map(CodeStore::row).list();
    }

    /** Links that nobody can use any more. @return how many rows went */
    int forget(Handle handle, Instant before, int most) {
        return handle.createUpdate("""
                delete from consent_codes where hash in (select hash from consent_codes where kind = 'LINK' and expires_at < :before limit :most)""")
            .bind("before", before).bind("most", most).execute();
    }

    void erase(Handle handle, Leaving leaving) {
        handle.createUpdate("delete from consent_codes where person = :person").bind("person", leaving.person()).execute();
        handle.createUpdate("update consent_codes set made_by = :nobody where made_by = :person")
            .bind("nobody", leaving.nobody()).bind("person", leaving.person()).execute();
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        long consent = row.getLong("consent");
        Optional<Long> known = row.wasNull() ? Optional.empty() : Optional.of(consent);
        return new Row(row.getBytes("hash"), Kind.valueOf(row.getString("kind")), Ids.uuid(row.getBytes("person")), row.getLong("place"), known,
            Instant.ofEpochMilli(row.getLong("made_at")), moment(row, "expires_at"), moment(row, "ended_at"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
