package qadam.safeguard;

import java.util.List;
import qadam.shared.Language;

/**
 * What is said in a crisis: fixed words by people, no model's.
 *
 * @param paragraphs what to say, in their order; the last one says whom to turn to
 * @param lines help lines as the office has entered them; may be none
 */
public record CrisisText(CrisisKind kind, Language language, String title, List<String> paragraphs, List<HelpLine> lines) {
    public CrisisText {
        paragraphs = List.copyOf(paragraphs);
        lines = List.copyOf(lines);
    }

    /** All of it as plain text, for where there is no page. */
    public String text() {
        StringBuilder text = new StringBuilder(title);
        paragraphs.forEach(paragraph -> text.append("\n\n").append(paragraph));
        lines.forEach(line -> text.append("\n\n").append(line.name()).append(": ").append(line.reach()).append(line.hours().isEmpty() ? "" : " (" + line.hours() + ")"));
        return text.toString();
    }
}
