package qadam.backup;

import java.util.Map;

/**
 * What a database holds, as a backup states it and a restore finds it again.
 *
 * @param schema the number of its newest migration
 * @param highestStep the sequence of the newest step; 0 when there is none
 * @param origin null before there is one
 * @param rows by table
 */
record Contents(int schema, long highestStep, String origin, Map<String, Long> rows) {
    /** Of a database that is saved by other means. */
    static final Contents ELSEWHERE = new Contents(0, 0, null, Map.of());
}
