package qadam.consent;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qadam.shared.KeyFile;
import qadam.shared.Language;

/** A text of consent in one language, as it is read and kept: its hash is its edition. */
public record ConsentText(Language language, List<Line> lines) {
    private static final String BETWEEN_LINES = "\n\n";

    /** One field. @param code which field it is @param label what the law calls it @param value what is said there */
    public record Line(String code, String label, String value) {
    }

    /** The same in one text; each field has its code, its label and its value on lines of their own. */
    String words() {
        return lines.stream().map(line -> String.join("\n", line.code, line.label, line.value)).collect(Collectors.joining(BETWEEN_LINES));
    }

    static ConsentText of(Language language, String words) {
        return new ConsentText(language, Stream.of(words.split(BETWEEN_LINES)).map(line -> line.split("\n", 3))
            .map(line -> new Line(line[0], line[1], line[2])).toList());
    }

    public String hash() {
        return KeyFile.hash((language.tag() + BETWEEN_LINES + words()).getBytes(StandardCharsets.UTF_8));
    }

    /** Enough of the hash to tell editions apart. */
    public String edition() {
        return hash().substring(0, 8);
    }

    /** What is asked for, each apart. */
    public List<Line> purposes() {
        return lines.stream().filter(line -> isPurpose(line.code)).toList();
    }

    /** Everything else. */
    public List<Line> terms() {
        return lines.stream().filter(line -> !isPurpose(line.code)).toList();
    }

    public Optional<Line> line(String code) {
        return lines.stream().filter(line -> line.code.equals(code)).findFirst();
    }

    private static boolean isPurpose(String code) {
        return Stream.of(Purpose.values()).anyMatch(purpose -> purpose.code().equals(code));
    }
}
