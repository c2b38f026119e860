package qadam.log;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import qadam.shared.Database;

/** Writes the three shares of a programme's person-tag key, for three people who do not meet without reason. */
@Command(name = "split-key", mixinStandardHelpOptions = true, description = "Writes three shares of a programme's person-tag key; any two give it back.",
    exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:written", "1:not written; the message says why", "2:a wrong command line"})
final class SplitKey extends LogCommand.OnLog {
    @Option(names = "--programme", required = true, paramLabel = "NAME", description = "The programme, as kz-2026.")
    private String programme;
    @Option(names = "--to", required = true, paramLabel = "DIR", description = "Folder for the shares: take each of them to another place.")
    private Path to;

    SplitKey(InstantSource clock) {
        super(clock);
    }

    @Override
    int on(PublicLog log, Database opened) {
        byte[] key = log.tags(programme).key();
        for (KeyShare share : KeyShare.split(programme, key)) {
            Path file = to.resolve("person-tags-" + programme + "-share-" + share.number() + ".txt");
            LogFiles.replaceSecret(file, share.text().getBytes(StandardCharsets.US_ASCII));
            say("log.command.share", Map.of("file", file.toString()));
        }
        Arrays.fill(key, (byte) 0);
        return 0;
    }
}
