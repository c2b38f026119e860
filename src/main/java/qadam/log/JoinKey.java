package qadam.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import qadam.shared.Database;
import qadam.shared.Refusal;

/** Puts a lost person-tag key back from two of its shares. */
@Command(name = "join-key", mixinStandardHelpOptions = true, description = "Puts a lost person-tag key back from two of its shares.",
    exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:put back", "1:not put back; the message says why", "2:a wrong command line"})
final class JoinKey extends LogCommand.OnLog {
    @Parameters(arity = "2", paramLabel = "FILE", description = "Two different shares of one programme.")
    private List<Path> files;

    JoinKey(InstantSource clock) {
        super(clock);
    }

    @Override
    int on(PublicLog log, Database opened) {
        KeyShare first = share(files.get(0));
        byte[] key = KeyShare.join(first, share(files.get(1))).orElseThrow(() -> new Refusal(LogProblem.SHARES_WRONG));
        if (log.tags(first.programme()).isDestroyed() || opened.read(handle -> log.store().hasClosed(handle, first.programme()))) {
            throw new Refusal(LogProblem.CLOSED);   // what the log says is destroyed must not come back
        }
        if (!log.tags(first.programme()).restoreKey(key)) {
            throw new Refusal(LogProblem.SHARES_WRONG);
        }
        say("log.command.joined", Map.of("programme", first.programme()));
        return 0;
    }

    private static KeyShare share(Path file) {
        try {
            return Optional.of(Files.readString(file)).flatMap(KeyShare::read).orElseThrow(() -> new Refusal(LogProblem.SHARES_WRONG));
        } catch (IOException unreadable) {
            throw new Refusal(LogProblem.SHARES_WRONG);
        }
    }
}
