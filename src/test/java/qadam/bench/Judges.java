package qadam.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import picocli.CommandLine;
import qadam.count.VerifyCount;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two verifiers that share no line: ours, and one in Go on Debian's golang-golang-x-mod-dev. Each is given a checkpoint that it remembers, or none. */
final class Judges {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path auditor;
    private final Path trust;
    private final List<String> keys = new ArrayList<>();

    /** What both have said. */
    record Verdicts(String java, String go) {
    }

    Judges(LargeLog log) throws Exception {
        this.auditor = auditor(log.data);
        this.trust = Files.writeString(log.data.resolve("trust-of-a-stranger.json"), log.trustFile());
        keys.addAll(List.of("-key", log.trust().key().toString(), "-quorum", Integer.toString(log.trust().witnesses().size())));
        log.trust().witnesses().forEach(witness -> keys.addAll(List.of("-witness", witness.key().toString())));
    }

    /** Apt installs Go and x/mod where it may. */
    private static Path auditor(Path data) throws Exception {
        if (!Files.exists(Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog"))) {
            require(run(List.of("apt-get", "install", "-y", "-qq", "golang-go", "golang-golang-x-mod-dev"), Map.of()), "needs golang-go and golang-golang-x-mod-dev");
        }
        Path program = data.resolve("auditor");
        require(run(List.of("go", "build", "-o", program.toString(), Path.of("src/test/go/auditor/main.go").toAbsolutePath().toString()),
            Map.of("GO111MODULE", "off", "GOPATH", "/usr/share/gocode", "GOCACHE", data.resolve("go-cache").toString())), "the auditor does not build");
        return program;
    }

    private static boolean run(List<String> command, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return builder.start().waitFor() == 0;
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new IllegalStateException(what);
        }
    }

    /** Both at once. @return what each found wrong: a kind and a place, or a sentence; empty for nothing */
    Verdicts judge(Path folder, Path since) throws Exception {
        FutureTask<String> go = new FutureTask<>(() -> go(folder, since));
        Thread.ofPlatform().start(go);
        String java = java(folder, since);
        return new Verdicts(fault(java), fault(joined(go)));
    }

    private static String joined(Future<String> said) throws Exception {
        return said.get();
    }

    private static String fault(String answer) {
        JsonNode json = JSON.readTree(answer);
        String what = json.has("what") ? " " + json.get("what").stringValue() : "";
        return json.path("fault").stringValue("") + what;
    }

    String java(Path folder, Path since) {
        StringWriter said = new StringWriter();
        CommandLine command = new CommandLine(new VerifyCount()).setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        List<String> words = new ArrayList<>(List.of(folder.toString(), "--json", "--trust", trust.toString()));
        if (since != null) {
            words.addAll(List.of("--since", since.toString()));
        }
        command.execute(words.toArray(String[]::new));
        return said.toString();
    }

    String go(Path folder, Path since) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(auditor.toString()));
        words.addAll(keys);
        if (since != null) {
            words.addAll(List.of("-since", since.toString()));
        }
        words.add(folder.toString());
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("GOGC", "400");   // it shares two cores with the other judge: memory is cheaper
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
