package qadam.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import qadam.proof.NoteKey;
import qadam.proof.NoteSigner;
import qadam.proof.SignedNote;
import qadam.shared.Database;
import qadam.shared.KeyFile;
import qadam.shared.Refusal;

/** The folder of results, each a signed note (C2SP signed-note) whose text is JSON, and the key that signs them. */
final class Results {
    private static final String FOLDER = "evaluations";
    private static final String KEY = "tutor-eval.jwk";
    /** Of the key as it is published; whose installation it is, tells the road by which the key came. */
    private static final String SIGNER = "qadam-tutor-eval";
    private static final String ENDING = ".note";
    private static final Pattern ID = Pattern.compile("[0-9]{8}T[0-9]{6}Z-[a-z0-9][a-z0-9.-]{0,59}");
    private static final int LARGEST_BYTES = 1 << 20;
    private static final int MOST = 200;

    private final Path folder;
    private final KeyFile key;

    /** One result with the note that it was read from. */
    record Kept(Evaluation result, SignedNote note) {
    }

    Results(Database database, Path data) {
        this.folder = data.resolve(FOLDER);
        this.key = new KeyFile(data, KEY, database, EvaluationProblem.KEY_MISSING);
    }

    /** Whose signature stands under the results here; empty while there is none. */
    Optional<NoteKey> key() {
        return key.knownHash().map(known -> signer().key());
    }

    private NoteSigner signer() {
        return NoteSigner.load(SIGNER, new String(key.readOrMake(() -> NoteSigner.newSecret().getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
    }

    /** Makes sure, before hours are spent on it, that a result can be signed and kept. */
    void requireWritable() {
        signer();
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "try", ".tmp"));
        } catch (IOException unwritable) {
            throw refused(unwritable);
        }
    }

    Path keep(Evaluation result) {
        try {
            Path written = Files.writeString(Files.createTempFile(folder, "new", ".tmp"), signer().sign(ResultText.write(result)).toString());
            return Files.move(written, folder.resolve(result.id() + ENDING), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw refused(unwritable);
        }
    }

    private Refusal refused(IOException unwritable) {
        return new Refusal(EvaluationProblem.UNWRITABLE, Map.of("folder", folder.toString(), "reason", String.valueOf(unwritable.getMessage())));
    }

    /** Every result that this installation signed, newest first. What else lies there is passed over. */
    List<Kept> all() {
        Optional<NoteKey> known = Files.isDirectory(folder) ? key() : Optional.empty();
        if (known.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> ID.matcher(id(file)).matches() && file.toString().endsWith(ENDING)).sorted(Comparator.comparing(Results::id).reversed()).limit(MOST)
                .flatMap(file -> read(file, known.get()).stream()).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String id(Path file) {
        return file.getFileName().toString().replaceFirst(Pattern.quote(ENDING) + "$", "");
    }

    private static Optional<Kept> read(Path file, NoteKey known) {
        return note(file).filter(note -> note.signedBy(List.of(known)).contains(known))
            .flatMap(note -> ResultText.read(note.text()).filter(result -> result.id().equals(id(file))).map(result -> new Kept(result, note)));
    }

    /** Empty for what is no note, is too large or cannot be read. */
    static Optional<SignedNote> note(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return SignedNote.read(new String(stream.readNBytes(LARGEST_BYTES), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
