package qadam.credential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.identity.Leaving;
import qadam.identity.PersonJoined;
import qadam.identity.PersonParting;
import qadam.shared.Ids;

final class CredentialStore {
    void add(Handle handle, Credential credential) {
        handle.createUpdate("""
                insert into credentials (id, person, attempt, registry_number, status_list, status_index, issued_at, hash,
                    salt_sealed, name_sealed, document_sealed, token_sealed, leaf)
                values (:id, :person, :attempt, :registryNumber, :statusList, :statusIndex, :issuedAt, :hash,
                    :salt, :name, :document, :token, :leaf)""")
            .bind("id", credential.id()).bind("person", credential.person()).bind("attempt", credential.attempt())
            .bind("registryNumber", credential.registryNumber()).bind("statusList", credential.statusList())
            .bind("statusIndex", credential.statusIndex()).bind("issuedAt", credential.issuedAt())
            .bind("hash", credential.hash()).bind("salt", credential.sealed().salt()).bind("name", credential.sealed().name())
            .bind("document", credential.sealed().document()).bind("token", credential.sealed().token())
            .bind("leaf", credential.leaf())
            .execute();
    }

    void join(PersonJoined joined) {
        joined.moveSealed("credentials", "id", "salt_sealed", "name_sealed", "document_sealed", "token_sealed");
    }

    /** Numbers of what was earned under these learner keys and is not revoked, and was issued or counted since the joining. */
    List<String> saidSince(Handle handle, PersonParting parting) {
        return handle.createQuery("""
                select registry_number from credentials c join entitlements e on e.attempt = c.attempt
                where e.person = :person and e.learner in (<learners>) and not exists (select 1 from revocations r where r.credential = c.id)
                    and exists (select 1 from leaves l where (l.number = c.leaf or l.about = c.leaf and substr(l.line, 7, 5) = 'claim') and l.queued_at >= :since)
                order by registry_number""")
            .bind("person", parting.into()).bindList("learners", parting.learners()).bind("since", parting.joinedAt()).mapTo(String.class).list();
    }

    void erase(Handle handle, Leaving leaving) {
        byte[] nothing = new byte[0];
        handle.createUpdate("""
                update credentials set person = :nobody, salt_sealed = :nothing, name_sealed = :nothing, document_sealed = :nothing,
                    token_sealed = :nothing where person = :person""")
            .bind("nobody", leaving.nobody()).bind("nothing", nothing).bind("person", leaving.person()).execute();
    }

    long count(Handle handle) {
        return handle.createQuery("select count(*) from credentials").mapTo(Long.class).one();
    }

    Optional<Credential> find(Handle handle, UUID id) {
        return handle.createQuery("select * from credentials where id = :id")
            .bind("id", id).map(CredentialStore::credential).findOne();
    }

    Optional<Credential> ofAttempt(Handle handle, UUID attempt) {
        return handle.createQuery("select * from credentials where attempt = :attempt")
            .bind("attempt", attempt).map(CredentialStore::credential).findOne();
    }

    /** The one that was issued with this leaf, by its number in the queue. */
    Optional<Credential> ofLeaf(Handle handle, long number) {
        return handle.createQuery("select * from credentials where leaf = :number")
            .bind("number", number).map(CredentialStore::credential).findOne();
    }

    Optional<Credential> numbered(Handle handle, String registryNumber) {
        return handle.createQuery("select * from credentials where registry_number = :number")
            .bind("number", registryNumber).map(CredentialStore::credential).findOne();
    }

    List<Credential> of(Handle handle, UUID person) {
        return handle.createQuery("select * from credentials where person = :person order by issued_at desc")
            .bind("person", person).map(CredentialStore::credential).list();
    }

    /** Since when each of these people has held a valid one for the course. @param rehearsals whether those of public questions are as good */
    Map<UUID, Instant> holders(Handle handle, Collection<UUID> persons, String course, boolean rehearsals) {
        return persons.isEmpty() ? Map.of() : handle.createQuery("""
                select c.person, min(c.issued_at) as since_at from credentials c join entitlements e on e.person = c.person and e.attempt = c.attempt
                where c.person in (<persons>) and e.course = :course and (e.sealed = 1 or :rehearsals = 1)
                    and not exists (select 1 from revocations r where r.credential = c.id) group by c.person""")
            .bindList("persons", List.copyOf(persons)).bind("course", course).bind("rehearsals", rehearsals)
            .reduceRows(new HashMap<>(), (all, row) -> {
                all.put(row.getColumn("person", UUID.class), row.getColumn("since_at", Instant.class));
                return all;
            });
    }

    /** The one whose leaf stands at this place of the public log. */
    Optional<Credential> at(Handle handle, long place) {
        return handle.createQuery("select credentials.* from leaves join credentials on credentials.leaf = leaves.number where leaves.log_index = :place")
            .bind("place", place).map(CredentialStore::credential).findOne();
    }

    private static Credential credential(ResultSet row, StatementContext context) throws SQLException {
        var sealed = new Credential.Sealed(row.getBytes("salt_sealed"), row.getBytes("name_sealed"),
            row.getBytes("document_sealed"), row.getBytes("token_sealed"));
        return new Credential(Ids.uuid(row.getBytes("id")), Ids.uuid(row.getBytes("person")), Ids.uuid(row.getBytes("attempt")),
            row.getString("registry_number"), row.getInt("status_list"), row.getInt("status_index"),
            Instant.ofEpochMilli(row.getLong("issued_at")), row.getBytes("hash"), sealed, row.getLong("leaf"));
    }
}
