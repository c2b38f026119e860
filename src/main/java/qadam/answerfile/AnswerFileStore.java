package qadam.answerfile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.identity.Leaving;
import qadam.shared.Ids;

final class AnswerFileStore {
    /** A file that was brought in. @param by who did */
    record Row(UUID person, UUID by, Instant broughtAt, BroughtCounts counts) {
    }

    /** Two who bring in the same file at once: one of them is written down. */
    void add(Handle handle, byte[] hash, Row row) {
        handle.createUpdate("""
                insert into answer_files (hash, person, made_by, brought_at, added, here, review, refused)
                values (:hash, :person, :by, :at, :added, :here, :review, :refused) on conflict do nothing""")
            .bind("hash", hash).bind("person", row.person()).bind("by", row.by()).bind("at", row.broughtAt())
            .bind("added", row.counts().added()).bind("here", row.counts().here()).bind("review", row.counts().review()).bind("refused", row.counts().refused())
            .execute();
    }

    Optional<Row> find(Handle handle, byte[] hash) {
        return handle.createQuery("select * from answer_files where hash = :hash").bind("hash", hash).map(AnswerFileStore::row).findOne();
    }

    /** Of this person, and those of others that they brought in, oldest first. */
    List<Row> about(Handle handle, UUID person) {
        return handle.createQuery("select * from answer_files where person = :person or made_by = :person order by brought_at")
            .bind("person", person).map(AnswerFileStore::row).list();
    }

    int forget(Handle handle, Instant before, int most) {
        return handle.createUpdate("delete from answer_files where hash in (select hash from answer_files where brought_at < :before limit :most)")
            .bind("before", before).bind("most", most).execute();
    }

    void erase(Handle handle, Leaving leaving) {
        handle.createUpdate("delete from answer_files where person = :person").bind("person", leaving.person()).execute();
        handle.createUpdate("update answer_files set made_by = :nobody where made_by = :person")
            .bind("nobody", leaving.nobody()).bind("person", leaving.person()).execute();
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        return new Row(Ids.uuid(row.getBytes("person")), Ids.uuid(row.getBytes("made_by")), Instant.ofEpochMilli(row.getLong("brought_at")),
            new BroughtCounts(row.getInt("added"), row.getInt("here"), row.getInt("review"), row.getInt("refused"), 0));
    }
}
