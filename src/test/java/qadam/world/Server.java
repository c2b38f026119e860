package qadam.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real server in a process of its own, on loopback, with a data folder that outlives it: what a test can kill with
 * SIGKILL, start again, and ask on the command line.
 */
public final class Server implements AutoCloseable {
    private static final Pattern ADMINISTRATOR_LINK = Pattern.compile("(https?://\\S+/(?:start|invitation|sign-up)\\S*)");

    private final Path data;
    private final String database;
    private final Path courses;
    private final int port;
    /** Most stories are not about passkeys. */
    private final boolean staffByPassword = true;
    private List<String> options = List.of();
    private List<String> place = List.of();
    private String origin;
    /** What it would leave lying outside of its data. */
    private final Path temporary = Databases.folder();
    private String classpath = System.getProperty("java.class.path");
    private Process process;
    private Path output;

    private Server(Path data, String database, Path courses, int port) {
        this.data = data;
        this.database = database;
        this.courses = courses;
        this.port = port;
    }

    /** On SQLite. */
    public static Server process() {
        return start(null);
    }

    /** @param database a PostgreSQL address, or null for SQLite */
    public static Server start(String database) {
        return start(database, Path.of("courses"));
    }

    /** With courses of the test's own; its first start with these options of {@code run}. */
    public static Server start(String database, Path courses, String... options) {
        Server server = new Server(Databases.folder(), database, courses, Ports.free());
        server.options = List.of(options);
        server.start();
        server.options = List.of();
        return server;
    }

    /** On SQLite, its first start with these options of {@code run}; a later start has none. */
    public static Server with(String... options) {
        return in(Databases.folder(), options);
    }

    /** The same in a data folder of the test's own. */
    public static Server in(Path data, String... options) {
        Server server = new Server(data, null, Path.of("courses"), Ports.free());
        server.options = List.of(options);
        server.start();
        server.options = List.of();
        return server;
    }

    /**
     * Reached by another address than the usual one, at each start with the same options.
     *
     * @param place a command that runs the server elsewhere, as in a network of its own; or none
     */
    public static Server at(String origin, int port, List<String> place, String... options) {
        return at(Databases.folder(), origin, port, place, options);
    }

    /** The same in a data folder of the test's own. */
    public static Server at(Path data, String origin, int port, List<String> place, String... options) {
        Server server = new Server(data, null, Path.of("courses"), port);
        server.origin = origin;
        server.place = place;
        server.options = List.of(options);
        server.start();
        return server;
    }

    /** On a data folder that is there already; not yet started. */
    public static Server on(Path data) {
        return new Server(data, null, Path.of("courses"), Ports.free());
    }

    /** The same on PostgreSQL. */
    public static Server on(Path data, String database) {
        return new Server(data, database, Path.of("courses"), Ports.free());
    }

    /** The same folder under a program that has more in it: what lies in the folder of classes comes first. */
    public Server upgradedBy(Path classes) {
        Server newer = new Server(data, database, courses, port);
        newer.classpath = classes + java.io.File.pathSeparator + classpath;
        return newer;
    }

    /** Another node on the same database and keys. */
    public Server neighbour() {
        Server server = new Server(data, database, courses, Ports.free());
        server.start();
        return server;
    }

    /** The PostgreSQL address, or null for SQLite. */
    public String database() {
        return database;
    }

    public int port() {
        return port;
    }

    public String origin() {
        return origin != null ? origin : "http://localhost:" + port;
    }

    public Path data() {
        return data;
    }

    /** The process's folder for temporary files, this server's alone. */
    public Path temporary() {
        return temporary;
    }

    public void start() {
        launch();
        waitUntilReady();
    }

    /** Begins to start, and does not wait. */
    public void launch() {
        output = Databases.folder().resolve("server.log");
        List<String> arguments = new ArrayList<>(List.of("run", "--port", Integer.toString(port), "--data", data.toString(),
            "--courses", courses.toString()));
        if (staffByPassword) {
            arguments.add("--staff-by-password");
        }
        arguments.addAll(options);
        process = launch(output, arguments.toArray(String[]::new));
    }

    /** SIGKILL: no shutdown hook, no flush. */
    public void kill() {
        process.destroyForcibly();
        await(process);
    }

    /** Runs an operator command on this server's data and gives back what it printed. */
    public String command(String... arguments) {
        Path printed = Databases.folder().resolve("command.log");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        Process command = launch(printed, all.toArray(String[]::new));
        int code = await(command);
        String text = read(printed);
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + " ended with " + code + ":\n" + text);
        }
        return text;
    }

    /** The one-time link that the first start prints for the administrator, a moment after it answers. */
    public String administratorLink() {
        for (int i = 0; i < 200; i++) {
            Matcher link = ADMINISTRATOR_LINK.matcher(read(output));
            if (link.find()) {
                return link.group(1);
            }
            requireRunning();
            pause();
        }
        throw new IllegalStateException("no administrator link in:\n" + read(output));
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** All that the server has printed since its last start. */
    public String log() {
        return read(output);
    }

    /** SIGTERM, as systemd sends it; does not wait. */
    public void terminate() {
        process.destroy();
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        await(process);
    }

    private Process launch(Path output, String... arguments) {
        List<String> command = new ArrayList<>(arguments[0].equals("run") ? place : List.of());
        command.addAll(List.of(ProcessHandle.current().info().command().orElse("java"),
            "-Djava.io.tmpdir=" + temporary, "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-cp", classpath, "qadam.Main"));
        command.addAll(List.of(arguments));
        if (database != null) {
            command.addAll(List.of("--database", database));
        }
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void waitUntilReady() {
        HttpRequest ready = HttpRequest.newBuilder(URI.create(origin() + "/health/ready")).timeout(Duration.ofSeconds(2)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 1800; i++) {
                requireRunning();
                if (origin == null ? answers(client, ready) : read(output).contains("Qadam: http")) {
                    return;
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("the server is not ready:\n" + read(output));
    }

    /** Who waits for something to happen in it must not wait for ever. */
    public void requireRunning() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the server ended:\n" + read(output));
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
