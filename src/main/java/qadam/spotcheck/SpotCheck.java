package qadam.spotcheck;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntBiFunction;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import qadam.count.TrainedPeople;
import qadam.log.GivenFiles;
import qadam.log.LogFault;
import qadam.log.LogReader;
import qadam.log.LogSource;
import qadam.proof.Checkpoint;
import qadam.proof.LogTrust;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;

/** The face: the auditor's commands, and the operator's one. */
public final class SpotCheck {
    private SpotCheck() {
    }

    /** Puts together what the operator's house knows. */
    @FunctionalInterface
    public interface House {
        int with(String database, Path data, InstantSource clock, ToIntBiFunction<LogTrust, Holders> act);
    }

    /** Adds them to {@code ./qadam log}. */
    public static CommandLine addTo(CommandLine log, InstantSource clock, House house) {
        return log.addSubcommand(new DrawCommand()).addSubcommand(new PeopleCommand(clock, house)).addSubcommand(new JudgeCommand());
    }

    /** What the commands have in common: words in three languages, and reading a log. */
    abstract static class Spoken implements Callable<Integer> {
        @Option(names = "--language", defaultValue = "en", description = "kk, ru or en (default ${DEFAULT-VALUE}).")
        private String language;
        @Spec
        private CommandSpec spec;
        private final Texts texts = new Texts();

        @Override
        public Integer call() {
            try {
                return run();
            } catch (Refusal refused) {
                say(refused.problem().key(), refused.values());
                return 1;
            } catch (LogFault fault) {
                say(fault.kind().key(), fault.values());
                return 1;
            } finally {
                out().flush();
            }
        }

        abstract int run();

        /** @throws LogFault when the log is wrong, or does not contain this tree */
        Draw drawn(LogSource source, Optional<LogTrust> trust, Optional<Checkpoint> at, String programme, byte[] randomness, int sample) {
            LogReader log = new LogReader(source, trust, at);
            TrainedPeople people = TrainedPeople.read(log, at.map(Checkpoint::size).orElse(Long.MAX_VALUE), read -> { });
            heard(people);
            Checkpoint tree = at.orElseGet(() -> Checkpoint.read(people.note().text()).orElseThrow());
            return Draw.of(tree, programme(people, programme), randomness, people.of(programme(people, programme)), sample);
        }

        /** Of the log that was read. */
        void heard(TrainedPeople people) {
        }

        private static String programme(TrainedPeople people, String wished) {
            if (wished != null && !people.programmes().contains(wished)) {
                throw new Refusal(SpotCheckProblem.NO_SUCH_PROGRAMME, Map.of("programme", wished, "known", String.join(", ", people.programmes())));
            }
            if (wished == null && people.programmes().size() != 1) {
                throw new Refusal(SpotCheckProblem.WHICH_PROGRAMME, Map.of("known", String.join(", ", people.programmes())));
            }
            return wished != null ? wished : people.programmes().iterator().next();
        }

        /** The same draw once more, from the log as it was then. */
        Draw again(Sheet sheet, LogSource source, LogTrust trust) {
            return drawn(source, Optional.of(trust), Optional.of(sheet.tree()), sheet.programme(), sheet.randomness(), sheet.rows().size());
        }

        LogTrust trust(Path file) {
            return new GivenFiles(spec).trust(file);
        }

        Sheet sheet(Path file) {
            return Sheet.read(new GivenFiles(spec).bytes(file));
        }

        static String hex(byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }

        void say(String key, Map<String, ?> values) {
            out().println(texts.text(spoken(), key, values));
        }

        Language spoken() {
            return Language.of(language).orElseThrow(() -> wrong("--language is kk, ru or en"));
        }

        PrintWriter out() {
            return spec.commandLine().getOut();
        }

        ParameterException wrong(String what) {
            return new GivenFiles(spec).wrong(what);
        }
    }
}
