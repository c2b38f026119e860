package qadam.backup;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;

/** Moves an installation from SQLite to PostgreSQL. */
@Command(name = "migrate", mixinStandardHelpOptions = true, description = "Moves an installation's rows from SQLite to an empty PostgreSQL database.",
    exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:moved, and every table is the same on both sides", "1:refused or failed, and nothing was moved",
        "2:the command was not understood"})
public final class MigrateCommand implements Callable<Integer> {
    @Option(names = "--from", required = true, paramLabel = "DIR", description = "The data folder, whose server does not run.")
    private Path from;
    @Option(names = "--to", required = true, paramLabel = "URL", description = "jdbc:postgresql://… of an empty database.")
    private String to;
    @Option(names = "--dry-run", description = "Only counts and sums what would be moved, and looks whether it could be.")
    private boolean rehearsal;
    @Option(names = "--language", defaultValue = "en", description = "kk, ru or en (default ${DEFAULT-VALUE}).")
    private String language;
    @Spec
    private CommandSpec spec;

    private final Texts texts = new Texts();

    @Override
    public Integer call() {
        Language spoken = Language.of(language).orElseThrow(() -> new ParameterException(spec.commandLine(), "--language is kk, ru or en"));
        if (!to.startsWith("jdbc:postgresql:")) {
            throw new ParameterException(spec.commandLine(), "--to is jdbc:postgresql://…");
        }
        PrintWriter out = new PrintWriter(new PrintStream(System.out, true, StandardCharsets.UTF_8), true);
        try (Bar bar = new Bar()) {
            Move move = new Move(from, to, bar);
            List<Move.Table> tables = rehearsal ? move.rehearse() : move.move();
            bar.close();
            tables.forEach(table -> out.printf("%12d  %s  %s%n", table.rows(), table.sum(), table.name()));
            out.println(texts.text(spoken, rehearsal ? "backup.move.rehearsed" : "backup.move.done",
                Map.of("tables", tables.size(), "rows", tables.stream().mapToLong(Move.Table::rows).sum(), "folder", from.toString())));
            return 0;
        } catch (Refusal refused) {
            out.println(texts.text(spoken, refused.problem().key(), refused.values()));
        } catch (RuntimeException failed) {
            out.println(texts.text(spoken, "backup.move.failed", Map.of("reason", bottom(failed))));
        }
        return 1;
    }

    private static String bottom(Throwable failed) {
        return failed.getCause() == null ? String.valueOf(failed.getMessage()) : bottom(failed.getCause());
    }

    private static final class Bar implements Move.Watching, AutoCloseable {
        private ProgressBar bar;

        @Override
        public void begins(String table, long rows) {
            close();
            bar = new ProgressBarBuilder().setTaskName(table).setInitialMax(rows).setUpdateIntervalMillis(500).showSpeed().build();
        }

        @Override
        public void row() {
            bar.step();
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
                bar = null;
            }
        }
    }
}
