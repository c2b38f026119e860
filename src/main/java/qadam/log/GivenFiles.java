package qadam.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import qadam.proof.LogTrust;
import qadam.proof.Trust;

/** Files that an auditor gives to a command: what cannot be read is a wrong command line. */
public record GivenFiles(CommandSpec command) {
    /** Whose log to believe, as {@code /trust.json} says it. */
    public LogTrust trust(Path file) {
        try {
            return Trust.read(bytes(file)).log().orElseThrow(() -> wrong(file + " knows no log"));
        } catch (IllegalArgumentException unreadable) {
            throw wrong(unreadable.getMessage());
        }
    }

    public byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw wrong(file + " cannot be read");
        }
    }

    public ParameterException wrong(String what) {
        return new ParameterException(command.commandLine(), what);
    }
}
