package qadam.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;

/** The rows of a joined account, each given to whose it is so that it can be taken back. */
final class JoinedStore {
    void point(PersonJoined joined) {
        joined.rows().set("persons", "id", "t.id = :from", Map.of("joined_into", ignored -> Ids.bytes(joined.into())));
    }

    /** Steps are never rewritten: the key that they lie under is somebody else's by a dated row. */
    void learners(PersonJoined joined) {
        List<Long> keys = new LearnerStore().of(joined.handle(), joined.from());
        joined.end("learner_links", "learner,person,since_at", "t.person = :from and t.ended_at is null");
        keys.forEach(learner -> joined.rows().add("learner_links", "learner,person,since_at",
            Map.of("learner", learner, "person", Ids.bytes(joined.into()), "since_at", joined.at().toEpochMilli())));
    }

    /**
     * A way in, of either, comes back with its secret if it was changed or taken away since, and a recovery code if it was used or renewed: who was let in
     * by mistake may have done that.
     */
    void waysIn(PersonJoined joined) {
        joined.rows().setReturning("sign_ins", "number", "t.person = :into", Map.of("sealed_name", same -> same, "secret", same -> same));
        joined.rows().setReturning("sign_ins", "number", "t.person = :from", Map.of("person", ignored -> Ids.bytes(joined.into()),
            "sealed_name", joined::reseal, "secret", same -> same));
        joined.rows().setReturning("recovery_codes", "hash", "t.person in (:from, :into)", Map.of("person", ignored -> Ids.bytes(joined.into())));
        joined.end("reset_links", "hash", "t.person in (:from, :into) and t.ended_at is null and t.expires_at > :now");
    }

    /** What was made while the two were one may be of whoever was let in by mistake: nobody keeps a way in that their own account did not have. */
    void removeWaysInSince(Handle handle, UUID person, Instant since) {
        for (String made : List.of("delete from sign_ins where person = :person and made_at > :since",
            "delete from recovery_codes where person = :person and made_at > :since",
            "delete from person_details where person = :person and field = 'fresh_recovery_codes' and changed_at > :since",
            "update reset_links set ended_at = made_at where person = :person and made_at > :since and ended_at is null")) {
            handle.createUpdate(made).bind("person", person).bind("since", since).execute();
        }
    }

    void rights(PersonJoined joined) {
        joined.end("role_grants", "number", """
            t.person = :from and t.ended_at is null and exists (select 1 from role_grants o
                where o.person = :into and o.role = t.role and o.organisation = t.organisation and o.ended_at is null)""");
        joined.move("role_grants", "number", "t.person = :from and t.ended_at is null");
    }

    /** Who is confirmed by their national id stays so; of two confirmations the one with the id says more. */
    void confirmation(PersonJoined joined) {
        String better = "t.person = :from and t.ended_at is null and (t.match_tag is not null or not exists "
            + "(select 1 from confirmations o where o.person = :into and o.ended_at is null))";
        boolean moves = joined.handle().createQuery("select count(*) from confirmations t where " + better)
            .bind("from", joined.from()).bind("into", joined.into()).mapTo(Long.class).one() > 0;
        if (moves) {
            joined.rows().set("confirmations", "person,since_at", "t.person = :into and t.ended_at is null",
                Map.of("ended_at", ignored -> joined.at().toEpochMilli()));
            joined.move("confirmations", "person,since_at", "t.person = :from and t.ended_at is null");
        }
    }
}
