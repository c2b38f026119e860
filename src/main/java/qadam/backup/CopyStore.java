package qadam.backup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import qadam.shared.Refusal;

/** Copies a SQLite database and says what a copy holds, of whatever schema it is. */
final class CopyStore {
    static final String HISTORY = "schema_history";
    private static final Set<SQLiteErrorCode> DAMAGED = Set.of(SQLiteErrorCode.SQLITE_CORRUPT, SQLiteErrorCode.SQLITE_NOTADB);

    /**
     * One consistent moment, written beside the writer and never in its way; without what was deleted, so that an erased person
     * is not in its free pages.
     */
    void copyInto(Handle handle, Path target) {
        try {
            handle.execute("vacuum into ?", target.toString());
        } catch (UnableToExecuteStatementException failed) {
            throw refused(failed.getCause(), target);
        }
    }

    private static Refusal refused(Throwable failed, Path target) {
        String reason = failed.getMessage();
        if (failed instanceof SQLiteException sqlite && DAMAGED.contains(sqlite.getResultCode())) {
            return new Refusal(BackupProblem.DAMAGED, Map.of("fault", reason));
        }
        return new Refusal(BackupProblem.UNWRITABLE, Map.of("folder", target.getParent().getParent().toString(), "reason", reason));
    }

    /** What SQLite finds wrong; empty when all is well. */
    List<String> faults(Handle handle) {
        return handle.createQuery("pragma integrity_check(5)").mapTo(String.class).filter(line -> !line.equals("ok")).list();
    }

    Contents contents(Handle handle) {
        Map<String, Long> rows = rows(handle);
        return new Contents(schema(handle), hasSteps(handle) ? highestStep(handle) : 0, origin(handle), rows);
    }

    /** Of the rows only those that tell how far an upgrade has come: counting all would keep a start waiting. */
    Contents upgradeState(Handle handle) {
        return new Contents(schema(handle), hasSteps(handle) ? highestStep(handle) : 0, origin(handle), Map.of(HISTORY, rows(handle, HISTORY)));
    }

    private static boolean hasSteps(Handle handle) {
        return has(handle, "select 1 from sqlite_master where name = 'steps'");
    }

    private Map<String, Long> rows(Handle handle) {
        return handle.createQuery("select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'")
            .mapTo(String.class).list().stream().collect(Collectors.toMap(name -> name, name -> rows(handle, name), Long::sum, TreeMap::new));
    }

    private static long rows(Handle handle, String table) {
        return handle.createQuery("select count(*) from \"" + table + "\"").mapTo(Long.class).one();
    }

    private static int schema(Handle handle) {
        return handle.createQuery("select max(cast(version as integer)) from schema_history").mapTo(Integer.class).one();
    }

    private static long highestStep(Handle handle) {
        return handle.createQuery("select coalesce(max(sequence), 0) from steps").mapTo(Long.class).one();
    }

    private static String origin(Handle handle) {
        return handle.createQuery("select value from settings where name = 'origin'").mapTo(String.class).findOne().orElse(null);
    }

    /** What {@code shared.KeyFile} noted: SHA-256 by the name of a file in {@code keys/}. */
    Map<String, String> keyHashes(Handle handle) {
        return handle.createQuery("""
                select substr(name, 10) as file, value from settings where name like 'key\\_hash.%' escape '\\'
                    and not exists (select 1 from settings gone where gone.name in ('key_destroyed.' || substr(settings.name, 10), 'key_in_token.' || substr(settings.name, 10)))""")
            .reduceRows(new TreeMap<>(), (hashes, row) -> {
                hashes.put(row.getColumn("file", String.class), row.getColumn("value", String.class));
                return hashes;
            });
    }

    /** Keys that the database needs and whose hash it does not know. */
    List<String> plainKeys(Handle handle) {
        List<String> keys = new ArrayList<>();
        if (has(handle, "select 1 from settings where name = 'master_key_fingerprint'")) {
            keys.add("keys/master.key");
        }
        if (rows(handle).getOrDefault("sealed_items", 0L) > 0) {
            keys.add("exam-bank.key");
        }
        return keys;
    }

    private static boolean has(Handle handle, String query) {
        return handle.createQuery(query).mapTo(Integer.class).findFirst().isPresent();
    }
}
