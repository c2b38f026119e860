package qadam.integrity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.credential.CredentialIssued;
import qadam.identity.PersonJoined;

/** Credentials of the last weeks, by whose and for which attempt. */
final class IssuedStore {
    void add(Handle handle, CredentialIssued issued) {
        handle.createUpdate("""
                insert into integrity_issued (attempt, person, credential, issued_at) values (:attempt, :person, :credential, :at)
                on conflict (attempt) do nothing""")
            .bind("attempt", issued.attempt()).bind("person", issued.person()).bind("credential", issued.credential())
            .bind("at", issued.at()).execute();
    }

    List<UUID> of(Handle handle, List<UUID> people) {
        return people.isEmpty() ? List.of()
            : handle.createQuery("select credential from integrity_issued where person in (<people>) order by issued_at")
                .bindList("people", people).mapTo(UUID.class).list();
    }

    /** Those of people whose ids turned out to be of a burst: had it been seen earlier, none would have been issued. */
    List<UUID> ofBursts(Handle handle, int most) {
        return handle.createQuery("""
                select i.credential from integrity_issued i join id_bursts b on b.person = i.person
                where not exists (select 1 from integrity_cases c where c.attempt = i.attempt) order by i.issued_at limit :most""")
            .bind("most", most).mapTo(UUID.class).list();
    }

    void remove(Handle handle, UUID credential) {
        handle.createUpdate("delete from integrity_issued where credential = :credential").bind("credential", credential).execute();
    }

    void join(PersonJoined joined) {
        joined.move("integrity_issued", "attempt");
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from integrity_issued where person = :person").bind("person", person).execute();
    }

    int forget(Handle handle, Instant before, int most) {
        return handle.createUpdate("""
                delete from integrity_issued where attempt in (select attempt from integrity_issued where issued_at < :before limit :most)""")
            .bind("before", before).bind("most", most).execute();
    }
}
