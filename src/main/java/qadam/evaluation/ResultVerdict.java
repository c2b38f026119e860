package qadam.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import qadam.proof.NoteKey;
import qadam.proof.SignedNote;

/** What can be said of a result without a server. The exit codes are those of {@code verify-receipt}. */
enum ResultVerdict {
    GENUINE(0), KEY_UNKNOWN(4), ALTERED(5), NOT_A_RESULT(7);

    private final int exitCode;

    ResultVerdict(int exitCode) {
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    String key() {
        return "evaluation.verdict." + name().toLowerCase(Locale.ROOT);
    }

    static ResultVerdict of(Optional<SignedNote> note, List<NoteKey> keys) {
        if (note.flatMap(read -> ResultText.read(read.text())).isEmpty()) {
            return NOT_A_RESULT;
        }
        if (note.get().lines().stream().noneMatch(line -> keys.stream().anyMatch(line::isOf))) {
            return KEY_UNKNOWN;
        }
        return note.get().signedBy(keys).isEmpty() ? ALTERED : GENUINE;
    }
}
