package qadam.log;

import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import qadam.shared.Database;

/** After a restore: settles whether more was published than the restored database knows, so that the log never forks. */
@Command(name = "resume", mixinStandardHelpOptions = true,
    description = "After a restore: settles whether more was published than the restored database knows. Until then the log stands.",
    exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:settled, the log goes on", "1:not settled; the message says why and what to do", "2:a wrong command line"})
final class ResumeLog extends LogCommand.OnLog {
    @ArgGroup(exclusive = true, multiplicity = "1")
    private Word word;
    @Option(names = "--take-over", description = "With --since a whole log, an old log folder or a mirror: takes the entries that the database does not know from there.")
    private boolean takeOver;

    static final class Word {
        @Option(names = "--since", paramLabel = "FILE|DIR|URL", description = "The newest checkpoint that anybody holds: a file, a log folder, or an address of a mirror, a CDN or a witness.")
        String since;
        @Option(names = "--nothing-newer-was-published", description = "Your word that nothing was published after the backup.")
        boolean nothingNewer;
    }

    ResumeLog(InstantSource clock) {
        super(clock);
    }

    @Override
    int on(PublicLog log, Database opened) {
        if (opened.read(log::restoredAt).isEmpty()) {
            say("log.resume.not_needed", Map.of());
            return 0;
        }
        Resumption resumption = new Resumption(log, opened, clock);
        if (word.since == null) {
            resumption.takeAtWord();
        } else {
            long size = resumption.compare(word.since, takeOver);
            say("log.resume.contained", Map.of("size", size));
        }
        resumption.lost().forEach((key, number) -> say(key, Map.of("number", number)));
        say("log.resume.done", Map.of());
        return 0;
    }
}
