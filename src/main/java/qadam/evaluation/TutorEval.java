package qadam.evaluation;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.IntConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import qadam.model.ModelCard;
import qadam.model.ModelServer;
import qadam.model.ModelSettings;
import qadam.model.Models;
import qadam.proof.NoteKey;
import qadam.search.Search;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import tools.jackson.databind.json.JsonMapper;

/** Measures an installed model with our suite and keeps the signed result; or checks such a result. */
@Command(name = "tutor-eval", mixinStandardHelpOptions = true, description = "Measures a language model with our trilingual suite, by the tutor's own road, and signs the result.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:measured and kept, or the checked result is genuine", "1:not measured; the message says why", "2:the command was not understood, or a file cannot be read",
        "4:signed with a key that was not given", "5:altered", "6:only a part was measured and kept, as it was stopped or the time was over", "7:not a result"})
public final class TutorEval implements Callable<Integer> {
    /** How long a stopped run may take to write what it has. */
    private static final int WRITING_SECONDS = 30;

    @Option(names = "--model", paramLabel = "URL", description = "The model's server, an address of the OpenAI protocol, as http://localhost:8081/v1; PROFILE=URL names the model's profile too.")
    private String model;
    @Option(names = "--name", paramLabel = "MODEL", description = "Which model, when the server offers several.")
    private String name;
    @Option(names = "--hash", paramLabel = "SHA256", description = "SHA-256 of the weights, for the result.")
    private String hash;
    @Option(names = "--key-file", paramLabel = "FILE", description = "A file with the server's key and nothing else.")
    private Path keyFile;
    @Option(names = "--quick", description = "Asks a part that is always the same; intervals are wide.")
    private boolean quick;
    @Option(names = "--at-once", defaultValue = "1", paramLabel = "NUMBER", description = "How many questions at once (default ${DEFAULT-VALUE}); more is quicker, and each answer slower.")
    private int atOnce;
    @Option(names = "--minutes", defaultValue = "720", paramLabel = "NUMBER", description = "When so many are over, what has been measured is kept as a part (default ${DEFAULT-VALUE}).")
    private int minutes;
    @Option(names = "--data", defaultValue = "data", paramLabel = "DIR", description = "The server's data folder, where the result is kept (default ${DEFAULT-VALUE}).")
    private Path data;
    @Option(names = "--database", description = "jdbc:postgresql://…; SQLite in the data folder by default.")
    private String database;
    @Option(names = "--courses", defaultValue = "${env:QADAM_COURSES:-courses}", paramLabel = "DIR", description = "The folder of courses whose passages are asked about (default ${DEFAULT-VALUE}).")
    private Path courses;
    @Option(names = "--verify", paramLabel = "FILE", description = "Measures nothing: says whether this result is genuine.")
    private Path verify;
    @Option(names = "--key", paramLabel = "FILE", description = "Whom to believe: an installation's /.well-known/qadam/evaluation-keys.txt, got by a road you trust.")
    private Path key;
    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;
    @Option(names = "--language", defaultValue = "en", description = "kk, ru or en (default ${DEFAULT-VALUE}).")
    private String language;
    @Spec
    private CommandSpec spec;

    private final Texts texts = new Texts();
    private final InstantSource clock;
    private final Function<Path, Search> lessons;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** @param lessons finds passages in a folder of courses */
    public TutorEval(InstantSource clock, Function<Path, Search> lessons) {
        this.clock = clock;
        this.lessons = lessons;
    }

    @Override
    public Integer call() {
        try {
            return verify != null ? check() : measure();
        } catch (Refusal refused) {
            out().println(texts.text(spoken(), refused.problem().key(), refused.values()));
            return 1;
        } finally {
            out().flush();
        }
    }

    private int measure() {
        ModelServer server = server();
        require(atOnce >= 1 && atOnce <= 64, "--at-once is 1 to 64");
        require(minutes >= 1, "--minutes is at least 1");
        CountDownLatch written = new CountDownLatch(1);
        Thread hook = new Thread(() -> stop(written));
        Runtime.getRuntime().addShutdownHook(hook);
        try (Database opened = Database.open(database, data); Models models = Models.open(ModelSettings.of(server), clock)) {
            Results results = new Results(opened, data);
            results.requireWritable();
            Questions questions = Questions.of(Suite.read(), lessons.apply(courses));
            Measurement measurement = new Measurement(quick ? questions.quick() : questions, models, clock);
            ModelCard card = measurement.awaited(stopped::get);
            if (!json) {
                say("evaluation.command.begins", Map.of("model", card.id(), "profile", card.profile().id(), "questions", measurement.planned()));
            }
            Evaluation result = measured(measurement, card, server.url());
            tell(result, results.keep(result));
            return result.suite().extent() == Evaluation.Extent.CUT ? 6 : 0;
        } finally {
            written.countDown();
            unhook(hook);
        }
    }

