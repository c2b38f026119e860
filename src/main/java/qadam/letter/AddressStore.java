package qadam.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.shared.Ids;
import qadam.shared.Language;

final class AddressStore {
    /** In place of the one before. */
    void set(Handle handle, Address address) {
        erase(handle, address.person());
        handle.createUpdate("""
                insert into letter_addresses (person, id, sealed, language, typed_at, wanted)
                values (:person, :id, :sealed, :language, :typed, :wanted)""")
            .bind("person", address.person()).bind("id", address.id()).bind("sealed", address.sealed())
            .bind("language", address.language().tag()).bind("typed", address.typedAt()).bind("wanted", address.wanted()).execute();
    }

    Optional<Address> of(Handle handle, UUID person) {
        return handle.createQuery("select * from letter_addresses where person = :person").bind("person", person).map(AddressStore::address).findOne();
    }

    Optional<Address> find(Handle handle, UUID id) {
        return handle.createQuery("select * from letter_addresses where id = :id").bind("id", id).map(AddressStore::address).findOne();
    }

    void confirm(Handle handle, UUID id, Instant now) {
        handle.createUpdate("update letter_addresses set confirmed_at = :now where id = :id and confirmed_at is null")
            .bind("now", now).bind("id", id).execute();
    }

    void want(Handle handle, UUID person, boolean wanted) {
        handle.createUpdate("update letter_addresses set wanted = :wanted where person = :person")
            .bind("wanted", wanted).bind("person", person).execute();
    }

    void failed(Handle handle, UUID person, Instant now, Outcome.Why why) {
        handle.createUpdate("update letter_addresses set failed_at = :now, failure = :why where person = :person")
            .bind("now", now).bind("why", why).bind("person", person).execute();
    }

    void reached(Handle handle, UUID person) {
        handle.createUpdate("update letter_addresses set failed_at = null, failure = null where person = :person and failed_at is not null")
            .bind("person", person).execute();
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from letter_addresses where person = :person").bind("person", person).execute();
    }

    private static Address address(ResultSet row, StatementContext context) throws SQLException {
        return new Address(Ids.uuid(row.getBytes("person")), Ids.uuid(row.getBytes("id")), row.getBytes("sealed"),
            Language.of(row.getString("language")).orElseThrow(), Instant.ofEpochMilli(row.getLong("typed_at")),
            moment(row, "confirmed_at"), row.getInt("wanted") == 1, moment(row, "failed_at"), Optional.ofNullable(row.getString("failure")));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
