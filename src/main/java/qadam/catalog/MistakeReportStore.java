package qadam.catalog;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

final class MistakeReportStore {
    private static final int MOST_SHOWN = 500;

    void add(Handle handle, String about, String language, String words, Instant at) {
        handle.createUpdate("insert into mistake_reports (about, language, words, reported_at) values (:about, :language, :words, :at)")
            .bind("about", about).bind("language", language).bind("words", words).bind("at", at).execute();
    }

    List<MistakeReport> open(Handle handle) {
        return handle.createQuery("""
                select number, about, language, words, reported_at from mistake_reports
                where answered_at is null order by number limit :most""")
            .bind("most", MOST_SHOWN).map(ConstructorMapper.of(MistakeReport.class)).list();
    }

    /** How many were sent since this moment, by everybody. */
    long since(Handle handle, Instant moment) {
        return handle.createQuery("select count(*) from mistake_reports where reported_at >= :moment")
            .bind("moment", moment).mapTo(Long.class).one();
    }

    void answer(Handle handle, long number, Instant at) {
        handle.createUpdate("update mistake_reports set answered_at = :at where number = :number and answered_at is null")
            .bind("at", at).bind("number", number).execute();
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
}
