package qadam.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import qadam.model.Message;
import qadam.model.ModelSettings;
import qadam.model.Models;
import qadam.model.Prompt;
import qadam.model.Reply;
import qadam.model.Sampling;
import qadam.world.Databases;
import qadam.world.Ports;
import qadam.world.Server;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./qadam bench llama [PROGRAM]}: the real llama-server under {@code ./qadam tutor}, with {@code ./qadam run} beside it: found, asked, killed, back
 * again, ended. The model's weights are random: this tests the plumbing and says nothing of any model's quality. Without a program, {@code bench/llama-server.sh} builds one.
 */
final class Llama implements Bench.Benchmark {
    private final Path data = Databases.folder();
    private final Path weights = Databases.folder().resolve("random-weights.gguf");
    private final Path output = Databases.folder().resolve("tutor.log");
    private final int port = Ports.free();
    private boolean wrong;

    @Override
    public void run(String[] arguments) throws Exception {
        System.out.println("A plumbing test: the weights are random, what the model says is noise, and no figure here speaks of a model's quality.");
        String program = arguments.length > 0 ? arguments[0] : built();
        TinyGguf.write(weights);
        System.out.printf("weights: random, GGUF, %,d bytes; llama-server: %s%n", Files.size(weights), version(program));
        Process tutor = tutor(program);
        try (Server server = Server.in(data); Models models = Models.open(ModelSettings.NONE.in(data), InstantSource.system())) {
            long began = System.nanoTime();
            until(models::isReady);
            qadam.model.ModelCard card = models.cards().getFirst();
            System.out.printf("found by the address in the data folder and ready after %.1f s: %s, %s, SHA-256 %s, holds to a JSON schema: %s%n", since(began), card.id(), card.health(),
                card.hash().orElse("none"), card.jsonSchema());
            until(() -> server.log().contains("the model server at 127.0.0.1:" + port + " answers"));
            check("./qadam run on the same data folder found it by itself", true);
            ask(models);
            check("its process takes " + megabytes(modelPid()) + " MB, ./qadam tutor " + megabytes(tutor.pid()) + " MB", true);
            kill(models);
            loseTheSupervisor(tutor, models, program);
        }
        System.out.println(wrong ? "SOMETHING IS WRONG" : "all is well");
        if (wrong) {
            System.exit(1);
        }
    }

    private static String built() throws IOException, InterruptedException {
        Process script = new ProcessBuilder("bench/llama-server.sh").redirectError(ProcessBuilder.Redirect.to(Databases.folder().resolve("build.log").toFile())).start();
        String path = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (script.waitFor() != 0) {
            throw new IllegalStateException("bench/llama-server.sh failed: run it by itself to see why");
        }
        return path;
    }

