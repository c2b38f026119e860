package qadam.log;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;

/** What the operator does with the public log; beside a running server too. */
@Command(name = "log", mixinStandardHelpOptions = true, description = "The public log: publish a batch, check it, keep and destroy its keys.")
public final class LogCommand {
    private LogCommand() {
    }

    /**
     * @param followers who must hear of a checkpoint that a command publishes: the count
     * @param judge of leaves, for the check
     */
    public static CommandLine of(InstantSource clock, BiFunction<PublicLog, Database, LogListener> followers, Supplier<LogReader.Leaves> judge) {
        return new CommandLine(new LogCommand()).addSubcommand(new PublishLog(clock, followers)).addSubcommand(new FsckLog(clock, judge))
            .addSubcommand(new CloseLog(clock, followers)).addSubcommand(new ResumeLog(clock)).addSubcommand(new SplitKey(clock)).addSubcommand(new JoinKey(clock));
    }

    /** What these commands have in common: where the log lies, and saying in words what went wrong. */
    abstract static class OnLog implements Callable<Integer> {
        @Option(names = "--data", defaultValue = "data", description = "The server's data folder (default ${DEFAULT-VALUE}).")
        Path data;
        @Option(names = "--database", description = "jdbc:postgresql://…; SQLite in the data folder by default.")
        String database;
        @Option(names = "--language", defaultValue = "en", description = "kk, ru or en (default ${DEFAULT-VALUE}).")
        String language;
        @Spec
        CommandSpec spec;

        private final Texts texts = new Texts();
        final InstantSource clock;

        OnLog(InstantSource clock) {
            this.clock = clock;
        }

        @Override
        public Integer call() {
            try (Database opened = Database.open(database, data)) {
                return on(PublicLog.open(opened, data, clock), opened);
            } catch (Refusal refused) {
                say(refused.problem().key(), refused.values());
                return 1;
            } catch (LogFault fault) {   // of whoever hears of a checkpoint: the count does not take this log
                say(fault.kind().key(), fault.values());
                return 1;
            } finally {
                out().flush();
            }
        }

        abstract int on(PublicLog log, Database opened);

        PrintWriter out() {
            return spec.commandLine().getOut();
        }

        void say(String key, Map<String, ?> values) {
            out().println(texts.text(spoken(), key, values));
        }

        private Language spoken() {
            return Language.of(language).orElseThrow(() -> new ParameterException(spec.commandLine(), "--language is kk, ru or en"));
        }
    }

    @Command(name = "publish", mixinStandardHelpOptions = true, description = "Publishes a batch now, by the same rules as every night.",
        exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:published, or nothing to publish", "1:not published; the message says why", "2:a wrong command line"})
    static final class PublishLog extends OnLog {
        @Option(names = "--all", description = "Also what would wait for more of its kind, with the whole country and the month in place of region and week.")
        boolean all;
        private final BiFunction<PublicLog, Database, LogListener> followers;

        PublishLog(InstantSource clock, BiFunction<PublicLog, Database, LogListener> followers) {
            super(clock);
            this.followers = followers;
        }

        @Override
        int on(PublicLog log, Database opened) {
            log.heardBy(followers.apply(log, opened)).publish(all ? Haste.ALL : Haste.USUAL).ifPresentOrElse(
                newest -> say("log.command.published", log.words(newest)),
                () -> say("log.command.nothing", Map.of("waiting", opened.read(log::waiting))));
            return 0;
        }
    }
}
