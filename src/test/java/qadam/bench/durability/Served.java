package qadam.bench.durability;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import qadam.world.Databases;
import qadam.world.Ports;

/** The server as {@code ./qadam run} runs it, its very command line, in a process of its own on loopback that can be killed. */
final class Served implements AutoCloseable {
    /** One machine sends here what a country sends. */
    private static final List<String> GENEROUS = List.of("requests-per-minute=1000000", "address-requests-per-minute=100000000", "steps-per-minute=1000000",
        "exam-saves=1000000", "address-new-learners-per-hour=10000000", "address-sign-ups-per-hour=1000000", "address-heavy-requests-per-minute=1000000");
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static List<String> usual;

    private final Path data;
    private final int port = Ports.free();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> command;
    private Process process;
    private Path log;

    /** The process ended by itself. */
    static final class Ended extends RuntimeException {
        Ended(String said) {
            super(said);
        }
    }

    Served(Path data, String... options) throws Exception {
        this(data, usual(), options);
    }

    private Served(Path data, List<String> command, String... options) {
        this.data = data;
        this.command = new ArrayList<>(command);
        this.command.addAll(List.of(options));
    }

    /** The same with another class in place of {@code qadam.Main}, which finds the tests' classes too. */
    static Served by(Class<?> main, Path data, String... options) throws Exception {
        List<String> command = new ArrayList<>(usual());
        command.removeIf(word -> word.startsWith("-XX:AOTCache="));   // of another class path it would be refused
        int jar = command.indexOf("-jar");
        command.set(jar, "-cp");
        command.set(jar + 1, System.getProperty("java.class.path"));
        command.add(jar + 2, main.getName());
        return new Served(data, command, options);
    }

    /** Started once by the script, which builds what is missing; the rest is what the script ended in. */
    private static synchronized List<String> usual() throws Exception {
        if (usual == null) {
            Path data = Databases.folder();
            int port = Ports.free();
            Process script = new ProcessBuilder(Path.of("qadam").toAbsolutePath().toString(), "run", "--port", Integer.toString(port), "--data", data.toString())
                .redirectErrorStream(true).redirectOutput(data.resolve("script.log").toFile()).start();
            try {
                waitUntilReady(script, port, data.resolve("script.log"), 600_000_000_000L);
                List<String> words = new ArrayList<>(List.of(Files.readString(Path.of("/proc/" + script.pid() + "/cmdline")).split("\0")));
                words.replaceAll(word -> word.equals(Integer.toString(port)) ? "PORT" : word.equals(data.toString()) ? "DATA" : word);
                words.addAll(List.of("--courses", Path.of("courses").toAbsolutePath().toString()));
                GENEROUS.forEach(limit -> words.addAll(List.of("--limit", limit)));
                usual = List.copyOf(words);
            } finally {
                script.destroy();
                script.waitFor();
            }
        }
        return usual;
    }

    Served with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Path data() {
        return data;
    }

    String origin() {
        return "http://localhost:" + port;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** @return milliseconds until it was ready @throws Ended when it ends before */
    double start() throws Exception {
        long begin = System.nanoTime();
        launch();
        waitUntilReady(process, port, log, PATIENCE_NANOS);
        return (System.nanoTime() - begin) / 1e6;
    }

    void launch() throws IOException {
        log = Files.createTempFile(Parts.room(), "server", ".log");
        ProcessBuilder builder = new ProcessBuilder(command.stream().map(word -> word.equals("PORT") ? Integer.toString(port) : word.equals("DATA") ? data.toString() : word).toList());
        builder.environment().putAll(environment);
        process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Process begun = process;
        Runnable ended = Leftovers.add(begun::destroyForcibly);
        begun.onExit().thenRun(ended);
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** One whose answer broke off may be about to be gone. */
    boolean endsSoon() throws InterruptedException {
        return process.waitFor(5, TimeUnit.SECONDS);
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    String get(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(origin() + path).toURL().openConnection();
        connection.setConnectTimeout(5_000);
        connection.setReadTimeout(20_000);
        try (var body = connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return connection.getResponseCode() + "\n" + (body == null ? "" : new String(body.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /** Runs another command of the program on the same folder, as an operator would beside the server; does not wait. */
    Process beside(String... words) throws IOException {
        List<String> all = new ArrayList<>(command.subList(0, command.indexOf("run")));
        all.addAll(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        return new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(Files.createTempFile(Parts.room(), "command", ".log").toFile()).start();
    }

    private static void waitUntilReady(Process process, int port, Path log, long patience) throws Exception {
        for (long begin = System.nanoTime(); !answers(port); Thread.sleep(10)) {
            if (!process.isAlive()) {
                throw new Ended("the server ended:\n" + Files.readString(log));
            }
            if (System.nanoTime() - begin > patience) {
                throw new IllegalStateException("the server is not ready:\n" + Files.readString(log));
            }
        }
    }

    private static boolean answers(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://localhost:" + port + "/health/ready").toURL().openConnection();
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(5_000);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (isAlive()) {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        }
    }
}
