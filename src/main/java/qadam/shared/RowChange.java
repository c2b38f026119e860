package qadam.shared;

import java.util.Map;

/**
 * One row that was changed or added so that it can be taken back.
 *
 * @param key its primary key's columns, apart by commas
 * @param before as JSON what its key and the changed columns were, of one that returns the whole row; empty of one that was added
 * @param after the columns that were given other values, with these; of an added one the whole row
 */
public record RowChange(String table, String key, Act act, String before, String after) {
    /** RETURNING: put back as it was even when somebody has removed it since. */
    public enum Act { CHANGED, RETURNING, ADDED }

    Map<String, Object> rowBefore() {
        return RowJson.read(before);
    }

    Map<String, Object> rowAfter() {
        return RowJson.read(after);
    }
}
