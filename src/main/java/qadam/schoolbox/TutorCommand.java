package qadam.schoolbox;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qadam.model.ModelProfile;
import qadam.model.Profiles;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;

/** {@code ./qadam tutor}: a language model on this machine, kept running. */
@Command(name = "tutor", mixinStandardHelpOptions = true, description = "Runs a language model on this machine by llama-server, and keeps it running; a server on the same data folder finds it.",
    exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"1:cannot be started, or was given up; the message says why", "2:a wrong command line", "143:was asked to end, and the model has ended"})
public final class TutorCommand implements Callable<Integer> {
    @Option(names = "--weights", paramLabel = "FILE", required = true, description = "The model's weights, a file in GGUF.")
    Path weights;
    @Option(names = "--server", paramLabel = "PROGRAM", defaultValue = "llama-server", description = "llama.cpp's llama-server (default: the one on the PATH).")
    String server;
    @Option(names = "--profile", paramLabel = "ID", description = "Which model it is, as kaz-llm-8b (default: by the name of the file).")
    String profile;
    @Option(names = "--data", defaultValue = "data", description = "The server's data folder (default ${DEFAULT-VALUE}).")
    Path data;
    @Option(names = "--port", defaultValue = "8081", description = "The model's port, on 127.0.0.1 only (default ${DEFAULT-VALUE}).")
    int port;
    @Option(names = "--cores", paramLabel = "N", description = "How many cores the model may use (default: all but one).")
    Integer cores;
    @Option(names = "--context", paramLabel = "TOKENS", description = "How much of a conversation it holds (default: the profile's).")
    Integer context;
    @Option(names = "--at-once", paramLabel = "N", defaultValue = "2", description = "How many answers it writes at once (default ${DEFAULT-VALUE}).")
    int atOnce;
    @Option(names = "--language", paramLabel = "kk|ru|en", defaultValue = "en", description = "Language of the messages (default ${DEFAULT-VALUE}).")
    String language;
    @Parameters(arity = "0..*", paramLabel = "OPTION", description = "After --, further options for llama-server, as -ngl 99 for a graphics card.")
    List<String> more = List.of();
    @Spec
    CommandSpec spec;

    private final Texts texts = new Texts();
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private Language spoken;

    @Override
    public Integer call() {
        spoken = Language.of(language).orElseThrow(() -> wrong("--language: kk, ru, en"));
        requireFit();
        try {
            new SchoolBox(this::say, this::progress).run(plan());
            return 0;
        } catch (Refusal refused) {
            new PrintStream(System.err, true, StandardCharsets.UTF_8).println(texts.text(spoken, refused.problem().key(), refused.values()));
            return 1;
        }
    }

    private void requireFit() {
        if (port < 1 || port > 65_535 || atOnce < 1 || atOnce > 64 || cores != null && cores < 1 || context != null && (context < 256 || context > 1_000_000)) {
            throw wrong("--port is 1 to 65535, --at-once 1 to 64, --cores 1 or more, --context 256 or more");
        }
        if (profile != null && Profiles.known().find(profile).isEmpty()) {
            throw wrong("--profile: one of " + String.join(", ", Profiles.known().all().stream().map(ModelProfile::id).toList()));
        }
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private SchoolBox.Plan plan() {
        Weights read = Weights.of(weights);
        ModelProfile known = Profiles.known().of(Optional.ofNullable(profile), read.name());
        Path program = Machine.program(server).orElseThrow(() -> new Refusal(SchoolBoxProblem.NO_SERVER, Map.of("server", server)));
        List<Integer> allowed = Machine.cores();
        int used = Math.min(cores == null ? Math.max(1, allowed.size() - 1) : cores, allowed.size());
        say("schoolbox.licence", Map.of("model", known.name(), "words", known.licence().in(spoken)));
        return new SchoolBox.Plan(data, read, known, used, allowed, new LlamaCommand(program, read, port, used, context == null ? known.contextTokens() : context, atOnce, more));
    }

    private void say(String key, Map<String, Object> values) {
        out.println(texts.text(spoken, key, values));
    }

    /** One line that moves; where nobody looks on, a line at each quarter. */
    private void progress(int percent) {
        boolean watched = System.console() != null && System.console().isTerminal();
        if (watched) {
            out.print("\r[" + "#".repeat(percent / 4) + ".".repeat(25 - percent / 4) + "] " + percent + " %" + (percent == 100 ? "\n" : ""));
            out.flush();
        } else if (percent % 25 == 0 && percent > 0) {
            out.println(percent + " %");
        }
    }
}
