package qadam.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import qadam.identity.PersonJoined;

final class NoticeStore {
    private static final int MOST_SHOWN = 200;

    void add(Handle handle, UUID person, NoticeKind kind, String subject, String address, Instant now) {
        handle.createUpdate("""
                insert into notices (person, kind, subject, address, given_at) values (:person, :kind, :subject, :address, :now)""")
            .bind("person", person).bind("kind", kind).bind("subject", subject).bind("address", address).bind("now", now).execute();
    }

    /** Newest first. */
    List<Notice> of(Handle handle, UUID person) {
        return handle.createQuery("""
                select number, kind, subject, address, given_at, read_at from notices
                where person = :person order by number desc limit :most""")
            .bind("person", person).bind("most", MOST_SHOWN).map(ConstructorMapper.of(Notice.class)).list();
    }

    Optional<Notice> find(Handle handle, UUID person, long number) {
        return handle.createQuery("""
                select number, kind, subject, address, given_at, read_at from notices where person = :person and number = :number""")
            .bind("person", person).bind("number", number).map(ConstructorMapper.of(Notice.class)).findOne();
    }

    int unread(Handle handle, UUID person) {
        return handle.createQuery("select count(*) from notices where person = :person and read_at is null")
            .bind("person", person).mapTo(Integer.class).one();
    }

    boolean has(Handle handle, UUID person, NoticeKind kind, String subject) {
        return handle.createQuery("select count(*) from notices where person = :person and kind = :kind and subject = :subject")
            .bind("person", person).bind("kind", kind).bind("subject", subject).mapTo(Integer.class).one() > 0;
    }

    /** What it asked for was done otherwise. */
    void done(Handle handle, UUID person, NoticeKind kind, String subject, Instant now) {
        handle.createUpdate("""
                update notices set read_at = :now where person = :person and kind = :kind and subject = :subject and read_at is null""")
            .bind("now", now).bind("person", person).bind("kind", kind).bind("subject", subject).execute();
    }

    int forget(Handle handle, Instant before, int most) {
        return handle.createUpdate("delete from notices where number in (select number from notices where given_at < :before limit :most)")
            .bind("before", before).bind("most", most).execute();
    }

    void read(Handle handle, UUID person, long number, Instant now) {
        handle.createUpdate("update notices set read_at = :now where person = :person and number = :number and read_at is null")
            .bind("now", now).bind("person", person).bind("number", number).execute();
    }

    /** What came after the page was shown stays new. */
    void readUpTo(Handle handle, UUID person, long number, Instant now) {
        handle.createUpdate("update notices set read_at = :now where person = :person and number <= :number and read_at is null")
            .bind("now", now).bind("person", person).bind("number", number).execute();
    }

    void join(PersonJoined joined) {
        joined.move("notices", "number");
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from notices where person = :person").bind("person", person).execute();
    }
}
