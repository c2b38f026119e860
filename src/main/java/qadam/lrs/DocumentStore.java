package qadam.lrs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Documents by their place. Each change names the edition that its writer has seen, so that of two at once one is told. */
final class DocumentStore {
    Optional<Document> find(Handle handle, byte[] place) {
        return handle.createQuery("select content_type, content, changed_at, edition from lrs_documents where place = :place").bind("place", place)
            .map(DocumentStore::document).findOne();
    }

    /** @return false when somebody was quicker */
    boolean add(Handle handle, byte[] place, Branch branch, Optional<UUID> registration, String name, Document document) {
        return handle.createUpdate("""
                insert into lrs_documents (place, branch, kind, activity, agent, registration, name, content_type, content, edition, changed_at)
                values (:place, :branch, :kind, :activity, :agent, :registration, :name, :type, :content, :edition, :now) on conflict (place) do nothing""")
            .bind("place", place).bind("branch", branch.key()).bind("kind", branch.kind().code()).bind("activity", branch.activity()).bind("agent", branch.agent())
            .bind("registration", registration.map(UUID::toString).orElse("")).bind("name", name).bind("type", document.contentType())
            .bind("content", document.content()).bind("edition", document.edition()).bind("now", document.changedAt()).execute() == 1;
    }

    /** @return false when somebody was quicker */
    boolean change(Handle handle, byte[] place, long seen, Document document) {
        return handle.createUpdate("""
                update lrs_documents set content_type = :type, content = :content, edition = :edition, changed_at = :now where place = :place and edition = :seen""")
            .bind("type", document.contentType()).bind("content", document.content()).bind("edition", document.edition()).bind("now", document.changedAt())
            .bind("place", place).bind("seen", seen).execute() == 1;
    }

    /** @return false when somebody was quicker */
    boolean remove(Handle handle, byte[] place, long seen) {
        return handle.createUpdate("delete from lrs_documents where place = :place and edition = :seen").bind("place", place).bind("seen", seen).execute() == 1;
    }

    /** @param registration of all, when it is empty */
    int removeAll(Handle handle, byte[] branch, Optional<UUID> registration) {
        return handle.createUpdate("delete from lrs_documents where branch = :branch" + under(registration)).bind("branch", branch)
            .bind("registration", registration.map(UUID::toString).orElse("")).execute();
    }

    record Named(String name, Instant changedAt) {
    }

    /** @param registration of all, when it is empty */
    List<Named> names(Handle handle, byte[] branch, Optional<UUID> registration, Instant since) {
        return handle.createQuery("select name, max(changed_at) as changed_at from lrs_documents where branch = :branch and changed_at > :since" + under(registration)
                + " group by name order by name").bind("branch", branch).bind("since", since).bind("registration", registration.map(UUID::toString).orElse(""))
            .map((row, context) -> new Named(row.getString("name"), Instant.ofEpochMilli(row.getLong("changed_at")))).list();
    }

    private static String under(Optional<UUID> registration) {
        return registration.isPresent() ? " and registration = :registration" : " and :registration = ''";
    }

    long count(Handle handle, byte[] branch) {
        return handle.createQuery("select count(*) from lrs_documents where branch = :branch").bind("branch", branch).mapTo(Long.class).one();
    }

    /** One of the documents about somebody. */
    record About(String kind, String activity, String name, Document document) {
    }

    List<About> about(Handle handle, byte[] agent) {
        return handle.createQuery("select * from lrs_documents where agent = :agent order by changed_at, place").bind("agent", agent)
            .map((row, context) -> new About(row.getString("kind"), row.getString("activity"), row.getString("name"), document(row, context))).list();
    }

    void removeAbout(Handle handle, byte[] agent) {
        handle.createUpdate("delete from lrs_documents where agent = :agent").bind("agent", agent).execute();
    }

    /** @param most so many at once */
    int forget(Handle handle, Instant before, int most) {
        return handle.createUpdate("delete from lrs_documents where place in (select place from lrs_documents where changed_at < :before limit :most)")
            .bind("before", before).bind("most", most).execute();
    }

    private static Document document(ResultSet row, StatementContext context) throws SQLException {
        return new Document(row.getString("content_type"), row.getBytes("content"), Instant.ofEpochMilli(row.getLong("changed_at")), row.getLong("edition"));
    }

    /** At most a thousand. */
    long countSome(Handle handle) {
        return handle.createQuery("select count(*) from (select 1 from lrs_documents limit 1000) as some").mapTo(Long.class).one();
    }
}
