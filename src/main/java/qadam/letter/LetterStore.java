package qadam.letter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;

/** The queue, and how many letters were asked for today. */
final class LetterStore {
    /** @param tries how often sending was begun */
    record Waiting(UUID person, LetterKind kind, Instant dueAt, int tries) {
    }

    /** Does nothing when one of this kind waits already. */
    void add(Handle handle, UUID person, LetterKind kind, Instant due) {
        handle.createUpdate("""
                insert into letters (person, kind, due_at, tries) values (:person, :kind, :due, 0) on conflict (person, kind) do nothing""")
            .bind("person", person).bind("kind", kind).bind("due", due).execute();
    }

    List<Waiting> due(Handle handle, Instant now, int most) {
        return handle.createQuery("select * from letters where due_at <= :now order by due_at limit :most")
            .bind("now", now).bind("most", most).map((row, context) -> new Waiting(Ids.uuid(row.getBytes("person")),
                LetterKind.valueOf(row.getString("kind")), Instant.ofEpochMilli(row.getLong("due_at")), row.getInt("tries"))).list();
    }

    List<String> of(Handle handle, UUID person) {
        return handle.createQuery("select kind from letters where person = :person order by kind").bind("person", person).mapTo(String.class).list();
    }

    /** True for the one node that takes it; should that node die, it is due again at the given moment. */
    boolean take(Handle handle, Waiting letter, Instant again) {
        return handle.createUpdate("""
                update letters set due_at = :again, tries = tries + 1 where person = :person and kind = :kind and due_at = :due""")
            .bind("again", again).bind("person", letter.person()).bind("kind", letter.kind()).bind("due", letter.dueAt()).execute() == 1;
    }

    void postpone(Handle handle, Waiting letter, Instant due) {
        handle.createUpdate("update letters set due_at = :due where person = :person and kind = :kind")
            .bind("due", due).bind("person", letter.person()).bind("kind", letter.kind()).execute();
    }

    void remove(Handle handle, UUID person, LetterKind kind) {
        handle.createUpdate("delete from letters where person = :person and kind = :kind").bind("person", person).bind("kind", kind).execute();
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from letters where person = :person").bind("person", person).execute();
    }

    /** Counts one more under this key on this day and gives back how many there are now. */
    int count(Handle handle, byte[] key, long day) {
        return handle.createQuery("""
                insert into letter_limits (key, day, letters) values (:key, :day, 1)
                on conflict (key, day) do update set letters = letter_limits.letters + 1 returning letters""")
            .bind("key", key).bind("day", day).mapTo(Integer.class).one();
    }

    int forgetLimits(Handle handle, long day) {
        return handle.createUpdate("delete from letter_limits where day < :day").bind("day", day).execute();
    }
}