    private static String version(String program) throws IOException {
        Process asked = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("version")).findFirst().orElse("unknown version");
    }

    private Process tutor(String program) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:+UseSerialGC", "-Xmx64m", "-cp", System.getProperty("java.class.path"),
            "qadam.Main", "tutor", "--data", data.toString(), "--weights", weights.toString(), "--server", program, "--port", Integer.toString(port), "--context", "2048"));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile())).start();
    }

    private void ask(Models models) {
        AtomicInteger pieces = new AtomicInteger();
        Reply reply = models.ask(prompt(128), piece -> pieces.incrementAndGet(), () -> false);
        Reply.Said said = said(reply);
        double seconds = (said.whole().toNanos() - said.first().toNanos()) / 1e9;
        check(String.format("a streamed answer: %d pieces, %s, first after %d ms, %.0f tokens a second (noise)", pieces.get(), said.usage(), said.first().toMillis(),
            said.usage().answerTokens() / seconds), pieces.get() > 10 && said.usage().counted() && said.usage().answerTokens() > 10);
        check("no control character in it", said.text().chars().noneMatch(sign -> Character.isISOControl(sign) && sign != '\n' && sign != '\t'));
        check("the same prompt with the same seed says the same", said(models.ask(prompt(32), piece -> { }, () -> false)).text()
            .equals(said(models.ask(prompt(32), piece -> { }, () -> false)).text()));
        String schema = "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"a\",\"strict\":true,\"schema\":{\"type\":\"object\",\"properties\":{\"ready\":{\"type\":\"boolean\"}},"
            + "\"required\":[\"ready\"],\"additionalProperties\":false}}}";
        String json = said(models.ask(new Prompt(Optional.empty(), List.of(Message.user("JSON")), Sampling.steady(200).shaped(JsonMapper.shared().readTree(schema))), piece -> { }, () -> false)).text();
        check("held to a JSON schema even noise keeps to it: " + json.strip().replaceAll("\\s+", " "), JsonMapper.shared().readTree(json).path("ready").isBoolean());
        Reply tooLong = models.ask(new Prompt(Optional.empty(), List.of(Message.user("қазақша ".repeat(5_000))), Sampling.tutor(8)), piece -> { }, () -> false);
        check("a question longer than it reads is too long", tooLong instanceof Reply.Failed(var why, var after, var partial, var usage, var model) && why == qadam.model.ModelProblem.TOO_LONG);
        long began = System.nanoTime();
        AtomicInteger before = new AtomicInteger();
        Reply stopped = models.ask(prompt(1_500), piece -> before.incrementAndGet(), () -> before.get() >= 5);
        check(String.format("stopped after %d pieces and %.2f s", before.get(), since(began)), stopped instanceof Reply.Said it && it.ending() == qadam.model.Ending.STOPPED);
    }

    private void kill(Models models) throws IOException {
        long first = modelPid();
        long began = System.nanoTime();
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        until(() -> modelPid() > 0 && modelPid() != first && models.ask(prompt(8), piece -> { }, () -> false) instanceof Reply.Said);
        check(String.format("killed with SIGKILL it is back and answers after %.1f s (1 s of that is the pause)", since(began)), true);
    }

    /** First by a kill, after which Linux ends the model, or the next start does; then as systemd ends it. */
    private void loseTheSupervisor(Process tutor, Models models, String program) throws Exception {
        ProcessHandle orphan = ProcessHandle.of(modelPid()).orElseThrow();
        tutor.destroyForcibly().waitFor();
        boolean gone = orphan.onExit().thenApply(process -> true).completeOnTimeout(false, 15, TimeUnit.SECONDS).join();
        check("./qadam tutor killed with SIGKILL: the model " + (gone ? "ended with it" : "is left to the next start"), true);
        Process again = tutor(program);
        until(() -> modelPid() > 0 && modelPid() != orphan.pid() && models.ask(prompt(8), piece -> { }, () -> false) instanceof Reply.Said);
        check("started again it answers, and nothing of the old one runs", !orphan.isAlive());
        long pid = modelPid();
        long began = System.nanoTime();
        again.destroy();
        check("TERM: ended with code " + again.waitFor() + String.format(" after %.1f s", since(began)), again.exitValue() == 143);
        check("its process is gone, its port is free, its files are away", ProcessHandle.of(pid).isEmpty() && isFree() && !Files.exists(pidFile()) && !Files.exists(data.resolve("tutor/model.json")));
        until(() -> !models.isConfigured());
        check("and whoever asks now is told that no model is connected", models.ask(prompt(8), piece -> { }, () -> false) instanceof Reply.Failed(var why, var a, var p, var u, var m)
            && why == qadam.model.ModelProblem.NONE_CONNECTED);
    }

    private static Prompt prompt(int tokens) {
        return new Prompt(Optional.empty(), List.of(Message.system("Қысқа жауап бер."), Message.user("Жасанды интеллект деген не?")),
            new Sampling(tokens, 1, OptionalDouble.empty(), OptionalLong.of(42), List.of(), Optional.empty()));
    }

    private static Reply.Said said(Reply reply) {
        if (reply instanceof Reply.Said said) {
            return said;
        }
        throw new IllegalStateException("no answer: " + reply);
    }

    private void check(String what, boolean well) {
        wrong |= !well;
        System.out.println((well ? "  ✓ " : "  ✗ ") + what);
    }

    private Path pidFile() {
        return data.resolve("tutor").resolve("server.pid");
    }

    private long modelPid() {
        try {
            return Files.exists(pidFile()) ? JsonMapper.shared().readTree(Files.readString(pidFile())).path("pid").asLong(-1) : -1;
        } catch (IOException | RuntimeException halfWritten) {
            return -1;
        }
    }

    private boolean isFree() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return false;
        } catch (ConnectException free) {
            return true;
        }
    }

    private static long megabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream().filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024).findFirst().orElse(0);
    }

    private void until(BooleanSupplier so) throws IOException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain:\n" + Files.readString(output));
            }
            java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
