package qadam.enrolment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
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

final class EnrolmentStore {
    long add(Handle handle, long place, NewLink wish, UUID maker, Instant now) {
        return handle.createQuery("""
                insert into enrolment_links (place, capacity, taken, waiting, first_day, last_day, made_by, made_at)
                values (:place, :capacity, 0, :queue, :first, :last, :maker, :now) returning number""")
            .bind("place", place).bind("capacity", wish.capacity()).bind("queue", wish.queue()).bind("first", wish.firstDay().toString())
            .bind("last", wish.lastDay().toString()).bind("maker", maker).bind("now", now).mapTo(Long.class).one();
    }

    int countOpen(Handle handle, long place) {
        return handle.createQuery("select count(*) from enrolment_links where place = :place and ended_at is null").bind("place", place).mapTo(Integer.class).one();
    }

    Optional<EnrolmentLink> find(Handle handle, long number) {
        return handle.createQuery("select * from enrolment_links where number = :number").bind("number", number).map(EnrolmentStore::link).findOne();
    }

    /** The newest first; those that were ended for a while yet. */
    List<EnrolmentLink> of(Handle handle, long place, int most) {
        return handle.createQuery("select * from enrolment_links where place = :place order by ended_at is not null, number desc limit :most")
            .bind("place", place).bind("most", most).map(EnrolmentStore::link).list();
    }

    boolean end(Handle handle, long place, long number, UUID by, Instant now) {
        return handle.createUpdate("update enrolment_links set ended_at = :now, ended_by = :by where number = :number and place = :place and ended_at is null")
            .bind("now", now).bind("by", by).bind("number", number).bind("place", place).execute() == 1;
    }

    boolean change(Handle handle, long place, long number, int capacity, LocalDate lastDay) {
        return handle.createUpdate("update enrolment_links set capacity = :capacity, last_day = :last where number = :number and place = :place and ended_at is null")
            .bind("capacity", capacity).bind("last", lastDay.toString()).bind("number", number).bind("place", place).execute() == 1;
    }

    /** Takes a place if there is one. Whoever else wants one waits here until this transaction ends, on PostgreSQL too. */
    boolean take(Handle handle, long link) {
        return handle.createUpdate("update enrolment_links set taken = taken + 1 where number = :link and taken < capacity").bind("link", link).execute() == 1;
    }

    void free(Handle handle, long link) {
        handle.createUpdate("update enrolment_links set taken = taken - 1 where number = :link and taken > 0").bind("link", link).execute();
    }

    /** Keeps the link's row from others until the transaction ends. */
    void hold(Handle handle, long link) {
        handle.createUpdate("update enrolment_links set taken = taken where number = :link").bind("link", link).execute();
    }

    void enter(Handle handle, long link, UUID person, EnrolmentState state, Instant now) {
        handle.createUpdate("insert into enrolments (link, person, state, since_at) values (:link, :person, :state, :now)")
            .bind("link", link).bind("person", person).bind("state", state.name()).bind("now", now).execute();
    }

    Optional<EnrolmentState> state(Handle handle, long link, UUID person) {
        return handle.createQuery("select state from enrolments where link = :link and person = :person and state <> 'LEFT'")
            .bind("link", link).bind("person", person).mapTo(String.class).findOne().map(EnrolmentState::valueOf);
    }

    List<Queued> queue(Handle handle, long link, int most) {
        return handle.createQuery("select number, person, since_at from enrolments where link = :link and state = 'WAITING' order by number limit :most")
            .bind("link", link).bind("most", most)
            .map((row, context) -> new Queued(row.getLong("number"), Ids.uuid(row.getBytes("person")), Instant.ofEpochMilli(row.getLong("since_at")))).list();
    }

    /** The whole queue's length. */
    int waiting(Handle handle, long link) {
        return handle.createQuery("select count(*) from enrolments where link = :link and state = 'WAITING'").bind("link", link).mapTo(Integer.class).one();
    }

    /** How many stand before somebody and themselves. */
    int turn(Handle handle, long link, UUID person) {
        return handle.createQuery("""
                select count(*) from enrolments where link = :link and state = 'WAITING' and number <=
                    (select number from enrolments where link = :link and person = :person and state = 'WAITING')""")
            .bind("link", link).bind("person", person).mapTo(Integer.class).one();
    }

    boolean set(Handle handle, long number, EnrolmentState state, Instant now) {
        return handle.createUpdate("update enrolments set state = :state, since_at = :now where number = :number and state <> 'LEFT'")
            .bind("state", state.name()).bind("now", now).bind("number", number).execute() == 1;
    }

    /** @return whether somebody was that, and is no more */
    boolean leave(Handle handle, long link, UUID person, EnrolmentState was, Instant now) {
        return handle.createUpdate("update enrolments set state = 'LEFT', since_at = :now where link = :link and person = :person and state = :was")
            .bind("now", now).bind("link", link).bind("person", person).bind("was", was.name()).execute() == 1;
    }

