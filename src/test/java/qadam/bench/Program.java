package qadam.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import qadam.world.Ports;

/** A program in a process of its own that serves pages on loopback, timed from its launch to its first page. */
final class Program implements AutoCloseable {
    private final Process process;
    private final int port;
    private final double millisToFirstPage;

    private Program(Process process, int port, double millisToFirstPage) {
        this.process = process;
        this.port = port;
        this.millisToFirstPage = millisToFirstPage;
    }

    /** @param command in which PORT stands for the port */
    static Program launch(List<String> command, String path) throws Exception {
        int port = Ports.free();
        List<String> words = command.stream().map(word -> word.replace("PORT", Integer.toString(port))).toList();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        while (!opens("http://localhost:" + port + path)) {
            if (!process.isAlive() || System.nanoTime() - start > 120_000_000_000L) {
                throw new IllegalStateException("does not start: " + words);
            }
            Thread.sleep(4);
        }
        return new Program(process, port, (System.nanoTime() - start) / 1e6);
    }

    /** What {@code ./qadam run} really runs, with its memory and its cache, so that nothing is measured that nobody uses. */
    static List<String> asTheScriptRunsIt(Path data) throws Exception {
        List<String> script = List.of(Path.of("qadam").toAbsolutePath().toString(), "run", "--port", "PORT", "--data", data.toString());
        try (Program program = launch(script, "/kk")) {
            ProcessHandle.Info info = program.process.info();
            List<String> command = new ArrayList<>(List.of(info.command().orElseThrow()));
            command.addAll(List.of(info.arguments().orElseThrow()));
            command.replaceAll(word -> word.equals(Integer.toString(program.port)) ? "PORT" : word.equals(data.toString()) ? "DATA" : word);
            return List.copyOf(command);
        }
    }

    static List<String> on(Path data, List<String> command) {
        return command.stream().map(word -> word.equals("DATA") ? data.toString() : word).toList();
    }

    static List<String> withoutCache(List<String> command) {
        return command.stream().filter(word -> !word.startsWith("-XX:AOTCache=")).toList();
    }

    double millisToFirstPage() {
        return millisToFirstPage;
    }

    String origin() {
        return "http://localhost:" + port;
    }

    int port() {
        return port;
    }

    /** Linux only: resident memory as the kernel counts it, pages of files included. */
    double residentMegabytes() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream().filter(text -> text.startsWith("VmRSS:")).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
    }

    /** User and system time of all its threads so far: less disturbed by neighbours on the machine than the clock. */
    double processorMillis() {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    static boolean opens(String address) {
        try (var page = URI.create(address).toURL().openStream()) {
            page.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
