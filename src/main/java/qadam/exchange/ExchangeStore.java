package qadam.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;
import qadam.shared.Language;

/** The log itself. There is no statement here that changes a row of it. */
final class ExchangeStore {
    /** A row of the log. */
    record Row(UUID asker, Instant at, Entry entry) {
    }

    /** @return false when it is there already */
    boolean add(Handle handle, UUID asker, Instant at, Entry entry) {
        return handle.createUpdate("""
                insert into exchanges (asker, id, at, kind, language, prompt_version, passages, course, model, model_hash, parameters, verdicts,
                    first_millis, whole_millis, asked_tokens, answered_tokens, counted)
                values (:asker, :id, :at, :kind, :language, :promptVersion, :passages, :course, :model, :modelHash, :parameters, :verdicts,
                    :first, :whole, :asked, :answered, :counted)
                on conflict (asker, id) do nothing""")
            .bind("asker", asker).bind("id", entry.id()).bind("at", at).bind("kind", entry.kind()).bind("language", entry.language().tag())
            .bind("promptVersion", entry.promptVersion()).bind("passages", String.join("\n", entry.passages())).bind("course", entry.course())
            .bind("model", entry.model()).bind("modelHash", entry.modelHash()).bind("parameters", entry.parameters())
            .bind("verdicts", String.join("\n", entry.verdicts())).bind("first", entry.first().toMillis()).bind("whole", entry.whole().toMillis())
            .bind("asked", entry.tokens().asked()).bind("answered", entry.tokens().answered()).bind("counted", entry.tokens().counted()).execute() == 1;
    }

    /** Of all pseudonyms of a person, the newest first. */
    List<Row> of(Handle handle, UUID person, int most) {
        return handle.createQuery("""
                select e.* from exchange_askers a join exchanges e on e.asker = a.asker
                where a.person = :person order by e.at desc, e.id desc limit :most""")
            .bind("person", person).bind("most", most).map((row, context) -> row(row)).list();
    }

    long count(Handle handle, UUID person) {
        return handle.createQuery("select count(*) from exchange_askers a join exchanges e on e.asker = a.asker where a.person = :person")
            .bind("person", person).mapTo(Long.class).one();
    }

    /** A piece of what is older. @return how many rows went */
    int forget(Handle handle, Instant before, int most) {
        return handle.createUpdate("delete from exchanges where (asker, id) in (select asker, id from exchanges where at < :before order by at limit :most)")
            .bind("before", before).bind("most", most).execute();
    }

    private static Row row(ResultSet row) throws SQLException {
        Entry entry = new Entry(Ids.uuid(row.getBytes("id")), Kind.valueOf(row.getString("kind")), Optional.empty(),
            Language.of(row.getString("language")).orElseThrow(), row.getString("prompt_version"), lines(row.getString("passages")),
            Optional.ofNullable(row.getString("course")), Optional.ofNullable(row.getString("model")), Optional.ofNullable(row.getString("model_hash")),
            row.getString("parameters"), lines(row.getString("verdicts")), Duration.ofMillis(row.getLong("first_millis")),
            Duration.ofMillis(row.getLong("whole_millis")),
            new Tokens(row.getInt("asked_tokens"), row.getInt("answered_tokens"), row.getInt("counted") != 0), Optional.empty());
        return new Row(Ids.uuid(row.getBytes("asker")), Instant.ofEpochMilli(row.getLong("at")), entry);
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }
}
