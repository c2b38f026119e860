package qadam.backup;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import qadam.shared.SqliteFile;

/** All rows of a SQLite database by number, and every stored step by one checksum: what an upgrade must not change. */
public record Fingerprint(Map<String, Long> rows, String steps) {
    private static final String STEPS = """
        select sequence, learner, hex(id), stored_at, taken_at, kind, course_version, activity, node, hex(result) from steps order by sequence""";

    public static Fingerprint of(Path data) {
        return new SqliteFile(data.resolve("qadam.db")).read(handle -> new Fingerprint(new CopyStore().contents(handle).rows(), steps(handle)));
    }

    public static int schema(Path data) {
        return new SqliteFile(data.resolve("qadam.db")).<Integer>read(handle -> new CopyStore().upgradeState(handle).schema());
    }

    private static String steps(Handle handle) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        handle.createQuery(STEPS).map((row, context) -> {
            StringBuilder line = new StringBuilder();
            for (int column = 1; column <= 10; column++) {
                line.append(row.getString(column)).append(' ');
            }
            return line.toString();
        }).forEach(line -> digest.update(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The tables of this one that the other has with other numbers of rows; what a start itself adds to does not count. */
    public Map<String, Long> lostIn(Fingerprint other) {
        Map<String, Long> lost = new java.util.TreeMap<>(rows);
        lost.keySet().removeIf(table -> rows.get(table) <= other.rows().getOrDefault(table, -1L));
        return lost;
    }
}
