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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.sql.DataSource;

/**
 * The migrations that a database has had, beside those that the program holds, by name and checksum. Nearly every start finds
 * them the same, and then Flyway, which takes longer than the rest of the database's opening, is not needed. Any doubt is Flyway's.
 *
 * @param holdData whether a server has already started on the database
 */
record AppliedMigrations(Set<String> lines, boolean holdData) {
    private static final String FOLDER = "/db";

    static AppliedMigrations in(DataSource source) {
        return new AppliedMigrations(applied(source), holdsData(source));
    }

    boolean areAll() {
        return lines.equals(shipped());
    }

    /** Whether the program has some that the database has not had. */
    boolean lackSome() {
        return !names(lines).containsAll(names(shipped()));
    }

    /** Whether the database has had some that the program does not know. */
    boolean areNewer() {
        return !names(shipped()).containsAll(names(lines));
    }

    boolean haveFailed() {
        return lines.stream().anyMatch(migration -> migration.endsWith(" failed"));
    }

    /** Whether all that the database has had are ours, to the letter. */
    boolean areOurs() {
        return shipped().containsAll(lines);
    }

    private static Set<String> names(Set<String> migrations) {
        return migrations.stream().map(migration -> migration.split(" ")[0]).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The number of the newest; 0 for an empty database. */
    int version() {
        return lines.stream().mapToInt(AppliedMigrations::number).max().orElse(0);
    }

    static int newest() {
        return names().stream().mapToInt(AppliedMigrations::number).max().orElseThrow();
    }

    /** 32 of {@code V0032__commits.sql}, whatever folder stands before it. */
    private static int number(String name) {
        int start = name.lastIndexOf('/') + 2;
        return Integer.parseInt(name.substring(start, name.indexOf("__", start)));
    }

    /** A server's first start leaves settings. */
    private static boolean holdsData(DataSource source) {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("select name from settings limit 1")) {
            return rows.next();
        } catch (SQLException noSuchTable) {
            return false;
        }
    }

    private static TreeSet<String> applied(DataSource source) {
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

    private static TreeSet<String> shipped() {
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
        List<String> names = new ArrayList<>();
        try {
            for (URL folder : Collections.list(AppliedMigrations.class.getClassLoader().getResources(FOLDER.substring(1)))) {
                names.addAll(folder.openConnection() instanceof JarURLConnection jar ? inJar(jar) : inFolder(Path.of(URI.create(folder.toString()))));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return names;
    }

    private static List<String> inJar(JarURLConnection jar) throws IOException {
        return jar.getJarFile().stream().map(entry -> "/" + entry.getName()).filter(name -> name.startsWith(FOLDER + "/") && name.endsWith(".sql"))
            .map(name -> name.substring(FOLDER.length() + 1)).toList();
    }

    private static List<String> inFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString().replace('\\', '/')).filter(name -> name.endsWith(".sql")).toList();
        }
    }
}
