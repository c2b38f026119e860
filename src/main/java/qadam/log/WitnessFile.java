package qadam.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import qadam.proof.LogTrust;
import qadam.proof.NoteKey;
import qadam.proof.Policy;
import qadam.shared.Refusal;

/** The operator's list of witnesses, {@code witnesses.json} in the data folder. */
final class WitnessFile {
    static final String NAME = "witnesses.json";

    private WitnessFile() {
    }

    /** Without the file nobody is asked, and every number says that nobody independent has witnessed it. */
    static LogTrust read(Path data, NoteKey log) {
        Path file = data.resolve(NAME);
        try {
            return Files.exists(file) ? LogTrust.read(log, Files.readAllBytes(file)) : new LogTrust(Policy.of(log, 0, List.of()), Map.of());
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new Refusal(LogProblem.WITNESSES_UNREADABLE, Map.of("file", file.toString(), "reason", String.valueOf(unreadable.getMessage())));
        }
    }
}
