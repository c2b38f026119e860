package qadam.exam;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import qadam.shared.Ids;

final class ContactStore {
    /** Never takes a moment back that another server has heard. */
    void write(Handle handle, List<Map.Entry<UUID, Instant>> heard) {
        PreparedBatch batch = handle.prepareBatch("""
            insert into attempt_contacts (attempt, heard_at) values (:attempt, :at)
            on conflict (attempt) do update set heard_at = excluded.heard_at where attempt_contacts.heard_at < excluded.heard_at""");
        heard.forEach(one -> batch.bind("attempt", one.getKey()).bind("at", one.getValue()).add());
        batch.execute();
    }

    Optional<Instant> find(Handle handle, UUID attempt) {
        return handle.createQuery("select heard_at from attempt_contacts where attempt = :attempt").bind("attempt", attempt)
            .mapTo(Long.class).findOne().map(Instant::ofEpochMilli);
    }

    Map<UUID, Instant> find(Handle handle, List<UUID> attempts) {
        Map<UUID, Instant> heard = new HashMap<>();
        if (!attempts.isEmpty()) {
            handle.createQuery("select attempt, heard_at from attempt_contacts where attempt in (<attempts>)").bindList("attempts", attempts)
                .map((row, context) -> heard.put(Ids.uuid(row.getBytes("attempt")), Instant.ofEpochMilli(row.getLong("heard_at")))).list();
        }
        return heard;
    }

    int forget(Handle handle, Instant before, int most) {
        return handle.createUpdate("""
                delete from attempt_contacts where attempt in (select attempt from attempt_contacts where heard_at < :before limit :most)""")
            .bind("before", before).bind("most", most).execute();
    }
}
