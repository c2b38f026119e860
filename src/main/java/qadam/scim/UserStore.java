package qadam.scim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.shared.Ids;

/** Whom directories have sent. Except for the last four, only of those who have not left. */
final class UserStore {
    /** Keyed hashes of what somebody is found by. */
    record Keys(String userName, Optional<String> externalId) {
    }

    /** @return false when one of the names is somebody's there already */
    boolean add(Handle handle, UserRow row, Keys keys) {
        return handle.createUpdate("""
                insert into scim_users (id, organisation, person, user_name, external_id, sealed, version, made_at, changed_at, disabled_at)
                values (:id, :organisation, :person, :user, :external, :sealed, 1, :now, :now, :disabled) on conflict do nothing""")
            .bind("id", row.id()).bind("organisation", row.organisation()).bind("person", row.person()).bind("user", keys.userName())
            .bind("external", keys.externalId().orElse(null)).bind("sealed", row.sealed()).bind("now", row.madeAt())
            .bind("disabled", row.disabledAt().orElse(null)).execute() == 1;
    }

    /** Whether one of the names is another's there. */
    boolean isTaken(Handle handle, UserRow row, Keys keys) {
        return handle.createQuery("""
                select count(*) from scim_users where organisation = :organisation and left_at is null and id <> :id
                and (user_name = :user or external_id = :external)""")
            .bind("organisation", row.organisation()).bind("id", row.id()).bind("user", keys.userName()).bind("external", keys.externalId().orElse(null))
            .mapTo(Long.class).one() > 0;
    }

    void change(Handle handle, UserRow row, Keys keys) {
        handle.createUpdate("""
                update scim_users set user_name = :user, external_id = :external, sealed = :sealed, version = version + 1,
                changed_at = :now, disabled_at = :disabled where id = :id""")
            .bind("user", keys.userName()).bind("external", keys.externalId().orElse(null)).bind("sealed", row.sealed())
            .bind("now", row.changedAt()).bind("disabled", row.disabledAt().orElse(null)).bind("id", row.id()).execute();
    }

    Optional<UserRow> find(Handle handle, long organisation, UUID id) {
        return handle.createQuery("select * from scim_users where id = :id and organisation = :organisation and left_at is null")
            .bind("id", id).bind("organisation", organisation).map(UserStore::row).findOne();
    }

    Optional<UserRow> byUserName(Handle handle, long organisation, String hash) {
        return handle.createQuery("select * from scim_users where organisation = :organisation and user_name = :hash and left_at is null")
            .bind("organisation", organisation).bind("hash", hash).map(UserStore::row).findOne();
    }

    Optional<UserRow> byExternalId(Handle handle, long organisation, String hash) {
        return handle.createQuery("select * from scim_users where organisation = :organisation and external_id = :hash and left_at is null")
            .bind("organisation", organisation).bind("hash", hash).map(UserStore::row).findOne();
    }

    long count(Handle handle, long organisation) {
        return handle.createQuery("select count(*) from scim_users where organisation = :organisation and left_at is null")
            .bind("organisation", organisation).mapTo(Long.class).one();
    }

    /** In the order in which they came. */
    List<UserRow> page(Handle handle, long organisation, long skip, int most) {
        return handle.createQuery("select * from scim_users where organisation = :organisation and left_at is null order by made_at, id limit :most offset :skip")
            .bind("organisation", organisation).bind("most", most).bind("skip", skip).map(UserStore::row).list();
    }

    /** What the directory called them goes; the keyed hashes stay, by which somebody who comes back may be known again. */
    void leave(Handle handle, UUID id, Instant now) {
        handle.createUpdate("update scim_users set left_at = :now, disabled_at = coalesce(disabled_at, cast(:now as bigint)), sealed = null where id = :id")
            .bind("now", now).bind("id", id).execute();
    }

    /** One dated line of where a directory knew somebody. */
    record Known(long organisation, Optional<byte[]> sealed, Instant madeAt, Instant changedAt, Optional<Instant> disabledAt, Optional<Instant> leftAt, List<Long> departments) {
    }

    List<Known> known(Handle handle, UUID person) {
        return handle.createQuery("select * from scim_users where person = :person order by made_at, id").bind("person", person)
            .map((row, context) -> new Known(row.getLong("organisation"), Optional.ofNullable(row.getBytes("sealed")), moment(row, "made_at").orElseThrow(),
                moment(row, "changed_at").orElseThrow(), moment(row, "disabled_at"), moment(row, "left_at"), departments(handle, Ids.uuid(row.getBytes("id"))))).list();
    }

    private static List<Long> departments(Handle handle, UUID id) {
        return handle.createQuery("select department from scim_members where id = :id order by department").bind("id", id).mapTo(Long.class).list();
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from scim_members where id in (select id from scim_users where person = :person)").bind("person", person).execute();
        handle.createUpdate("delete from scim_users where person = :person").bind("person", person).execute();
    }

    private static UserRow row(ResultSet row, StatementContext context) throws SQLException {
        return new UserRow(Ids.uuid(row.getBytes("id")), row.getLong("organisation"), Ids.uuid(row.getBytes("person")), row.getBytes("sealed"),
            row.getLong("version"), moment(row, "made_at").orElseThrow(), moment(row, "changed_at").orElseThrow(), moment(row, "disabled_at"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
