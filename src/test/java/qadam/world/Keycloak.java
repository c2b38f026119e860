package qadam.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real Keycloak in a process of its own, on loopback, with everything in memory. Maven brings it, as it brings every library, and keeps it
 * in the local repository; unpacked and built for its database it stays in {@code target}.
 */
public final class Keycloak implements AutoCloseable {
    private static final String VERSION = "26.7.3";
    private static final Path HOME = Path.of("target", "keycloak", "keycloak-" + VERSION).toAbsolutePath();
    private static final int PATIENCE_SECONDS = 240;
    /** Small and soon warm: it serves one person at a time. */
    private static final String JVM = "-Xms96m -Xmx384m -XX:TieredStopAtLevel=1";

    private final Process process;
    private final int port;

    private Keycloak(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param realm as Keycloak exports one, as JSON; its name is {@code qadam} */
    public static Keycloak start(String realm) {
        prepare();
        int port = Ports.free();
        try {
            Path data = Databases.folder();
            Path imported = Files.createDirectories(HOME.resolve("data/import"));
            Files.writeString(imported.resolve("qadam-realm.json"), realm);
            Path log = data.resolve("keycloak.log");
            Process process = keycloak("start", "--optimized", "--import-realm", "--http-enabled=true", "--http-host=127.0.0.1", "--http-port=" + port,
                "--hostname=http://localhost:" + port, "--cache=local").redirectOutput(log.toFile()).start();
            Keycloak keycloak = new Keycloak(process, port);
            Runtime.getRuntime().addShutdownHook(new Thread(keycloak::close));
            keycloak.waitUntilReady(log);
            return keycloak;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public String issuer() {
        return "http://localhost:" + port + "/realms/qadam";
    }

    private void waitUntilReady(Path log) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest asked = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration")).build();
            for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS); System.nanoTime() < end; ) {
                if (process.waitFor(250, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("Keycloak ended:\n" + Files.readString(log));
                }
                if (answers(client, asked)) {
                    return;
                }
            }
            throw new IllegalStateException("Keycloak does not answer:\n" + Files.readString(log));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static boolean answers(HttpClient client, HttpRequest asked) throws InterruptedException {
        try {
            return client.send(asked, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static synchronized void prepare() {
        Path folder = HOME.getParent();
        Path done = folder.resolve("built-" + VERSION);
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); var lock = channel.lock()) {
                if (!Files.exists(done)) {
                    Command.run(folder, List.of("mvn", "-B", "-ntp", "-q", "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack",
                        "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + VERSION + ":zip", "-DoutputDirectory=" + folder));
                    Command.run(HOME, command("build", "--db=dev-mem"));
                    Files.createFile(done);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** As {@code bin/kc.sh} does it, on the Java that runs this test. */
    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("/usr/bin/env", "JAVA=" + ProcessHandle.current().info().command().orElse("java"), "JAVA_OPTS_KC_HEAP=" + JVM,
            "bash", HOME.resolve("bin/kc.sh").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static ProcessBuilder keycloak(String... arguments) {
        return new ProcessBuilder(command(arguments)).directory(HOME.toFile()).redirectErrorStream(true);
    }

    /** The script's Java too. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
