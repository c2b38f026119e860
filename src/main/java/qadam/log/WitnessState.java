package qadam.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import qadam.proof.Checkpoint;
import qadam.proof.SignedNote;
import qadam.web.FixedPage;

/** The newest checkpoint that this witness has signed, of each log: one file a log. It only ever moves forward, under one lock. */
final class WitnessState {
    private final Path folder;

    WitnessState(Path folder) {
        this.folder = folder;
    }

    /** The hash under which a log's checkpoint is kept and shown (C2SP tlog-witness, "Monitor Retrieval Mechanism"). */
    static String name(String origin) {
        return FixedPage.hash(origin.getBytes(StandardCharsets.UTF_8));
    }

    Optional<SignedNote> find(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(SignedNote.read(Files.readString(file))
                .orElseThrow(() -> new IllegalStateException(file + " is damaged: a witness that has forgotten must not sign"))) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Optional<Checkpoint> checkpoint(Optional<SignedNote> note) {
        return note.flatMap(known -> Checkpoint.read(known.text()));
    }

    /** Durable when it returns. */
    void keep(String origin, SignedNote note) {
        LogFiles.replace(folder.resolve(name(origin)), note.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What may show that a log has signed two histories, for whoever asks later: the checkpoint with the log's own signature. Nothing
     * of what a stranger can make up goes along, else strangers would fill the disk.
     */
    void keepEvidence(String origin, SignedNote note) {
        LogFiles.replace(folder.resolve("evidence").resolve(name(origin) + "-" + FixedPage.hash(note.text().getBytes(StandardCharsets.UTF_8))),
            note.toString().getBytes(StandardCharsets.UTF_8));
    }
}
