package qadam.shared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Changes rows so that it can be taken back exactly: what each held before is told to a keeper, in the same transaction. It knows no table;
 * the stores that use it say which rows they mean, with the names that whoever made it has given values to.
 */
public final class RowChanges {
    private final Handle handle;
    private final Map<String, Object> names;
    private final Consumer<RowChange> keeper;

    /** @param names what may stand in a condition as {@code :name} */
    public RowChanges(Handle handle, Map<String, Object> names, Consumer<RowChange> keeper) {
        this.handle = handle;
        this.names = Map.copyOf(names);
        this.keeper = keeper;
    }

    /**
     * Gives columns of some rows new values, each made of the old one.
     *
     * @param key the columns of the primary key, apart by commas
     * @param which the condition, with {@code t} for the table
     * @return how many rows that were
     */
    public int set(String table, String key, String which, Map<String, UnaryOperator<Object>> columns) {
        return set(RowChange.Act.CHANGED, table, key, which, columns);
    }

    /** The same of rows that come back with the taking back although somebody has removed them since, as a way in. */
    public int setReturning(String table, String key, String which, Map<String, UnaryOperator<Object>> columns) {
        return set(RowChange.Act.RETURNING, table, key, which, columns);
    }

    private int set(RowChange.Act act, String table, String key, String which, Map<String, UnaryOperator<Object>> columns) {
        List<Map<String, Object>> rows = bound(handle.createQuery("select t.* from " + table + " t where " + which), which).mapToMap().list();
        for (Map<String, Object> row : rows) {
            Map<String, Object> changed = new LinkedHashMap<>();
            columns.forEach((column, change) -> changed.put(column, change.apply(row.get(column))));
            update(table, key, row, changed);
            keeper.accept(new RowChange(table, key, act, RowJson.write(kept(act, key, row, changed)), RowJson.write(changed)));
        }
        return rows.size();
    }

    /** No more than it takes to put the row back: a copy of the rest would outlive it. */
    private static Map<String, Object> kept(RowChange.Act act, String key, Map<String, Object> row, Map<String, Object> changed) {
        Map<String, Object> kept = new LinkedHashMap<>(row);
        if (act != RowChange.Act.RETURNING) {
            kept.keySet().removeIf(column -> !changed.containsKey(column) && !List.of(key.split(",")).contains(column));
        }
        return kept;
    }

    public void add(String table, String key, Map<String, Object> row) {
        insert(handle, table, row, "");
        keeper.accept(new RowChange(table, key, RowChange.Act.ADDED, "", RowJson.write(row)));
    }

    private void update(String table, String key, Map<String, Object> found, Map<String, Object> values) {
        update(handle, table, key, found, values);
    }

    private static int update(Handle handle, String table, String key, Map<String, Object> found, Map<String, Object> values) {
        String sets = values.keySet().stream().map(column -> column + " = :new_" + column).collect(Collectors.joining(", "));
        var update = handle.createUpdate("update " + table + " set " + sets + " where " + keyed(key));
        values.forEach((column, value) -> update.bind("new_" + column, value));
        bindKey(update, key, found);
        return update.execute();
    }

    private static void insert(Handle handle, String table, Map<String, Object> row, String otherwise) {
        var insert = handle.createUpdate("insert into " + table + " (" + String.join(", ", row.keySet()) + ") values ("
            + row.keySet().stream().map(column -> ":" + column).collect(Collectors.joining(", ")) + ")" + otherwise);
        row.forEach(insert::bind);
        insert.execute();
    }

    /** Takes one change back; those that came after it must have been taken back already. What others have changed of the row since stays. */
    public static void takeBack(Handle handle, RowChange change) {
        Map<String, Object> after = change.rowAfter();
        if (change.act() == RowChange.Act.ADDED) {
            bindKey(handle.createUpdate("delete from " + change.table() + " where " + keyed(change.key())), change.key(), after).execute();
            return;
        }
        Map<String, Object> before = change.rowBefore();
        Map<String, Object> now = new LinkedHashMap<>(before);
        now.putAll(after);
        Map<String, Object> values = new LinkedHashMap<>(before);
        values.keySet().retainAll(after.keySet());
        if (update(handle, change.table(), change.key(), now, values) == 0 && change.act() == RowChange.Act.RETURNING) {
            insert(handle, change.table(), before, " on conflict do nothing");   // it may be somebody else's by now
        }
    }

    private static String keyed(String key) {
        return List.of(key.split(",")).stream().map(column -> column + " = :key_" + column).collect(Collectors.joining(" and "));
    }

    private static <S extends SqlStatement<S>> S bindKey(S statement, String key, Map<String, Object> row) {
        List.of(key.split(",")).forEach(column -> statement.bind("key_" + column, row.get(column)));
        return statement;
    }

    /** Only what stands in the condition: a name that is bound and not there is a mistake elsewhere. */
    private <S extends SqlStatement<S>> S bound(S statement, String which) {
        names.forEach((name, value) -> {
            if (which.contains(":" + name)) {
                statement.bind(name, value);
            }
        });
        return statement;
    }
}
