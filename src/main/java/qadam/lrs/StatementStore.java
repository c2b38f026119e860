package qadam.lrs;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

final class StatementStore {
    private static final String ROWS = """
        select s.position, s.id, s.authority, a.agent, s.version, s.target, s.voids, s.voided, s.statement
        from lrs_statements s join lrs_authorities a on a.number = s.authority\s""";
    private static final HexFormat HEX = HexFormat.of();

    /** The first of so many positions in a row, none before now. Whoever takes some waits until those who took some before have ended. */
    long take(Handle handle, int many, long now) {
        return handle.createQuery("""
                update lrs_position set last = case when last >= :now then last + :many else :now + :many - 1 end returning last""")
            .bind("now", now).bind("many", many).mapTo(Long.class).one() - many + 1;
    }

    long lastPosition(Handle handle) {
        return handle.createQuery("select last from lrs_position").mapTo(Long.class).one();
    }

    /** PostgreSQL: for how long the oldest transaction that has written something has been open, of whichever server. */
    Duration oldestWriting(Handle handle) {
        return Duration.ofMillis(handle.createQuery("""
                select cast(coalesce(max(extract(epoch from clock_timestamp() - xact_start)) * 1000, 0) as bigint) from pg_stat_activity
                where datname = current_database() and backend_xid is not null""")
            .mapTo(Long.class).one());
    }

    long authority(Handle handle, String agent) {
        return findAuthority(handle, agent).orElseGet(() -> {
            handle.createUpdate("insert into lrs_authorities (agent) values (:agent) on conflict do nothing").bind("agent", agent).execute();
            return findAuthority(handle, agent).orElseThrow();
        });
    }

    Optional<Long> findAuthority(Handle handle, String agent) {
        return handle.createQuery("select number from lrs_authorities where agent = :agent").bind("agent", agent).mapTo(Long.class).findOne();
    }

    void add(Handle handle, long position, NewStatement statement, long authority, boolean voided) {
        handle.createUpdate("""
                insert into lrs_statements (position, id, authority, version, target, voids, voided, statement)
                values (:position, :id, :authority, :version, :target, :voids, :voided, :statement)""")
            .bind("position", position).bind("id", statement.id()).bind("authority", authority).bind("version", statement.version())
            .bind("target", statement.target().orElse(null)).bind("voids", statement.voids() ? 1 : 0).bind("voided", voided ? 1 : 0)
            .bind("statement", statement.original()).execute();
    }

    void addTerms(Handle handle, long position, Collection<String> terms) {
        var batch = handle.prepareBatch("insert into lrs_found (term, position) values (:term, :position) on conflict do nothing");
        terms.forEach(term -> batch.bind("term", HEX.parseHex(term)).bind("position", position).add());
        if (!terms.isEmpty()) {
            batch.execute();
        }
    }

    void removeTerms(Handle handle, long position, Collection<String> terms) {
        var batch = handle.prepareBatch("delete from lrs_found where term = :term and position = :position");
        terms.forEach(term -> batch.bind("term", HEX.parseHex(term)).bind("position", position).add());
        if (!terms.isEmpty()) {
            batch.execute();
        }
    }

    void addAttachment(Handle handle, String sha2, byte[] content) {
        handle.createUpdate("insert into lrs_attachments (sha2, content) values (:sha2, :content) on conflict do nothing")
            .bind("sha2", HEX.parseHex(sha2)).bind("content", content).execute();
    }

    void addUse(Handle handle, long position, String sha2) {
        handle.createUpdate("insert into lrs_attachment_uses (position, sha2) values (:position, :sha2) on conflict do nothing")
            .bind("position", position).bind("sha2", HEX.parseHex(sha2)).execute();
    }

    /** The sizes of what came with a statement, by hash. */
    Map<String, Long> attachments(Handle handle, long position) {
        Map<String, Long> sizes = new HashMap<>();
        handle.createQuery("""
                select u.sha2, length(a.content) as bytes from lrs_attachment_uses u join lrs_attachments a on a.sha2 = u.sha2
                where u.position = :position""")
            .bind("position", position).map((row, context) -> sizes.put(HEX.formatHex(row.getBytes("sha2")), row.getLong("bytes"))).list();
        return sizes;
    }

