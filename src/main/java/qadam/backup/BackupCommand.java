package qadam.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import qadam.shared.Language;

/** Makes a backup, also beside a running server. */
@Command(name = "backup", mixinStandardHelpOptions = true, description = "Makes a backup in one file, also of a running server.",
    exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:made and checked", "1:not made; the message says why", "2:the command was not understood"})
public final class BackupCommand implements Callable<Integer> {
    @Option(names = "--data", defaultValue = "data", description = "The server's data folder (default ${DEFAULT-VALUE}).")
    private Path data;
    @Option(names = "--to", paramLabel = "FILE|DIR", description = "A new file, or a folder for it (default: backups in the data folder).")
    private Path to;
    @Option(names = "--database", description = "As for run. With PostgreSQL only keys and files are saved: pg_dump saves the rest.")
    private String database;
    @Option(names = "--language", defaultValue = "en", description = "kk, ru or en (default ${DEFAULT-VALUE}).")
    private String language;
    @Spec
    private CommandSpec spec;
    private final InstantSource clock;

    public BackupCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Language spoken = Language.of(language).orElseThrow(() -> new ParameterException(spec.commandLine(), "--language is kk, ru or en"));
        return new Report(spoken).of(() -> new MakeBackup(data, database != null, clock).at(target()), "backup.made");
    }

    private Path target() {
        String name = BackupNames.of(BackupNames.MANUAL, clock.instant());
        if (to == null) {
            return BackupPlan.NONE.folder(data).resolve(name);
        }
        return Files.isDirectory(to) || to.toString().endsWith("/") ? to.resolve(name) : to;
    }
}
