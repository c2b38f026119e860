package qadam.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import qadam.backup.MoveStore.Column;
import qadam.shared.DataFolder;
import qadam.shared.Database;
import qadam.shared.Inspection;
import qadam.shared.Refusal;
import qadam.shared.Synced;
import qadam.shared.Upkeep;

/**
 * Moves a data folder's rows from SQLite into an empty PostgreSQL database: all of them in one transaction, each table counted and summed on both
 * sides before it is committed. Keys and files stay in the folder, which is marked then, so that no server goes on with the former rows.
 */
final class Move {
    private final MoveStore store = new MoveStore();
    private final Path from;
    private final String to;
    private final Watching watching;

    /** Is told how far it has come. */
    interface Watching {
        void begins(String table, long rows);

        void row();
    }

    /** @param sum of {@link RowSum} */
    record Table(String name, long rows, String sum) {
    }

    Move(Path from, String to, Watching watching) {
        this.from = from;
        this.to = to;
        this.watching = watching;
    }

    /** Only says what would be moved; looks at both sides as the move does. */
    List<Table> rehearse() {
        requireSchema();
        return Upkeep.of(null, from).alone(from, sqlite -> {
            requireEmpty();
            return all(sqlite, (table, columns) -> store.sum(sqlite, table, columns, watching::row));
        });
    }

    List<Table> move() {
        requireSchema();
        return Upkeep.of(null, from).alone(from, sqlite -> {
            requireEmpty();
            Database.make(to);
            Path scratch = Files.createTempDirectory("qadam-move");   // another lock than the folder's, which is taken already
            try {
                List<Table> moved = Upkeep.of(to, scratch).alone(scratch, postgresql -> move(sqlite, postgresql));
                mark();
                return moved;
            } finally {
                Disk.remove(scratch);
            }
        });
    }

    private List<Table> move(Handle sqlite, Handle postgresql) {
        List<String> tables = store.tablesOfSqlite(sqlite);
        requireSameTables(sqlite, postgresql, tables);
        store.lookAtReferencesAtTheEnd(postgresql);
        store.empty(postgresql, tables);
        List<Table> copied = all(sqlite, (table, columns) -> store.copy(sqlite, postgresql, table, columns, watching::row));
        store.setNumbers(postgresql);
        store.lookAtReferencesNow(postgresql);
        List<Table> read = all(sqlite, (table, columns) -> store.sum(postgresql, table, columns, watching::row));
        requireSame(copied, read);
        return read;
    }

    private List<Table> all(Handle sqlite, BiFunction<String, List<Column>, RowSum> act) {
        List<Table> all = new ArrayList<>();
        for (String table : store.tablesOfSqlite(sqlite)) {
            watching.begins(table, store.rows(sqlite, table));
            RowSum sum = act.apply(table, store.columnsOfSqlite(sqlite, table));
            all.add(new Table(table, sum.rows(), sum.hex()));
        }
        return all;
    }

    private void requireSchema() {
        if (!Files.isReadable(from.resolve(Database.FILE))) {
            throw new Refusal(BackupProblem.NO_DATA, Map.of("folder", from.toAbsolutePath().toString()));
        }
        if (Inspection.of(null, from).schema() != Inspection.Schema.SAME) {
            throw new Refusal(MoveProblem.SCHEMA, Map.of("folder", from.toAbsolutePath().toString()));
        }
    }

    private void requireEmpty() {
        List<String> there = Inspection.of(to, from).read(store::tablesOfPostgresql);
        if (!there.isEmpty()) {
            throw new Refusal(MoveProblem.NOT_EMPTY, Map.of("table", there.getFirst()));
        }
    }

    /** The same list of migrations has made both; a difference would be a mistake of ours. */
    private void requireSameTables(Handle sqlite, Handle postgresql, List<String> tables) {
        Set<String> there = new HashSet<>(store.tablesOfPostgresql(postgresql));
        for (String table : tables) {
            Set<String> ours = new HashSet<>(store.columnsOfSqlite(sqlite, table).stream().map(Column::name).toList());
            Set<String> theirs = new HashSet<>(store.columns(postgresql, table).stream().map(Column::name).toList());
            if (!there.contains(table) || !ours.equals(theirs)) {
                throw new IllegalStateException("the two databases have another table " + table);
            }
        }
    }

    private static void requireSame(List<Table> copied, List<Table> read) {
        for (int i = 0; i < copied.size(); i++) {
            if (!copied.get(i).equals(read.get(i))) {
                throw new Refusal(MoveProblem.DIFFERS, Map.of("table", copied.get(i).name()));
            }
        }
    }

    private void mark() {
        try {
            Synced.write(from.resolve(DataFolder.MOVED), "The rows are in PostgreSQL now. " + Database.FILE + " is what they were before; nothing reads it any more.\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
