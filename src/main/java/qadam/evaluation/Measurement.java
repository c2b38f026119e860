package qadam.evaluation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import qadam.evaluation.Evaluation.Effort;
import qadam.evaluation.Evaluation.Extent;
import qadam.evaluation.Evaluation.SuiteUsed;
import qadam.model.ModelCard;
import qadam.model.Models;
import qadam.shared.Program;
import qadam.shared.Refusal;
import qadam.tutor.Answering;

/** Runs the suite on one model, by the tutor's own road. */
final class Measurement {
    private static final Duration COMES = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Models models;
    private final InstantSource clock;
    private final Questions questions;

    Measurement(Questions questions, Models models, InstantSource clock) {
        this.questions = questions;
        this.models = models;
        this.clock = clock;
    }

    int planned() {
        return questions.cases().size();
    }

    /** The model that will be asked, once its server has answered. */
    ModelCard awaited(BooleanSupplier stopped) {
        long end = System.nanoTime() + COMES.toNanos();
        while (System.nanoTime() < end && !stopped.getAsBoolean()) {
            Optional<ModelCard> card = models.cards().stream().filter(one -> one.health().answers()).findFirst();
            if (card.isPresent()) {
                return card.get();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        throw new Refusal(EvaluationProblem.NO_MODEL);
    }

    /**
     * @param most when so much time is over, nothing new is asked
     * @param done told how many questions have been asked
     */
    Evaluation measure(ModelCard card, URI server, int atOnce, Duration most, BooleanSupplier stopped, IntConsumer done) {
        long begun = System.nanoTime();
        BooleanSupplier over = () -> stopped.getAsBoolean() || System.nanoTime() - begun > most.toNanos();
        Tally tally = new Tally();
        Run run = new Run(new Answering(models, questions.vocabulary()), tally);
        run.ask(questions.cases(), atOnce, over, done);
        if (run.asked() == run.failed()) {
            throw new Refusal(EvaluationProblem.NO_ANSWERS, Map.of("failed", run.failed()));
        }
        Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        SuiteUsed used = questions.used();
        SuiteUsed suite = run.asked() < planned() ? new SuiteUsed(used.hash(), Extent.CUT, used.leftOut()) : used;
        Effort effort = new Effort(run.asked(), planned(), run.failed(), atOnce, Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        return new Evaluation(STAMP.format(at) + "-" + slug(card.id()), at, Program.VERSION, Answering.PROMPT_VERSION, suite, subject(card, server), machine(), effort,
            tally.measured(), tally.verdicts());
    }

    /** A part of a file's name, from a name that a server chose. */
    private static String slug(String model) {
        String small = model.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]+", "-").replaceAll("^[^a-z0-9]+|-+$", "");
        return small.isEmpty() ? "model" : small.substring(0, Math.min(60, small.length()));
    }

    private static Subject subject(ModelCard card, URI server) {
        return new Subject(card.id(), card.hash().orElse(""), card.profile().id(), card.profile().licenceId(), isHere(server.getHost()) ? Subject.Where.HERE : Subject.Where.ELSEWHERE);
    }

    private static boolean isHere(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException nobody) {
            return false;
        }
    }

    /** As the results tell it; nothing in it says whose machine it is. */
    private static String machine() {
        return processor().orElse(System.getProperty("os.arch")) + " × " + Runtime.getRuntime().availableProcessors() + ", " + System.getProperty("os.name") + ", Java " + Runtime.version().feature();
    }

    private static Optional<String> processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name")).map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst();
        } catch (IOException | java.io.UncheckedIOException notLinux) {
            return Optional.empty();
        }
    }
}
