package qadam.counting;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.PersonJoined;
import qadam.shared.Ids;

/** For whom it was declined to be counted. */
final class ChoiceStore {
    void decline(Handle handle, UUID person, Instant now) {
        handle.createUpdate("insert into count_choices (person, declined_at) values (:person, :now) on conflict do nothing")
            .bind("person", person).bind("now", now).execute();
    }

    boolean hasDeclined(Handle handle, UUID person) {
        return at(handle, person).isPresent();
    }

    Optional<Instant> at(Handle handle, UUID person) {
        return handle.createQuery("select declined_at from count_choices where person = :person").bind("person", person).mapTo(Instant.class).findOne();
    }

    /** The account that stays has declined too; the joined one keeps its row. */
    void join(PersonJoined joined) {
        if (!hasDeclined(joined.handle(), joined.into())) {
            at(joined.handle(), joined.from()).ifPresent(declined ->
                joined.rows().add("count_choices", "person", Map.of("person", Ids.bytes(joined.into()), "declined_at", declined.toEpochMilli())));
        }
    }

    /** They may think otherwise later. */
    void take(Handle handle, UUID person) {
        handle.createUpdate("delete from count_choices where person = :person").bind("person", person).execute();
    }
}
