package qadam.learning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import qadam.record.Kind;

/** Shadow copies of what is kept of practice, made of the steps alone, beside the tables that the server keeps. */
final class ProjectionStore {
    private static final int FETCHED = 10_000;
    private static final int REPORTED = 50_000;

    /** What a server keeps, its shadow, and how both are read in one order, every column a number. */
    enum Projection {
        PRACTICE_PROGRESS("select learner, activity, course_version, tries, solved_at, last_at from practice_progress order by learner, activity",
            "select learner, activity, course_version, tries, solved_at, last_at from fresh_progress order by learner, activity",
            "insert into practice_progress (learner, activity, course_version, tries, solved_at, last_at)"
                + " select learner, activity, course_version, tries, solved_at, last_at from fresh_progress"),
        REACHED_LEARNERS("select learner, first_at from reached_learners order by learner",
            "select learner, min(first_at) from fresh_progress group by learner order by learner",
            "insert into reached_learners (learner, first_at) select learner, min(first_at) from fresh_progress group by learner"),
        /** Each server has a counter of its own, so that none waits for another: what is shown is their sum. */
        REACHED_COUNTS("select sum(learners) from reached_counts having sum(learners) <> 0",
            "select count(distinct learner) from fresh_progress having count(distinct learner) <> 0",
            "insert into reached_counts (node, learners) select 0, count(distinct learner) from fresh_progress having count(distinct learner) <> 0"),
        REACHED_WEEKS("select week, sum(learners) from reached_weeks group by week having sum(learners) <> 0 order by week",
            "select week, learners from fresh_weeks order by week",
            "insert into reached_weeks (node, week, learners) select 0, week, learners from fresh_weeks");

        private final String kept;
        private final String fresh;
        private final String replacement;

        Projection(String kept, String fresh, String replacement) {
            this.kept = kept;
            this.fresh = fresh;
            this.replacement = replacement;
        }

        String table() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** @param digest SHA-256 over the rows in their order, a line each */
    record Digest(long rows, String digest) {
    }

    /** @param postgresql whether parts of the record are found by an index of block ranges, which first learns of the newest blocks */
    void makeShadows(Handle handle, boolean postgresql) {
        if (postgresql) {
            handle.createQuery("select brin_summarize_new_values('steps_sequence')").mapTo(Integer.class).one();
        }
        handle.execute("""
            create temporary table fresh_progress (learner bigint not null, activity integer not null, course_version integer not null,
                tries bigint not null, solved_at bigint, first_at bigint not null, last_at bigint not null, primary key (learner, activity))""");
        handle.execute("create temporary table fresh_weeks (week bigint not null primary key, learners bigint not null)");
    }

    void dropShadows(Handle handle) {
        handle.execute("drop table fresh_progress");
        handle.execute("drop table fresh_weeks");
    }

    void keepWritersOut(Handle handle) {
        handle.execute("lock table practice_progress, reached_learners, reached_counts, reached_weeks in exclusive mode");
    }

    long lastSequence(Handle handle) {
        return handle.createQuery("select coalesce(max(sequence), 0) from steps").mapTo(Long.class).one();
    }

    /** Adds what a part of the record says. The parts may come in any order: each column is a count, an earliest or a latest. */
    void add(Handle handle, long after, long upTo) {
        handle.createUpdate("""
                insert into fresh_progress (learner, activity, course_version, tries, solved_at, first_at, last_at)
                select learner, activity, min(course_version), count(*), min(case when substr(result, 1, 1) = :right then stored_at end),
                    min(stored_at), max(stored_at)
                from steps where sequence > :after and sequence <= :upTo and kind = :kind group by learner, activity
                on conflict (learner, activity) do update set tries = fresh_progress.tries + excluded.tries,
                    solved_at = case when excluded.solved_at is null or fresh_progress.solved_at <= excluded.solved_at
                        then fresh_progress.solved_at else excluded.solved_at end,
                    first_at = case when fresh_progress.first_at <= excluded.first_at then fresh_progress.first_at else excluded.first_at end,
                    last_at = case when fresh_progress.last_at >= excluded.last_at then fresh_progress.last_at else excluded.last_at end""")
            .bind("right", new byte[] {1}).bind("after", after).bind("upTo", upTo).bind("kind", Kind.PRACTISED.code()).execute();
    }

    /** Weeks are weeks in Almaty, whose clock databases need not know. */
    void addWeeks(Handle handle) {
        Map<Long, Long> weeks = new TreeMap<>();
        try (Stream<Long> firsts = handle.createQuery("select min(first_at) from fresh_progress group by learner").setFetchSize(FETCHED)
                .mapTo(Long.class).stream()) {
            firsts.forEach(first -> weeks.merge(TryStore.week(Instant.ofEpochMilli(first)), 1L, Long::sum));
        }
        weeks.forEach((week, learners) -> handle.createUpdate("insert into fresh_weeks (week, learners) values (:week, :learners)")
            .bind("week", week).bind("learners", learners).execute());
    }

    long freshRows(Handle handle) {
        return handle.createQuery("select count(*) from fresh_progress").mapTo(Long.class).one();
    }

    Digest kept(Handle handle, Projection projection, LongConsumer read) {
        return digest(handle.createQuery(projection.kept), read);
    }

    Digest fresh(Handle handle, Projection projection, LongConsumer read) {
        return digest(handle.createQuery(projection.fresh), read);
    }

    void replace(Handle handle, Projection projection) {
        handle.execute("delete from " + projection.table());
        handle.execute(projection.replacement);
    }

    /** Row by row, so that no more than a few thousand lie in memory. */
    private static Digest digest(Query query, LongConsumer read) {
        MessageDigest sum = sha256();
        long[] rows = {0};
        query.setFetchSize(FETCHED).scanResultSet((results, context) -> {
            try (context; ResultSet row = results.get()) {
                int columns = row.getMetaData().getColumnCount();
                while (row.next()) {
                    sum.update(line(row, columns));
                    if (++rows[0] % REPORTED == 0) {
                        read.accept(REPORTED);
                    }
                }
            }
            return null;
        });
        return new Digest(rows[0], HexFormat.of().formatHex(sum.digest()));
    }

    private static byte[] line(ResultSet row, int columns) throws SQLException {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
            long number = row.getLong(i);
            line.append(row.wasNull() ? "-" : Long.toString(number)).append(i == columns ? '\n' : ' ');
        }
        return line.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    List<Projection> all() {
        return List.of(Projection.values());
    }
}
