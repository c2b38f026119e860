package qadam.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import qadam.record.NodeNumber;
import qadam.shared.DataFolder;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Synced;

/**
 * Does to a data folder what {@code restore} does, when the rows were brought back by PostgreSQL's own means: numbers of steps are given again from
 * there on, and under the former node number they would stand in two receipts.
 */
@Command(name = "after-restore", mixinStandardHelpOptions = true,
    description = "For a server whose PostgreSQL was restored by its own means: gives the data folder a number of its own, and lets the public log stand.",
    exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:done", "1:refused, and nothing was changed", "2:the command was not understood"})
public final class AfterRestore implements Callable<Integer> {
    private final InstantSource clock;
    @Option(names = "--data", defaultValue = "data", description = "The data folder, whose server does not run (default ${DEFAULT-VALUE}).")
    private Path data;
    @Option(names = "--language", defaultValue = "en", description = "kk, ru or en (default ${DEFAULT-VALUE}).")
    private String language;
    @Spec
    private CommandSpec spec;

    public AfterRestore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Report report = new Report(Language.of(language).orElseThrow(() -> new ParameterException(spec.commandLine(), "--language is kk, ru or en")));
        if (!Files.isDirectory(data.resolve("keys"))) {
            throw new ParameterException(spec.commandLine(), "no data folder: " + data);
        }
        try (DataFolder _ = DataFolder.take(data).requireOurs()) {
            Synced.write(data.resolve(DataFolder.RESTORED), clock.instant() + "\n");
            report.say("backup.after_restore", Map.of("node", Integer.toString(NodeNumber.renew(data))));
            report.say("backup.log_stands", Map.of("data", data.toString()));
            return 0;
        } catch (Refusal refused) {
            report.say(refused.problem().key(), refused.values());
            return 1;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
