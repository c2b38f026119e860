package qadam.joining;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Ids;

/** All rows of a database, and those that are about a person. */
final class Rows {
    /** Ends with a joining, or is its history. */
    private static final Set<String> NOT_COMPARED = Set.of("sessions", "challenges", "audit_entries", "audit_head", "joinings", "joined_rows", "rate_counters", "flyway_schema_history", "letters");

    private Rows() {
    }

    /** Each table's rows as text, in the order of their letters. */
    static Map<String, List<String>> of(Database database) {
        return database.read(handle -> {
            Map<String, List<String>> all = new TreeMap<>();
            tables(handle, database.isPostgresql()).stream().filter(table -> !NOT_COMPARED.contains(table)).forEach(table -> all.put(table, rows(handle, table)));
            return all;
        });
    }

    private static List<String> tables(Handle handle, boolean postgresql) {
        return handle.createQuery(postgresql ? "select tablename from pg_tables where schemaname = 'public'"
            : "select name from sqlite_master where type = 'table' and name not like 'sqlite%'").mapTo(String.class).list();
    }

    /** Without notices of the joining itself. */
    private static List<String> rows(Handle handle, String table) {
        String which = table.equals("notices") ? " where kind not in ('JOINING_PROPOSED', 'ACCOUNTS_JOINED', 'ACCOUNTS_PARTED')" : "";
        return handle.createQuery("select * from " + table + which).mapToMap().list().stream().map(row -> {
            Map<String, String> text = new TreeMap<>();
            row.forEach((column, value) -> text.put(column, value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value)));
            return text.toString();
        }).sorted().toList();
    }

    /** Tables with rows in which this person stands as theirs, and how many. */
    static Map<String, Long> about(Database database, UUID person) {
        return database.read(handle -> {
            Map<String, Long> all = new TreeMap<>();
            owned(handle, database.isPostgresql()).forEach(place -> {
                long rows = handle.createQuery("select count(*) from " + place.get(0) + " where " + place.get(1) + " = :person")
                    .bind("person", Ids.bytes(person)).mapTo(Long.class).one();
                if (rows > 0) {
                    all.merge(place.get(0), rows, Long::sum);
                }
            });
            return all;
        });
    }

    /** Table and column, for every column that says whose a row is. */
    static List<List<String>> owned(Handle handle, boolean postgresql) {
        String columns = "('person', 'suggested_by', 'signed_by')";
        return handle.createQuery(postgresql ? "select table_name || ' ' || column_name from information_schema.columns where table_schema = 'public' and column_name in " + columns
            : "select m.name || ' ' || c.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and c.name in " + columns)
            .mapTo(String.class).list().stream().map(words -> Arrays.asList(words.split(" "))).toList();
    }
}
