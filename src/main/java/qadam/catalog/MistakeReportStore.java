package qadam.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.shared.Ids;
import qadam.shared.RowChanges;

final class MistakeReportStore {
    private static final String REPORTS = """
        select number, about, language, words, reported_at, person is not null as waiting, answered_at, answered_by, answer
        from mistake_reports
        """;

    /** A report of somebody who asked to be told the answer. @param key for the address of the answer */
    record Asking(UUID person, UUID key) {
    }

    void add(Handle handle, String about, String language, String words, Instant at, Optional<Asking> asking) {
        handle.createUpdate("""
                insert into mistake_reports (about, language, words, reported_at, person, answer_key)
                values (:about, :language, :words, :at, :person, :key)""")
            .bind("about", about).bind("language", language).bind("words", words).bind("at", at)
            .bind("person", asking.map(Asking::person).orElse(null)).bind("key", asking.map(Asking::key).orElse(null)).execute();
    }

    /** The oldest first, from behind the given number on. */
    List<MistakeReport> open(Handle handle, long after, int most) {
        return handle.createQuery(REPORTS + """
                where answered_at is null and number > :after order by number limit :most""")
            .bind("after", after).bind("most", most).map(MistakeReportStore::report).list();
    }

    /** The newest first, from before the given number on. */
    List<MistakeReport> answered(Handle handle, long before, int most) {
        return handle.createQuery(REPORTS + """
                where answered_at is not null and number < :before order by number desc limit :most""")
            .bind("before", before).bind("most", most).map(MistakeReportStore::report).list();
    }

    Optional<MistakeReport> find(Handle handle, long number) {
        return handle.createQuery(REPORTS + "where number = :number")
            .bind("number", number).map(MistakeReportStore::report).findOne();
    }

    Optional<MistakeReport> keyed(Handle handle, UUID key) {
        return handle.createQuery(REPORTS + "where answer_key = :key and answered_at is not null")
            .bind("key", key).map(MistakeReportStore::report).findOne();
    }

    List<MistakeReport> of(Handle handle, UUID person) {
        return handle.createQuery(REPORTS + "where person = :person order by number")
            .bind("person", person).map(MistakeReportStore::report).list();
    }

    Optional<Asking> asking(Handle handle, long number) {
        return handle.createQuery("select person, answer_key from mistake_reports where number = :number and person is not null")
            .bind("number", number).map((row, context) -> new Asking(Ids.uuid(row.getBytes("person")), Ids.uuid(row.getBytes("answer_key")))).findOne();
    }

    long countOpen(Handle handle) {
        return handle.createQuery("select count(*) from mistake_reports where answered_at is null").mapTo(Long.class).one();
    }

    void move(RowChanges rows, UUID into) {
        rows.set("mistake_reports", "number", "t.person = :from", Map.of("person", ignored -> Ids.bytes(into)));
    }

    void forget(Handle handle, UUID person) {
        handle.createUpdate("update mistake_reports set answered_by = null where answered_by = :person").bind("person", person).execute();
        handle.createUpdate("update mistake_reports set person = null, answer_key = null where person = :person").bind("person", person).execute();
    }

    /** How many were sent since this moment, by everybody. */
    long since(Handle handle, Instant moment) {
        return handle.createQuery("select count(*) from mistake_reports where reported_at >= :moment")
            .bind("moment", moment).mapTo(Long.class).one();
    }

    /** From now on the report does not know who sent it. False when somebody else has answered it. */
    boolean answer(Handle handle, long number, String answer, UUID by, Instant at) {
        return handle.createUpdate("""
                update mistake_reports set answered_at = :at, answer = :answer, answered_by = :by, person = null
                where number = :number and answered_at is null""")
            .bind("at", at).bind("answer", answer).bind("by", by).bind("number", number).execute() == 1;
    }

    int forgetAnswered(Handle handle, Instant before, int most) {
        return handle.createUpdate("""
                delete from mistake_reports where number in
                    (select number from mistake_reports where answered_at < :before limit :most)""")
            .bind("before", before).bind("most", most).execute();
    }

    int forgetLimits(Handle handle, long day) {
        return handle.createUpdate("delete from report_limits where day < :day").bind("day", day).execute();
    }

    /** Counts one more report of this session on this day, forgets earlier days, and gives back how many there are now. */
    int count(Handle handle, byte[] session, long day) {
        handle.createUpdate("delete from report_limits where day < :day").bind("day", day).execute();
        return handle.createQuery("""
                insert into report_limits (session, day, reports) values (:session, :day, 1)
                on conflict (session, day) do update set reports = report_limits.reports + 1 returning reports""")
            .bind("session", session).bind("day", day).mapTo(Integer.class).one();
    }

    private static MistakeReport report(ResultSet row, StatementContext context) throws SQLException {
        long answered = row.getLong("answered_at");
        return new MistakeReport(row.getLong("number"), row.getString("about"), row.getString("language"), row.getString("words"),
            Instant.ofEpochMilli(row.getLong("reported_at")), row.getBoolean("waiting"),
            answered == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(answered)),
            Optional.ofNullable(row.getBytes("answered_by")).map(Ids::uuid), Optional.ofNullable(row.getString("answer")));
    }
}
