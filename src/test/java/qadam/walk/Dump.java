package qadam.walk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;

/** Every row of every table as text, bytes as Latin-1: what somebody reads who has got hold of the database. */
final class Dump {
    private Dump() {
    }

    static String of(Database database) {
        return database.read(handle -> tables(handle, database.isPostgresql()).stream().map(table -> table(handle, table)).collect(Collectors.joining("\n")));
    }

    static List<String> tables(Handle handle, boolean postgresql) {
        return handle.createQuery(postgresql ? "select tablename from pg_tables where schemaname = 'public'"
            : "select name from sqlite_master where type = 'table' and name not like 'sqlite%'").mapTo(String.class).list();
    }

    private static String table(Handle handle, String table) {
        return handle.createQuery("select * from " + table).mapToMap().list().stream()
            .map(row -> row.entrySet().stream().map(column -> column.getKey() + "=" + text(column.getValue())).collect(Collectors.joining(" ")))
            .collect(Collectors.joining("\n", table + "\n", "\n"));
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : latin(String.valueOf(value));
    }

    /** As the bytes of its UTF-8 are read by {@link #text}. */
    static String latin(String words) {
        return new String(words.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
