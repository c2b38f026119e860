package qadam.shared;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.sql.DataSource;

/**
 * Whether a database has had exactly the migrations that the program holds, by name and checksum. Nearly every start finds it
 * so, and then Flyway, which takes longer than the rest of the database's opening, is not needed. Any doubt is Flyway's.
 */
final class AppliedMigrations {
    private static final String FOLDER = "/db";

    private AppliedMigrations() {
    }

    static boolean areAll(DataSource source) {
        return applied(source).equals(shipped());
    }

    static TreeSet<String> applied(DataSource source) {
        TreeSet<String> applied = new TreeSet<>();
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("select script, checksum, success from schema_history")) {
            while (rows.next()) {
                applied.add(rows.getString(1) + " " + rows.getInt(2) + (rows.getBoolean(3) ? "" : " failed"));
            }
        } catch (SQLException noSuchTable) {
            return new TreeSet<>();
        }
        return applied;
    }

    static TreeSet<String> shipped() {
        TreeSet<String> shipped = new TreeSet<>();
        names().forEach(name -> shipped.add(name + " " + checksum(name)));
        return shipped;
    }

    /** As Flyway counts it: CRC-32 over the lines without their ends. */
    private static int checksum(String name) {
        CRC32 sum = new CRC32();
        try (var lines = new BufferedReader(new InputStreamReader(AppliedMigrations.class.getResourceAsStream(FOLDER + "/" + name), StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null;) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return (int) sum.getValue();
    }

    private static List<String> names() {
        URL folder = AppliedMigrations.class.getResource(FOLDER);
        try {
            if (folder.openConnection() instanceof JarURLConnection jar) {
                return jar.getJarFile().stream().map(entry -> "/" + entry.getName()).filter(name -> name.startsWith(FOLDER + "/") && name.endsWith(".sql"))
                    .map(name -> name.substring(FOLDER.length() + 1)).toList();
            }
            return inFolder(Path.of(URI.create(folder.toString())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> inFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString().replace('\\', '/')).filter(name -> name.endsWith(".sql")).toList();
        }
    }
}
