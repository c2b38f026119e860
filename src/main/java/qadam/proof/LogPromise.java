package qadam.proof;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A log's signed word that a leaf with this commitment will be in it by then. Its second line is no number, so that it can never be
 * taken for a checkpoint. Whoever holds one and finds no such leaf after that date has caught the log.
 *
 * @param origin the log's name
 * @param commitment 64 hex digits
 */
public record LogPromise(String origin, String commitment, Instant by) {
    private static final String TITLE = "qadam log promise 1";
    private static final int LONGEST = 2_000;

    /** The text to be signed as a note. */
    public String text() {
        return TITLE + "\n" + origin + "\ncommitment " + commitment + "\nby " + by + "\n";
    }

    /** Empty unless the log with this key promises it. */
    static Optional<LogPromise> read(String note, NoteKey log) {
        if (note.length() > LONGEST) return Optional.empty();
        return SignedNote.read(note).filter(signed -> signed.signedBy(List.of(log)).contains(log)).flatMap(signed -> parse(signed.text(), log));
    }

    private static Optional<LogPromise> parse(String text, NoteKey log) {
        var lines = text.split("\n");
        if (lines.length != 4 || !lines[2].matches("commitment [0-9a-f]{64}") || !lines[3].startsWith("by ")) return Optional.empty();
        try {
            var promise = new LogPromise(lines[1], lines[2].substring(11), Instant.parse(lines[3].substring(3)));
            return Optional.of(promise).filter(read -> read.origin().equals(log.name()) && read.text().equals(text));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
