package qadam.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.identity.PersonJoined;
import qadam.shared.Ids;

/** Who belongs where, by dated rows. */
final class MemberStore {
    boolean add(Handle handle, long organisation, UUID person, String source, Instant now) {
        return handle.createUpdate("""
                insert into memberships (organisation, person, since_at, source)
                select cast(:organisation as bigint), :person, cast(:now as bigint), :source where not exists
                    (select 1 from memberships where organisation = :organisation and person = :person and ended_at is null)
                on conflict (organisation, person, since_at) do update set ended_at = null, source = excluded.source""")   // left and back within a millisecond
            .bind("organisation", organisation).bind("person", person).bind("now", now).bind("source", source).execute() == 1;
    }

    void addAll(Handle handle, List<Members.Joining> all, String source, Instant now) {
        if (all.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
            insert into memberships (organisation, person, since_at, source)
            select cast(:organisation as bigint), :person, cast(:now as bigint), :source where not exists
                (select 1 from memberships where organisation = :organisation and person = :person and ended_at is null)
            on conflict do nothing""");
        all.forEach(one -> batch.bind("organisation", one.organisation()).bind("person", one.person()).bind("now", now).bind("source", source).add());
        batch.execute();
    }

    void each(Handle handle, Organisation branch, Members.Each each) {
        handle.createQuery("""
                select m.organisation, m.person, m.source from organisations o join memberships m on m.organisation = o.number
                where o.path >= :path and o.path < :end and m.ended_at is null""")
            .bind("path", branch.path()).bind("end", OrganisationStore.end(branch)).setFetchSize(1_000)
            .map((row, context) -> {
                each.member(row.getLong("organisation"), Ids.uuid(row.getBytes("person")), row.getString("source"));
                return true;
            }).useIterator(rows -> rows.forEachRemaining(row -> { }));
    }

    boolean end(Handle handle, long organisation, UUID person, Instant now) {
        return handle.createUpdate("update memberships set ended_at = :now where organisation = :organisation and person = :person and ended_at is null")
            .bind("now", now).bind("organisation", organisation).bind("person", person).execute() == 1;
    }

    List<Member> of(Handle handle, long organisation) {
        return handle.createQuery("select person, since_at, source from memberships where organisation = :organisation and ended_at is null order by since_at, person")
            .bind("organisation", organisation)
            .map((row, context) -> new Member(Ids.uuid(row.getBytes("person")), Instant.ofEpochMilli(row.getLong("since_at")), row.getString("source"))).list();
    }

    boolean isMember(Handle handle, long organisation, UUID person) {
        return handle.createQuery("select count(*) from memberships where organisation = :organisation and person = :person and ended_at is null")
            .bind("organisation", organisation).bind("person", person).mapTo(Long.class).one() > 0;
    }

    /** Those that hold now. */
    List<Organisation> places(Handle handle, UUID person) {
        return handle.createQuery("""
                select o.* from memberships m join organisations o on o.number = m.organisation
                where m.person = :person and m.ended_at is null order by o.path""")
            .bind("person", person).map(OrganisationStore::organisation).list();
    }

    List<Membership> history(Handle handle, UUID person) {
        return handle.createQuery("select * from memberships where person = :person order by since_at, organisation")
            .bind("person", person).map(MemberStore::membership).list();
    }

    /** Of classes only, past ones too. A closed class was left by all when it was closed. */
    List<ClassStay> classes(Handle handle, UUID person) {
        return handle.createQuery("""
                select o.number, o.grade, m.since_at, m.ended_at, o.closed_at from memberships m join organisations o on o.number = m.organisation
                where m.person = :person and o.kind = 'CLASS' order by m.since_at, o.number""")
            .bind("person", person).map(MemberStore::stay).list();
    }

    long count(Handle handle, Organisation branch) {
        return handle.createQuery("""
                select count(distinct m.person) from organisations o join memberships m on m.organisation = o.number
                where o.path >= :path and o.path < :end and m.ended_at is null""")
            .bind("path", branch.path()).bind("end", OrganisationStore.end(branch)).mapTo(Long.class).one();
    }

    List<Belonging> branch(Handle handle, Organisation branch) {
        return handle.createQuery("""
                select m.organisation, m.person, m.since_at from organisations o join memberships m on m.organisation = o.number
                where o.path >= :path and o.path < :end and m.ended_at is null order by m.since_at, m.person""")
            .bind("path", branch.path()).bind("end", OrganisationStore.end(branch))
            .map((row, context) -> new Belonging(row.getLong("organisation"), Ids.uuid(row.getBytes("person")), Instant.ofEpochMilli(row.getLong("since_at")))).list();
    }

    Set<UUID> inSeveral(Handle handle) {
        return handle.createQuery("select person from memberships where ended_at is null group by person having count(*) > 1").mapTo(UUID.class).set();
    }

    /** What is over stays with the account under which it was. */
    void join(PersonJoined joined) {
        joined.end("memberships", "organisation,person,since_at", """
            t.person = :from and t.ended_at is null and exists
                (select 1 from memberships o where o.person = :into and o.organisation = t.organisation and (o.ended_at is null or o.since_at = t.since_at))""");
        joined.move("memberships", "organisation,person,since_at", "t.person = :from and t.ended_at is null");
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from memberships where person = :person").bind("person", person).execute();
    }

    private static Membership membership(ResultSet row, StatementContext context) throws SQLException {
        long ended = row.getLong("ended_at");
        Optional<Instant> endedAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended));
        return new Membership(row.getLong("organisation"), Instant.ofEpochMilli(row.getLong("since_at")), row.getString("source"), endedAt);
    }

    private static ClassStay stay(ResultSet row, StatementContext context) throws SQLException {
        int grade = row.getInt("grade");
        Optional<Integer> known = row.wasNull() ? Optional.empty() : Optional.of(grade);
        Optional<Instant> until = Stream.of(moment(row, "ended_at"), moment(row, "closed_at")).flatMap(Optional::stream).min(Instant::compareTo);
        return new ClassStay(row.getLong("number"), known, Instant.ofEpochMilli(row.getLong("since_at")), until);
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
