package qadam.editing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.reading.TextAddress;
import qadam.identity.PersonJoined;

final class TypedStore {
    void keep(Handle handle, UUID person, String course, Typed typed) {
        handle.createUpdate("""
                insert into text_drafts (person, course, address, text_before, typed, kept_at)
                values (:person, :course, :address, :before, :typed, :now)
                on conflict (person, course, address) do update set text_before = excluded.text_before, typed = excluded.typed, kept_at = excluded.kept_at""")
            .bind("person", person).bind("course", course).bind("address", typed.address().toString()).bind("before", typed.before())
            .bind("typed", typed.typed()).bind("now", typed.keptAt()).execute();
    }

    void remove(Handle handle, UUID person, String course, TextAddress address) {
        handle.createUpdate("delete from text_drafts where person = :person and course = :course and address = :address")
            .bind("person", person).bind("course", course).bind("address", address.toString()).execute();
    }

    List<Typed> of(Handle handle, UUID person, String course) {
        return handle.createQuery("select address, text_before, typed, kept_at from text_drafts where person = :person and course = :course")
            .bind("person", person).bind("course", course).map((row, context) -> new Typed(
                TextAddress.parse(row.getString("address")).orElseThrow(), row.getString("text_before"), row.getString("typed"),
                Instant.ofEpochMilli(row.getLong("kept_at")))).list();
    }

    List<String> all(Handle handle, UUID person) {
        return handle.createQuery("select typed from text_drafts where person = :person order by course, address").bind("person", person).mapTo(String.class).list();
    }

    void join(PersonJoined joined) {
        joined.move("text_drafts", "person,course,address", """
            t.person = :from and not exists (select 1 from text_drafts o where o.person = :into and o.course = t.course and o.address = t.address)""");
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from text_drafts where person = :person").bind("person", person).execute();
    }
}
