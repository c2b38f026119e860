package qadam.proof;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a log says of its tree, to be signed as a note (C2SP tlog-checkpoint v1.0.0).
 *
 * @param origin the log's one name
 * @param extensions further lines; better none, since nobody audits them
 */
public record Checkpoint(String origin, long size, byte[] root, List<String> extensions) {
    public Checkpoint {
        if (origin.isEmpty() || size < 0 || root.length != 32 || extensions.stream().anyMatch(String::isEmpty)
                || (origin + String.join("", extensions)).chars().anyMatch(c -> c < ' ')) throw new IllegalArgumentException("not a checkpoint");
        extensions = List.copyOf(extensions);
    }

    public Checkpoint(String origin, long size, byte[] root) {
        this(origin, size, root, List.of());
    }

    /** The note's text. */
    public String text() {
        var text = new StringBuilder(origin).append('\n').append(size).append('\n').append(Base64.getEncoder().encodeToString(root)).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** Empty for anything that is not exactly a checkpoint's text. */
    public static Optional<Checkpoint> read(String text) {
        var lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[1].matches("0|[1-9][0-9]{0,17}")) return Optional.empty();
        try {
            var checkpoint = new Checkpoint(lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]),
                    List.of(lines).subList(3, lines.length - 1));
            return Optional.of(checkpoint).filter(read -> read.text().equals(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
