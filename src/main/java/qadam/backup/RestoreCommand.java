package qadam.backup;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import qadam.shared.Language;

/** Brings a backup back into an empty folder. */
@Command(name = "restore", mixinStandardHelpOptions = true, description = "Brings a backup back into an empty data folder.",
    exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:restored and checked", "1:refused, and nothing was put in place", "2:the command was not understood"})
public final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file;
    @Option(names = "--data", defaultValue = "data", description = "The folder to restore into: empty, or not yet there (default ${DEFAULT-VALUE}).")
    private Path data;
    @Option(names = "--language", defaultValue = "en", description = "kk, ru or en (default ${DEFAULT-VALUE}).")
    private String language;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Language spoken = Language.of(language).orElseThrow(() -> new ParameterException(spec.commandLine(), "--language is kk, ru or en"));
        Report report = new Report(spoken);
        int code = report.of(() -> new Restore(data).from(file), "backup.restored");
        if (code == 0) {
            report.say("backup.log_stands", Map.of("data", data.toString()));
        }
        return code;
    }
}
