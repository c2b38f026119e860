package qadam.bench.standby;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import qadam.world.Command;
import qadam.world.Ports;

/** A cluster of Debian's PostgreSQL 15 in a folder of its own, under a user without rights, on a port of its own: nothing of the system's. */
final class Postgres {
    private static final Path BIN = Path.of("/usr/lib/postgresql/15/bin");
    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    private final Path folder;
    private final Path log;
    private final int port;

    private Postgres(Path folder, int port) {
        this.folder = folder;
        this.log = folder.resolveSibling(folder.getFileName() + ".log");
        this.port = port;
    }

    static void require() {
        if (!Files.isExecutable(BIN.resolve("pg_basebackup"))) {
            System.err.println("This needs Debian's PostgreSQL 15: apt-get install postgresql-15 (as root, ./qadam bench installs it itself).");
            System.exit(3);
        }
    }

    /** A folder that the clusters' user may enter. */
    static Path place() throws IOException {
        Path place = Files.createTempDirectory("qadam-pg");
        if (ROOT) {
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
            Command.run(place, List.of("chown", "postgres", place.toString()));
        }
        return place;
    }

    static Postgres in(Path place, String name) {
        return new Postgres(place.resolve(name), Ports.free());
    }

    /** Made anew, for whoever will follow it. */
    Postgres make(String... settings) throws IOException {
        as("initdb", "-D", folder.toString(), "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        List<String> lines = new ArrayList<>(List.of("wal_level = replica", "max_wal_senders = 5", "hot_standby = on", "wal_log_hints = on", "wal_keep_size = 256MB",
            "max_connections = 50", "synchronous_commit = on", "wal_receiver_timeout = 5s", "wal_sender_timeout = 5s", "wal_retrieve_retry_interval = 200ms"));
        lines.addAll(List.of(settings));
        Path config = folder.resolve("postgresql.conf");
        Files.writeString(config, Files.readString(config) + "\n" + String.join("\n", lines) + "\n");
        return this;
    }

    /** A copy of the other, which goes on following it once it is started. */
    void copy(Postgres primary) throws IOException {
        remove();
        as("pg_basebackup", "-h", "127.0.0.1", "-p", Integer.toString(primary.port), "-U", "postgres", "-D", folder.toString(), "-R", "-X", "stream", "-c", "fast", "--no-sync");
    }

    /** A former primary follows the new one. @return whether the short way did */
    boolean follow(Postgres primary) throws Exception {
        primary.execute("checkpoint");   // until then its control file names the timeline before, and pg_rewind would find nothing to do
        try {
            as("pg_rewind", "-D", folder.toString(), "--source-server=host=127.0.0.1 port=" + primary.port + " user=postgres dbname=postgres", "-R", "--no-sync");
            return true;
        } catch (IllegalStateException cannot) {
            copy(primary);
            return false;
        }
    }

    void start() {
        try {
            as("pg_ctl", "-D", folder.toString(), "-l", log.toString(), "-w", "-t", "60", "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder.getParent(), "start");
        } catch (IllegalStateException failed) {
            throw new IllegalStateException(failed.getMessage() + tail());
        }
    }

    void stop() {
        as("pg_ctl", "-D", folder.toString(), "-m", "immediate", "-w", "stop");
    }

    boolean isRunning() throws IOException {
        Path file = folder.resolve("postmaster.pid");
        return Files.exists(file) && ProcessHandle.of(pid()).isPresent();
    }

    /** SIGKILL for all of its processes. */
    void kill() throws IOException {
        ProcessHandle postmaster = ProcessHandle.of(pid()).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
        all.addAll(postmaster.children().toList());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        Files.deleteIfExists(folder.resolve("postmaster.pid"));
    }

    /** Its line to the standby falters: what is written stays here. */
    void stopSending() throws IOException {
        for (ProcessHandle child : ProcessHandle.of(pid()).orElseThrow().children().toList()) {
            if (Files.readString(Path.of("/proc", Long.toString(child.pid()), "cmdline")).contains("walsender")) {
                Command.run(folder.getParent(), List.of("kill", "-STOP", Long.toString(child.pid())));
            }
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip());
    }

    /** A standby becomes the primary, and for now waits for no standby of its own. */
    void promote() throws IOException {
        Path set = folder.resolve("postgresql.auto.conf");
        String kept = Files.readAllLines(set).stream().filter(line -> !line.startsWith("synchronous_standby_names")).collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(set, kept);
        as("pg_ctl", "-D", folder.toString(), "reload");
        as("pg_ctl", "-D", folder.toString(), "-w", "-t", "60", "promote");
    }

    /** From now on nothing is acknowledged that the standby has not on its disk. */
    void waitForStandby(boolean synchronous) throws Exception {
        if (synchronous) {
            execute("alter system set synchronous_standby_names = '*'");
            query("select pg_reload_conf()");
        }
        String state = synchronous ? "sync_state = 'sync'" : "state = 'streaming' and flush_lsn is not null and pg_wal_lsn_diff(sent_lsn, flush_lsn) < 1000000";
        for (int i = 0; i < 1200; i++) {
            if (!query("select 1 from pg_stat_replication where " + state).isEmpty()) {
                return;
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("the standby does not follow:\n" + Files.readString(log));
    }

    String query(String sql) throws SQLException {
        return query("postgres", sql);
    }

    /** The first column of the first row; empty when there is none. */
    String query(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database)); Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres")); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    int port() {
        return port;
    }

    Path folder() {
        return folder;
    }

    Path log() {
        return log;
    }

    void remove() throws IOException {
        Command.run(folder.getParent(), List.of("rm", "-rf", folder.toString()));
    }

    /** Runs one of PostgreSQL's programs; they refuse to be run by root. */
    void as(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (ROOT) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"));
        }
        command.add(BIN.resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            Path said = Files.createTempFile("qadam-pg", ".out");   // a server that it starts would hold a pipe open
            Process process = new ProcessBuilder(command).directory(folder.getParent().toFile()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
            int code = process.waitFor();
            String text = Files.readString(said);
            Files.delete(said);
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + code + ":\n" + text);
            }
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
