package qadam.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** Dated rows of who was confirmed by whom. */
final class ConfirmationStore {
    /** False when the person is confirmed already. */
    boolean add(Handle handle, UUID person, String kind, UUID actor, String reason, Instant now) {
        return handle.createUpdate("""
                insert into confirmations (person, since_at, kind, actor, reason) values (:person, :now, :kind, :actor, :reason)
                on conflict do nothing""")
            .bind("person", person).bind("now", now).bind("kind", kind).bind("actor", actor).bind("reason", reason).execute() == 1;
    }

    /** False when there is nothing to end. */
    boolean end(Handle handle, UUID person, UUID actor, String reason, Instant now) {
        return handle.createUpdate("""
                update confirmations set ended_at = :now, ended_by = :actor, end_reason = :reason
                where person = :person and ended_at is null""")
            .bind("now", now).bind("actor", actor).bind("reason", reason).bind("person", person).execute() == 1;
    }

    Optional<String> kindNow(Handle handle, UUID person) {
        return handle.createQuery("select kind from confirmations where person = :person and ended_at is null")
            .bind("person", person).mapTo(String.class).findOne();
    }

    /** The newest first. */
    List<Confirmation> all(Handle handle, UUID person) {
        return handle.createQuery("""
                select kind, since_at, actor, reason, ended_at, end_reason from confirmations
                where person = :person order by since_at desc""")
            .bind("person", person)
            .reduceRows(new ArrayList<>(), (all, row) -> {
                all.add(confirmation(row));
                return all;
            });
    }

    private static Confirmation confirmation(RowView row) {
        return new Confirmation(row.getColumn("kind", String.class), row.getColumn("since_at", Instant.class),
            row.getColumn("actor", UUID.class), row.getColumn("reason", String.class),
            Optional.ofNullable(row.getColumn("ended_at", Instant.class)),
            Optional.ofNullable(row.getColumn("end_reason", String.class)));
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from confirmations where person = :person").bind("person", person).execute();
    }
}
