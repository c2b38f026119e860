package qadam.backup;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.shared.Refusal;

/** Rows of any table, as they go from SQLite to PostgreSQL. It knows no table by name but the migrations' own. */
final class MoveStore {
    private static final int FETCHED = 5_000;
    private static final int TOGETHER = 1_000;

    enum Type {
        NUMBER, TEXT, BYTES
    }

    /** @param name as both databases know it */
    record Column(String name, String type) {
        Type kind() {
            return switch (type) {
                case "bigint", "integer", "int", "smallint" -> Type.NUMBER;
                case "text" -> Type.TEXT;
                case "bytea" -> Type.BYTES;
                default -> throw new IllegalStateException("a column of type " + type + " has no way to PostgreSQL yet: " + name);
            };
        }
    }

    List<String> tablesOfSqlite(Handle sqlite) {
        return sqlite.createQuery("select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' and name <> :history order by name")
            .bind("history", CopyStore.HISTORY).mapTo(String.class).list();
    }

    long rows(Handle handle, String table) {
        return handle.createQuery("select count(*) from \"" + table + "\"").mapTo(Long.class).one();
    }

    /** All that stands where Qadam's tables would be made. */
    List<String> tablesOfPostgresql(Handle postgresql) {
        return postgresql.createQuery("select tablename from pg_tables where schemaname = current_schema() order by tablename").mapTo(String.class).list();
    }

    List<Column> columns(Handle postgresql, String table) {
        return postgresql.createQuery("""
                select column_name, data_type from information_schema.columns where table_schema = current_schema() and table_name = :table order by ordinal_position""")
            .bind("table", table).map((row, context) -> new Column(row.getString(1), row.getString(2))).list();
    }

    /** Those of SQLite, by its own word for their type: for a look before there are tables elsewhere. */
    List<Column> columnsOfSqlite(Handle sqlite, String table) {
        return sqlite.createQuery("select name, type from pragma_table_info(:table) order by cid").bind("table", table)
            .map((row, context) -> new Column(row.getString(1), row.getString(2).equalsIgnoreCase("blob") ? "bytea" : row.getString(2).toLowerCase(java.util.Locale.ROOT))).list();
    }

    /** Rows may come before those that they name: all is looked at together when they are there. */
    void lookAtReferencesAtTheEnd(Handle postgresql) {
        references(postgresql).forEach((constraint, table) ->
            postgresql.execute("alter table \"" + table + "\" alter constraint \"" + constraint + "\" deferrable initially deferred"));
    }

    /** @throws RuntimeException when something names what is not there */
    void lookAtReferencesNow(Handle postgresql) {
        postgresql.execute("set constraints all immediate");
        references(postgresql).forEach((constraint, table) ->
            postgresql.execute("alter table \"" + table + "\" alter constraint \"" + constraint + "\" not deferrable"));
    }

    private static Map<String, String> references(Handle postgresql) {
        return postgresql.createQuery("""
                select constraint_name, table_name from information_schema.table_constraints
                where constraint_type = 'FOREIGN KEY' and table_schema = current_schema()""")
            .map((row, context) -> Map.entry(row.getString(1), row.getString(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What migrations themselves have put there. */
    void empty(Handle postgresql, List<String> tables) {
        postgresql.execute("truncate " + tables.stream().map(table -> '"' + table + '"').collect(Collectors.joining(", ")));
    }

    /** @param each is told of every row that was read and handed on */
    RowSum copy(Handle sqlite, Handle postgresql, String table, List<Column> columns, Runnable each) {
        String names = names(columns);
        RowSum sum = new RowSum();
        try (PreparedStatement insert = postgresql.getConnection().prepareStatement("insert into \"" + table + "\" (" + names + ") values ("
                + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")")) {
            int[] waiting = {0};
            read(sqlite, table, columns, values -> {
                sum.add(values);
                add(insert, columns, values, waiting);
                each.run();
            });
            insert.executeBatch();
            return sum;
        } catch (SQLException failed) {
            throw new IllegalStateException(table + " could not be written", failed);
        }
    }

    private static void add(PreparedStatement insert, List<Column> columns, List<Object> values, int[] waiting) {
        try {
            for (int i = 0; i < values.size(); i++) {
                bind(insert, i + 1, columns.get(i).kind(), values.get(i));
            }
            insert.addBatch();
            if (++waiting[0] % TOGETHER == 0) {
                insert.executeBatch();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("a row could not be written", failed);
        }
    }

    private static void bind(PreparedStatement insert, int place, Type type, Object value) throws SQLException {
        switch (type) {
            case NUMBER -> {
                if (value == null) {
                    insert.setNull(place, Types.BIGINT);
                } else {
                    insert.setLong(place, (Long) value);
                }
            }
            case TEXT -> insert.setString(place, (String) value);
            case BYTES -> insert.setBytes(place, (byte[]) value);
        }
    }

    RowSum sum(Handle handle, String table, List<Column> columns, Runnable each) {
        RowSum sum = new RowSum();
        read(handle, table, columns, values -> {
            sum.add(values);
            each.run();
        });
        return sum;
    }

    private static void read(Handle handle, String table, List<Column> columns, Consumer<List<Object>> taker) {
        handle.createQuery("select " + names(columns) + " from \"" + table + "\"").setFetchSize(FETCHED).scanResultSet((results, context) -> {
            try (context; ResultSet row = results.get()) {
                while (row.next()) {
                    taker.accept(values(row, table, columns));
                }
            }
            return null;
        });
    }

    private static List<Object> values(ResultSet row, String table, List<Column> columns) throws SQLException {
        List<Object> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            values.add(value(row.getObject(i + 1), table, columns.get(i)));
        }
        return values;
    }

    /** SQLite takes any value in any column: what PostgreSQL would not take is named, and never bent. */
    private static Object value(Object found, String table, Column column) {
        return switch (found) {
            case null -> null;
            case Integer number when column.kind() == Type.NUMBER -> number.longValue();
            case Long number when column.kind() == Type.NUMBER -> number;
            case String text when column.kind() == Type.TEXT && text.indexOf('\0') < 0 -> text;
            case byte[] bytes when column.kind() == Type.BYTES -> bytes;
            default -> throw new Refusal(MoveProblem.VALUE, Map.of("table", table, "column", column.name()));
        };
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(column -> '"' + column.name() + '"').collect(Collectors.joining(", "));
    }

    /** Numbers that the database gives go on behind those that are there. */
    void setNumbers(Handle postgresql) {
        postgresql.createQuery("select table_name, column_name from information_schema.columns where table_schema = current_schema() and is_identity = 'YES'")
            .map((row, context) -> List.of(row.getString(1), row.getString(2))).list()
            .forEach(one -> postgresql.createQuery("select setval(pg_get_serial_sequence(:table, :column), coalesce(max(\"%s\"), 1), max(\"%s\") is not null) from \"%s\""
                    .formatted(one.get(1), one.get(1), one.get(0)))
                .bind("table", '"' + one.get(0) + '"').bind("column", one.get(1)).mapTo(Long.class).one());
    }
}
