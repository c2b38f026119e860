package qadam.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The mail server on the command line, the same for whoever starts a server and for whoever examines it. */
public final class SmtpOptions {
    @Option(names = "--smtp", paramLabel = "URL", description = "Mail server for letters that say only that something is new: smtps://USER@HOST:465 or smtp://USER@HOST:587. Without it no letter is sent.")
    String address;
    @Option(names = "--smtp-from", paramLabel = "ADDRESS", description = "The address that letters come from.")
    String from;
    @Option(names = "--smtp-password-file", paramLabel = "FILE", description = "A file that holds the mail server's password and nothing else; or set QADAM_SMTP_PASSWORD.")
    Path passwordFile;
    @Option(names = "--smtp-ca", paramLabel = "FILE", description = "PEM certificates to trust in place of the machine's own, for a mail server with a certificate of your own.")
    Path authority;

    /** @throws IllegalArgumentException with words for the command line */
    public Optional<SmtpPlan> plan() {
        if (address == null) {
            if (from != null || passwordFile != null || authority != null) {
                throw new IllegalArgumentException("--smtp is missing: the mail server that the other --smtp options are about");
            }
            return Optional.empty();
        }
        return Optional.of(SmtpPlan.of(address, from, password(), authority));
    }

    private String password() {
        String set = Optional.ofNullable(System.getenv("QADAM_SMTP_PASSWORD")).orElse("");
        if (passwordFile == null) {
            return set;
        }
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("--smtp-password-file: this file cannot be read: " + passwordFile);
        }
    }
}
