package qadam.schoolbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import qadam.model.LocalModel;
import qadam.model.Message;
import qadam.model.ModelSettings;
import qadam.model.Models;
import qadam.model.Prompt;
import qadam.model.Reply;
import qadam.model.Sampling;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.Ports;

/** The command in a process of its own, with a small process in the model's place. */
class TutorCommandTest {
    private final FakeLlama fake = new FakeLlama();
    private final Path data = Databases.folder();
    private final Path output = Databases.folder().resolve("tutor.log");
    private final int port = Ports.free();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
        Supervisor.endLeftOver(pidFile());
    }

    private Path pidFile() {
        return data.resolve("tutor").resolve("server.pid");
    }

    private Process tutor(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
            System.getProperty("java.class.path"), "qadam.Main", "tutor", "--data", data.toString(), "--weights", fake.weights().toString(), "--server", fake.program().toString(),
            "--port", Integer.toString(port)));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("LLAMA_ARG_HOST", "0.0.0.0");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private void until(BooleanSupplier so) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as(Files.exists(output) ? Files.readString(output) : "nothing was printed").isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }

    private long modelPid() {
        return Child.read(pidFile()).map(Child::pid).orElse(-1L);
    }

    @Test
    void a_server_on_the_same_data_folder_finds_the_model_which_comes_back_when_killed_and_ends_with_the_command() throws Exception {
        try (Models models = Models.open(ModelSettings.NONE.in(data), new FixedClock("2026-11-28T06:00:00Z"))) {
            assertThat(models.isConfigured()).isFalse();
            Process tutor = tutor("--cores", "1");
            until(models::isReady);
            assertThat(models.cards()).singleElement().satisfies(card -> {
                assertThat(card.id()).isEqualTo("KazLLM-1.0-8B-tiny");
                assertThat(card.profile().id()).isEqualTo("kaz-llm-8b");
                assertThat(card.hash()).contains(sha256(fake.weights()));
            });
            assertThat(said(models)).isEqualTo("Сәлем");
            assertThat(cores()).hasSize(1);
            long first = modelPid();
            ProcessHandle.of(first).orElseThrow().destroyForcibly();
            until(() -> modelPid() > 0 && modelPid() != first && said(models).equals("Сәлем"));
            long second = modelPid();
            tutor.destroy();
            assertThat(tutor.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(tutor.exitValue()).isEqualTo(143);
            assertThat(ProcessHandle.of(second)).as("the model's process").isEmpty();
            assertThat(pidFile()).doesNotExist();
            assertThat(LocalModel.file(data)).doesNotExist();
            until(() -> !models.isConfigured());
            assertThat(Files.readString(output)).contains("May what is built on it be sold? No.", sha256(fake.weights()), "The model answers on 127.0.0.1:" + port,
                "ended (code 137)", "The model has ended.");
            assertThat(Files.readString(data.resolve("tutor").resolve("llama-server.log"))).contains("--host 127.0.0.1 --port " + port, "--threads 1", "--ctx-size 16384 --parallel 2 False");
        }
    }

    @Test
    void a_command_that_is_killed_takes_the_model_with_it() throws Exception {
        assumeTrue(!Machine.endingWithUs().isEmpty(), "needs setpriv");
        Process tutor = tutor();
        until(() -> Files.exists(LocalModel.file(data)));
        ProcessHandle model = ProcessHandle.of(modelPid()).orElseThrow();
        tutor.destroyForcibly();
        model.onExit().get(30, TimeUnit.SECONDS);
        assertThat(model.isAlive()).isFalse();
    }

    private static String said(Models models) {
        Reply reply = models.ask(new Prompt(Optional.empty(), List.of(Message.user("Сәлем!")), Sampling.tutor(9)), piece -> { }, () -> false);
        return reply instanceof Reply.Said said ? said.text() : "";
    }

    private List<String> cores() throws IOException {
        String json = new String(URI.create("http://127.0.0.1:" + port + "/cores").toURL().openStream().readAllBytes());
        return List.of(json.replaceAll("[\\[\\] ]", "").split(","));
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException | java.security.NoSuchAlgorithmException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void a_hash_is_computed_once_and_again_when_the_file_has_changed() throws IOException {
        Path memory = data.resolve("weights.json");
        List<Integer> told = new ArrayList<>();
        assertThat(Weights.of(fake.weights()).sha256(memory, told::add)).isEqualTo(sha256(fake.weights()));
        assertThat(told).endsWith(100).isSorted();
        told.clear();
        assertThat(Weights.of(fake.weights()).sha256(memory, told::add)).isEqualTo(sha256(fake.weights()));
        assertThat(told).isEmpty();
        byte[] other = Files.readAllBytes(fake.weights());
        other[100] = 1;
        Files.write(fake.weights(), other);
        Files.setLastModifiedTime(fake.weights(), FileTime.fromMillis(1_000));
        assertThat(Weights.of(fake.weights()).sha256(memory, told::add)).isEqualTo(sha256(fake.weights()));
        Files.writeString(memory, "nonsense");
        assertThat(Weights.of(fake.weights()).sha256(memory, told::add)).isEqualTo(sha256(fake.weights()));
    }

    @Test
    void what_is_no_gguf_is_refused() throws IOException {
        assertRefused(SchoolBoxProblem.NO_WEIGHTS, () -> Weights.of(data.resolve("none.gguf")));
        assertRefused(SchoolBoxProblem.NO_WEIGHTS, () -> Weights.of(data));
        for (String text : List.of("", "GGU", "GGUF", "PK\u0003\u0004, a model in another format", "GGUF\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000", "GGUFxxxxxxxx")) {
            assertRefused(SchoolBoxProblem.NOT_GGUF, () -> Weights.of(Files.writeString(data.resolve("a.gguf"), text)));
        }
    }

    @Test
    void what_stands_in_the_way_is_said_before_anything_is_started() throws IOException {
        SchoolBox box = new SchoolBox((key, values) -> { }, percent -> { });
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertRefused(SchoolBoxProblem.PORT_TAKEN, () -> box.run(plan(List.of())));
        }
        assertRefused(SchoolBoxProblem.OPTION_OURS, () -> box.run(plan(List.of("--host", "0.0.0.0"))));
        assertRefused(SchoolBoxProblem.OPTION_OURS, () -> box.run(plan(List.of("--port=80"))));
        Weights huge = new Weights(fake.weights(), 1L << 50, 1);
        assertRefused(SchoolBoxProblem.NO_MEMORY, () -> box.run(new SchoolBox.Plan(data, huge, qadam.model.Profiles.known().all().getFirst(), 1, List.of(0),
            new LlamaCommand(fake.program(), huge, port, 1, 512, 1, List.of()))));
        Files.createDirectories(data.resolve("tutor"));
        try (var channel = java.nio.channels.FileChannel.open(data.resolve("tutor/one-at-a-time.lock"), java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            assertThat(channel.tryLock()).isNotNull();
            assertRefused(SchoolBoxProblem.RUNNING, () -> box.run(plan(List.of())));
        }
    }

    private SchoolBox.Plan plan(List<String> more) {
        Weights weights = Weights.of(fake.weights());
        return new SchoolBox.Plan(data, weights, qadam.model.Profiles.known().all().getFirst(), 1, List.of(0), new LlamaCommand(fake.program(), weights, port, 1, 512, 1, more));
    }

    private interface Doing {
        void run() throws IOException;
    }

    private static void assertRefused(SchoolBoxProblem problem, Doing doing) {
        assertThatThrownBy(doing::run).isInstanceOfSatisfying(Refusal.class, refused -> {
            assertThat(refused.problem()).isEqualTo(problem);
            for (Language language : Language.values()) {
                assertThat(new Texts().text(language, problem.key(), refused.values())).doesNotContain("{");
            }
        });
    }

    @Test
    void cores_are_counted_as_the_system_lists_them() {
        assertThat(Machine.numbers(" 0-2,5\n")).containsExactly(0, 1, 2, 5);
        assertThat(Machine.numbers("none")).isEmpty();
        assertThat(Machine.keptOn(2, List.of(0, 1))).isEmpty();
        assumeTrue(Machine.program("taskset").isPresent(), "needs taskset");
        assertThat(Machine.keptOn(2, List.of(0, 1, 2, 5))).endsWith("-c", "2,5");
    }
}
