package qadam.identity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;
import qadam.shared.RowChanges;

/**
 * An account has turned out to be somebody's who has another: what belongs to it becomes theirs. In conditions its id stands as {@code :from}, theirs
 * as {@code :into}, and the moment as {@code :now}.
 *
 * @param from the account that is joined
 * @param into whose it is from now on
 * @param rows changes rows so that it can be taken back
 */
public record PersonJoined(Handle handle, UUID from, UUID into, Instant at, RowChanges rows, People people) {
    /** All rows of the table are theirs from now on. @param key the columns of the primary key, apart by commas */
    public void move(String table, String key) {
        move(table, key, "t.person = :from");
    }

    /** Those of the table for which the condition holds, with {@code t} for the table. */
    public void move(String table, String key, String which) {
        change(table, key, "person", which);
    }

    /** All rows, in which another column says whose they are. */
    public void moveBy(String column, String table, String key) {
        change(table, key, column, "t." + column + " = :from");
    }

    /** All rows, with what is sealed in these columns under the key of whose it was. */
    public void moveSealed(String table, String key, String... sealed) {
        change(table, key, "person", "t.person = :from", sealed);
    }

    private void change(String table, String key, String column, String which, String... sealed) {
        Map<String, UnaryOperator<Object>> columns = new LinkedHashMap<>();
        columns.put(column, ignored -> Ids.bytes(into));
        for (String one : sealed) {
            columns.put(one, this::reseal);
        }
        rows.set(table, key, which, columns);
    }

    /** Dated rows that have no meaning beside those of the other account end. */
    public void end(String table, String key, String which) {
        rows.set(table, key, which, Map.of("ended_at", ignored -> at.toEpochMilli()));
    }

    /** The same words under their key; nothing stays nothing. */
    public Object reseal(Object sealed) {
        return sealed instanceof byte[] bytes && bytes.length > 0
            ? people.unseal(handle, from, bytes).map(words -> people.seal(handle, into, words)).orElse(bytes) : sealed;
    }
}
