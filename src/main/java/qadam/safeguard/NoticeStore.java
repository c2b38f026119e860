package qadam.safeguard;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.PersonJoined;

/** Who has accepted the notice. */
final class NoticeStore {
    /** @param grownUp whether they said that they are 18 or older */
    record Accepted(String edition, Wording wording, boolean grownUp, Instant at) {
    }

    void add(Handle handle, UUID person, Accepted accepted) {
        handle.createUpdate("""
                insert into ask_notices (person, edition, wording, grown_up, accepted_at) values (:person, :edition, :wording, :grown, :at)
                on conflict (person, edition, wording) do update set grown_up = excluded.grown_up where ask_notices.grown_up = 0""")
            .bind("person", person).bind("edition", accepted.edition()).bind("wording", accepted.wording()).bind("grown", accepted.grownUp()).bind("at", accepted.at()).execute();
    }

    List<Accepted> of(Handle handle, UUID person) {
        return handle.createQuery("select edition, wording, grown_up, accepted_at from ask_notices where person = :person order by accepted_at, wording")
            .bind("person", person).map((row, context) -> new Accepted(row.getString("edition"), Wording.valueOf(row.getString("wording")), row.getInt("grown_up") == 1,
                Instant.ofEpochMilli(row.getLong("accepted_at")))).list();
    }

    /** What both have accepted each keeps as it was said. */
    void join(PersonJoined joined) {
        joined.move("ask_notices", "person,edition,wording", """
            t.person = :from and not exists (select 1 from ask_notices o where o.person = :into and o.edition = t.edition and o.wording = t.wording)""");
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from ask_notices where person = :person").bind("person", person).execute();
    }
}