    byte[] attachment(Handle handle, String sha2) {
        return handle.createQuery("select content from lrs_attachments where sha2 = :sha2").bind("sha2", HEX.parseHex(sha2)).mapTo(byte[].class).one();
    }

    Optional<StatementRow> find(Handle handle, UUID id) {
        return handle.createQuery(ROWS + "where s.id = :id").bind("id", id).map(ConstructorMapper.of(StatementRow.class)).findOne();
    }

    /** Those that refer to this one, the oldest first. */
    List<StatementRow> referringTo(Handle handle, UUID id, int most) {
        return handle.createQuery(ROWS + "where s.target = :id order by s.position limit :most").bind("id", id).bind("most", most)
            .map(ConstructorMapper.of(StatementRow.class)).list();
    }

    void voidNow(Handle handle, long position) {
        handle.createUpdate("update lrs_statements set voided = 1 where position = :position").bind("position", position).execute();
    }

    /** Not voided, and found by every one of the terms. @param after, before the positions between which they lie, neither among them */
    List<StatementRow> page(Handle handle, List<String> terms, long after, long before, boolean ascending, int most) {
        return page(handle, terms, after, before, ascending, most, false);
    }

    List<StatementRow> page(Handle handle, List<String> terms, long after, long before, boolean ascending, int most, boolean voidedToo) {
        StringBuilder sql = new StringBuilder(terms.isEmpty() ? ROWS : ROWS + "join lrs_found f on f.position = s.position and f.term = :term0 ");
        sql.append("where ").append(voidedToo ? "" : "s.voided = 0 and ").append("s.position > :after and s.position < :before");
        for (int i = 1; i < terms.size(); i++) {
            sql.append(" and exists (select 1 from lrs_found g where g.term = :term").append(i).append(" and g.position = s.position)");
        }
        sql.append(" order by ").append(terms.isEmpty() ? "s" : "f").append(".position ").append(ascending ? "asc" : "desc").append(" limit :most");
        var query = handle.createQuery(sql.toString()).bind("after", after).bind("before", before).bind("most", most);
        for (int i = 0; i < terms.size(); i++) {
            query.bind("term" + i, HEX.parseHex(terms.get(i)));
        }
        return query.map(ConstructorMapper.of(StatementRow.class)).list();
    }

    Map<Long, String> authorities(Handle handle) {
        Map<Long, String> all = new HashMap<>();
        handle.createQuery("select number, agent from lrs_authorities").map((row, context) -> all.put(row.getLong("number"), row.getString("agent"))).list();
        return all;
    }

    /** The statement, by what it was found, and what came with it and with no other. */
    void erase(Handle handle, long position, Collection<String> terms) {
        removeTerms(handle, position, terms);
        Set<String> attached = attachments(handle, position).keySet();
        handle.createUpdate("delete from lrs_attachment_uses where position = :position").bind("position", position).execute();
        attached.forEach(sha2 -> handle.createUpdate("""
                delete from lrs_attachments where sha2 = :sha2 and not exists (select 1 from lrs_attachment_uses where sha2 = :sha2)""")
            .bind("sha2", HEX.parseHex(sha2)).execute());
        handle.createUpdate("delete from lrs_statements where position = :position").bind("position", position).execute();
    }

    Map<String, byte[]> definitions(Handle handle, Set<String> terms) {
        Map<String, byte[]> found = new HashMap<>();
        for (String term : terms) {
            handle.createQuery("select definition from lrs_activities where term = :term").bind("term", HEX.parseHex(term)).mapTo(byte[].class)
                .findOne().ifPresent(definition -> found.put(term, definition));
        }
        return found;
    }

    void define(Handle handle, String term, byte[] definition) {
        handle.createUpdate("""
                insert into lrs_activities (term, definition) values (:term, :definition)
                on conflict (term) do update set definition = excluded.definition""")
            .bind("term", HEX.parseHex(term)).bind("definition", definition).execute();
    }

    /** At most a thousand. */
    long countSome(Handle handle) {
        return handle.createQuery("select count(*) from (select 1 from lrs_statements limit 1000) as some").mapTo(Long.class).one();
    }
}
