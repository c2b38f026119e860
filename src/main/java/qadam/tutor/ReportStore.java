package qadam.tutor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reports, and how often answers helped. */
final class ReportStore {
    void add(Handle handle, Report report) {
        handle.createUpdate("""
                insert into tutor_reports (reported_at, language, lesson, model, prompt_version, reason, note, question, answer)
                values (:at, :language, :lesson, :model, :version, :reason, :note, :question, :answer)""")
            .bind("at", report.reportedAt()).bind("language", report.language()).bind("lesson", report.lesson()).bind("model", report.model())
            .bind("version", report.promptVersion()).bind("reason", report.reason().name()).bind("note", report.note()).bind("question", report.question())
            .bind("answer", report.answer()).execute();
    }

    /** Open ones, the oldest first. */
    List<Report> open(Handle handle, int most) {
        return handle.createQuery("select * from tutor_reports where decision is null order by number limit :most").bind("most", most).map(ReportStore::report).list();
    }

    /** Decided ones, the newest first. */
    List<Report> decided(Handle handle, int most) {
        return handle.createQuery("select * from tutor_reports where decision is not null order by decided_at desc, number desc limit :most").bind("most", most)
            .map(ReportStore::report).list();
    }

    long countOpen(Handle handle) {
        return handle.createQuery("select count(*) from tutor_reports where decision is null").mapTo(Long.class).one();
    }

    /** @return false when there is none that is open */
    boolean decide(Handle handle, long number, Report.Decision decision, Instant now) {
        return handle.createUpdate("update tutor_reports set decision = :decision, decided_at = :now where number = :number and decision is null")
            .bind("decision", decision.name()).bind("now", now).bind("number", number).execute() == 1;
    }

    int forget(Handle handle, Instant decidedBefore, int most) {
        return handle.createUpdate("delete from tutor_reports where number in (select number from tutor_reports where decided_at < :before limit :most)")
            .bind("before", decidedBefore).bind("most", most).execute();
    }

    /** One more that was helped, or was not. @param month as 202611 */
    void count(Handle handle, int month, String language, Tier tier, boolean helped) {
        handle.createUpdate("""
                insert into tutor_opinions (month, language, tier, helped, times) values (:month, :language, :tier, :helped, 1)
                on conflict (month, language, tier, helped) do update set times = tutor_opinions.times + 1""")
            .bind("month", month).bind("language", language).bind("tier", tier.name()).bind("helped", helped ? 1 : 0).execute();
    }

    long opinions(Handle handle, boolean helped) {
        return handle.createQuery("select coalesce(sum(times), 0) from tutor_opinions where helped = :helped").bind("helped", helped ? 1 : 0).mapTo(Long.class).one();
    }

    private static Report report(ResultSet row, StatementContext context) throws SQLException {
        return new Report(row.getLong("number"), Instant.ofEpochMilli(row.getLong("reported_at")), row.getString("language"), row.getString("lesson"), row.getString("model"),
            row.getString("prompt_version"), Report.Reason.valueOf(row.getString("reason")), row.getString("note"), row.getString("question"), row.getString("answer"),
            Optional.ofNullable(row.getString("decision")).map(Report.Decision::valueOf));
    }
}