    private Evaluation measured(Measurement measurement, ModelCard card, URI server) {
        Duration most = Duration.ofMinutes(minutes);
        if (json || System.console() == null) {
            return measurement.measure(card, server, atOnce, most, stopped::get, done -> { });
        }
        try (ProgressBar bar = new ProgressBarBuilder().setTaskName("tutor-eval").setInitialMax(measurement.planned()).setUpdateIntervalMillis(500).build()) {
            IntConsumer stepTo = bar::stepTo;
            return measurement.measure(card, server, atOnce, most, stopped::get, stepTo);
        }
    }

    /** Ctrl-C: what has been measured is still written, and said to be a part. */
    private void stop(CountDownLatch written) {
        stopped.set(true);
        try {
            written.await(WRITING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // it was the hook that made us end
        }
    }

    private ModelServer server() {
        require(model != null, "--model names the model's server");
        try {
            ModelServer named = ModelServer.of(model);
            return new ModelServer(named.url(), named.profile(), Optional.ofNullable(name), Optional.ofNullable(keyFile), Optional.ofNullable(hash), Math.max(atOnce, 1));
        } catch (IllegalArgumentException wrong) {
            throw wrong(wrong.getMessage());
        }
    }

    private void tell(Evaluation result, Path file) {
        if (json) {
            out().println(ResultText.write(result).strip());
            return;
        }
        Evaluation.Effort effort = result.effort();
        say(result.suite().extent().key(), Map.of("asked", effort.asked(), "planned", effort.planned()));
        if (effort.failed() > 0) {
            say("evaluation.failed", Map.of("failed", effort.failed()));
        }
        if (result.suite().leftOut() > 0) {
            say("evaluation.left_out", Map.of("number", result.suite().leftOut()));
        }
        result.numbers().forEach(one -> out().printf(Locale.ROOT, "%-3s %-22s %10s  (%s – %s)  n = %d%n", one.language().tag(), one.metric().name().toLowerCase(Locale.ROOT),
            written(one.metric(), one.interval().value()), written(one.metric(), one.interval().low()), written(one.metric(), one.interval().high()), one.interval().n()));
        say("evaluation.proves_not", Map.of());
        say("evaluation.command.kept", Map.of("file", file.toString()));
    }

    private static String written(Metric metric, double value) {
        return switch (metric.unit()) {
            case SHARE -> String.format(Locale.ROOT, "%.1f %%", value * 100);
            case MILLISECONDS -> String.format(Locale.ROOT, "%.0f ms", value);
            case PER_SECOND, PER_WORD -> String.format(Locale.ROOT, "%.2f", value);
        };
    }

    private int check() {
        require(Files.isReadable(verify), verify + " cannot be read");
        ResultVerdict verdict = ResultVerdict.of(Results.note(verify), keys());
        Map<String, Object> facts = facts();
        if (json) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("verdict", verdict.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            answer.put("facts", facts);
            out().println(JsonMapper.shared().writeValueAsString(answer));
        } else {
            say(verdict.key(), Map.of());
            facts.forEach((fact, value) -> out().println("  " + fact + ": " + value));
        }
        return verdict.exitCode();
    }

    /** What the file says, whether it is to be believed or not. */
    private Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        Results.note(verify).flatMap(note -> ResultText.read(note.text())).ifPresent(result -> {
            facts.put("model", result.subject().model());
            facts.put("at", result.at().toString());
            facts.put("suite", result.suite().hash());
            facts.put("extent", result.suite().extent().name());
            facts.put("prompt", result.promptVersion());
        });
        return facts;
    }

    private List<NoteKey> keys() {
        if (key == null) {
            return List.of();
        }
        try {
            return Files.readString(key).lines().filter(line -> !line.isBlank())
                .map(line -> NoteKey.read(line).orElseThrow(() -> wrong(key + " holds something that is not a key"))).toList();
        } catch (java.io.IOException | java.io.UncheckedIOException unreadable) {
            throw wrong(key + " cannot be read");
        }
    }

    private void say(String words, Map<String, ?> values) {
        out().println(texts.text(spoken(), words, values));
    }

    private Language spoken() {
        return Language.of(language).orElseThrow(() -> wrong("--language is kk, ru or en"));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void require(boolean right, String otherwise) {
        if (!right) {
            throw wrong(otherwise);
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