    /** Links of a place by which somebody joined it. */
    List<Long> joinedBy(Handle handle, long place, UUID person) {
        return handle.createQuery("""
                select e.link from enrolments e join enrolment_links l on l.number = e.link where e.person = :person and e.state = 'JOINED' and l.place = :place""")
            .bind("person", person).bind("place", place).mapTo(Long.class).list();
    }

    /** Links of any place to which somebody is something now. */
    List<Long> linksOf(Handle handle, UUID person, EnrolmentState state) {
        return handle.createQuery("select link from enrolments where person = :person and state = :state order by number")
            .bind("person", person).bind("state", state.name()).mapTo(Long.class).list();
    }

    /** Of two people, also what they have left. */
    List<Long> linksOf(Handle handle, UUID one, UUID other) {
        return handle.createQuery("select distinct link from enrolments where person in (:one, :other) order by link").bind("one", one).bind("other", other).mapTo(Long.class).list();
    }

    /** What came of rows that changed hands. */
    void recount(Handle handle, long link) {
        handle.createUpdate("update enrolment_links set taken = (select count(*) from enrolments e where e.link = enrolment_links.number and e.state = 'JOINED') where number = :link")
            .bind("link", link).execute();
    }

    private record Twice(long stays, long ends) {
    }

    /** Of two that are one person's by one link, a place goes before a turn, and the earlier before the later. */
    void join(PersonJoined joined) {
        List<Twice> doubles = joined.handle().createQuery("""
                select o.number as stays, t.number as ends from enrolments t join enrolments o on o.link = t.link
                where t.person in (:from, :into) and o.person in (:from, :into) and o.person <> t.person and o.state <> 'LEFT' and t.state <> 'LEFT'
                and (o.state = 'JOINED' and t.state = 'WAITING' or o.state = t.state and o.number < t.number) order by t.number""")
            .bind("from", joined.from()).bind("into", joined.into()).map((row, context) -> new Twice(row.getLong("stays"), row.getLong("ends"))).list();
        doubles.forEach(one -> joined.rows().set("enrolments", "number", "t.number = " + one.ends, Map.of("state", ignored -> EnrolmentState.LEFT.name(),
            "since_at", ignored -> joined.at().toEpochMilli(), "beside", ignored -> one.stays)));
        joined.move("enrolments", "number", "t.person = :from and t.beside is null");
        joined.moveBy("made_by", "enrolment_links", "number");
        joined.moveBy("ended_by", "enrolment_links", "number");
    }

    /** Who has come again by a link is from now on what they were before the joining. */
    void part(Handle handle, PersonParting parting) {
        handle.createUpdate("""
                update enrolments set state = 'LEFT' where person = :into and state <> 'LEFT' and exists (select 1 from enrolments o
                where o.person = :into and o.link = enrolments.link and o.since_at = :joined and o.beside <> enrolments.number)""")
            .bind("into", parting.into()).bind("joined", parting.joinedAt()).execute();
    }

    List<Map<String, Object>> history(Handle handle, UUID person) {
        return handle.createQuery("""
                select l.place, e.state, e.since_at from enrolments e join enrolment_links l on l.number = e.link where e.person = :person order by e.number""")
            .bind("person", person).map((row, context) -> {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("organisation", row.getLong("place"));
                line.put("state", row.getString("state").toLowerCase(java.util.Locale.ROOT));
                line.put("since", Instant.ofEpochMilli(row.getLong("since_at")).toString());
                return line;
            }).list();
    }

    List<Map<String, Object>> madeBy(Handle handle, UUID person) {
        return handle.createQuery("select * from enrolment_links where made_by = :person order by number").bind("person", person).map((row, context) -> {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("organisation", row.getLong("place"));
            line.put("capacity", row.getInt("capacity"));
            line.put("first_day", row.getString("first_day"));
            line.put("last_day", row.getString("last_day"));
            line.put("made_at", Instant.ofEpochMilli(row.getLong("made_at")).toString());
            return line;
        }).list();
    }

    void erase(Handle handle, Leaving leaving) {
        handle.createUpdate("delete from enrolments where person = :person").bind("person", leaving.person()).execute();
        handle.createUpdate("update enrolment_links set made_by = :nobody where made_by = :person").bind("nobody", leaving.nobody()).bind("person", leaving.person()).execute();
        handle.createUpdate("update enrolment_links set ended_by = :nobody where ended_by = :person").bind("nobody", leaving.nobody()).bind("person", leaving.person()).execute();
    }

    private static EnrolmentLink link(ResultSet row, StatementContext context) throws SQLException {
        row.getLong("ended_at");
        boolean ended = !row.wasNull();
        return new EnrolmentLink(row.getLong("number"), row.getLong("place"), row.getInt("capacity"), row.getInt("taken"), row.getInt("waiting") == 1,
            LocalDate.parse(row.getString("first_day")), LocalDate.parse(row.getString("last_day")), ended);
    }
}
