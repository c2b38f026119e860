package qadam.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Text with signatures under it, as C2SP signed-note v1.0.0 writes it. What it says is to be ignored until
 * {@link #signedBy} has named a key that the reader trusts.
 *
 * @param text with its last newline
 */
public record SignedNote(String text, List<Line> lines) {
    private static final String MARK = "\u2014 ";
    private static final int MOST_LINES = 64;
    private static final int MOST_CHARACTERS = 1 << 20;

    public SignedNote {
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) throw new IllegalArgumentException("not a note's text");
        lines = List.copyOf(lines);
    }

    /** @param bytes the key's id in four bytes, then the signature */
    public record Line(String name, byte[] bytes) {
        int id() {
            return ByteBuffer.wrap(bytes).getInt();
        }

        byte[] signature() {
            return Arrays.copyOfRange(bytes, 4, bytes.length);
        }

        /** Same name and id: the specification's only way to know a key. */
        public boolean isOf(NoteKey key) {
            return name.equals(key.name()) && id() == key.id();
        }

        @Override public String toString() {
            return MARK + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
        }
    }

    /** The note with one more signature, of a witness for instance. */
    public SignedNote with(Line line) {
        var more = new ArrayList<>(lines);
        more.add(line);
        return new SignedNote(text, more);
    }

    /**
     * The keys among these that signed the text. Signatures of other keys are passed over; one of a known key that does not
     * hold spoils the whole note, so that nobody is named.
     */
    public Set<NoteKey> signedBy(Iterable<NoteKey> known) {
        var signers = new HashSet<NoteKey>();
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        for (var key : known) {
            for (var line : lines) {
                if (!line.isOf(key)) continue;
                if (!key.verify(signed, line.signature())) return Set.of();
                signers.add(key);
            }
        }
        return signers;
    }

    /** When this witness signed, if it did; empty too when the note is spoilt. */
    public Optional<Instant> cosignedAt(NoteKey witness) {
        return lines.stream().filter(line -> line.isOf(witness)).findFirst()
                .filter(line -> signedBy(List.of(witness)).contains(witness)).flatMap(line -> NoteKey.timeOf(line.signature()));
    }

    /** The note with only the lines of these keys: what others have put under it is not ours to pass on. */
    public SignedNote only(Iterable<NoteKey> keys) {
        var kept = new ArrayList<Line>();
        for (var key : keys) lines.stream().filter(line -> line.isOf(key)).findFirst().ifPresent(kept::add);
        return new SignedNote(text, kept);
    }

    /** Empty for anything that is not a note. The text may have empty lines; the last one parts it from the signatures. */
    public static Optional<SignedNote> read(String note) {
        int parting = note.lastIndexOf("\n\n");
        if (parting < 0 || note.length() > MOST_CHARACTERS || !note.endsWith("\n") || note.chars().anyMatch(c -> c < ' ' && c != '\n')) return Optional.empty();
        var lines = new ArrayList<Line>();
        for (var line : note.substring(parting + 2).split("\n")) {
            var read = line(line);
            if (read.isEmpty() || lines.size() == MOST_LINES) return Optional.empty();
            lines.add(read.get());
        }
        return Optional.of(new SignedNote(note.substring(0, parting + 1), lines));
    }

    /** Signature lines alone, as a witness answers; empty for anything else. */
    public static Optional<List<Line>> readLines(String text) {
        return read("x\n\n" + text).map(SignedNote::lines).filter(lines -> lines.stream().map(Line::toString).collect(Collectors.joining()).equals(text));
    }

    private static Optional<Line> line(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(MARK) || space <= MARK.length() || !NoteKey.isName(line.substring(MARK.length(), space))) return Optional.empty();
        try {
            byte[] bytes = Base64.getDecoder().decode(line.substring(space + 1));
            return bytes.length < 5 ? Optional.empty() : Optional.of(new Line(line.substring(MARK.length(), space), bytes));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The note as it is written. */
    @Override public String toString() {
        var note = new StringBuilder(text).append('\n');
        lines.forEach(note::append);
        return note.toString();
    }
}
