package qadam.bench;

import java.sql.DriverManager;
import java.util.Map;
import java.util.TreeMap;
import qadam.shared.Database;

/** How much room a step takes with all its indexes, by the database's own account; what is projected of it is told apart. */
final class StepBytes {
    private static final String SQLITE = """
        select case when name in (select name from sqlite_master where tbl_name in ('steps', 'commits')) then 'a step' else 'its projections' end as part,
            sum(pgsize) as bytes from dbstat where name in (select name from sqlite_master
                where tbl_name in ('steps', 'commits', 'practice_progress', 'reached_learners', 'reached_counts', 'reached_weeks')) group by 1""";
    private static final String POSTGRESQL = """
        select 'a step' as part, pg_total_relation_size('steps') + pg_total_relation_size('commits') as bytes
        union all select 'its projections', pg_total_relation_size('practice_progress') + pg_total_relation_size('reached_learners')
            + pg_total_relation_size('reached_counts') + pg_total_relation_size('reached_weeks')""";

    private StepBytes() {
    }

    static void print(String name, String url, Database database) throws Exception {
        if (database.isPostgresql()) {
            try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
                statement.execute("vacuum steps, commits, practice_progress, reached_learners");   // not inside a transaction
            }
        }
        long steps = database.read(handle -> handle.createQuery("select count(*) from steps").mapTo(Long.class).one());
        Map<String, Long> parts = new TreeMap<>(database.<Map<String, Long>>read(handle -> handle.createQuery(database.isPostgresql() ? POSTGRESQL : SQLITE)
            .reduceRows(new TreeMap<>(), (all, row) -> {
                all.put(row.getColumn("part", String.class), row.getColumn("bytes", Long.class));
                return all;
            })));
        parts.forEach((part, bytes) -> System.out.printf("%-12s %,d steps, %s: %.1f B, all indexes included%s%n", name, steps, part,
            bytes / (double) steps, part.equals("a step") ? "   wanted at most 125" : ""));
    }
}
