package qadam.catalog;

import java.util.Map;
import qadam.shared.Language;
import qadam.shared.Localized;

/**
 * One question with its key. Immutable: the hash is that of its content, so an attempt that names the hash names exactly
 * what was asked.
 *
 * @param hash SHA-256 of the item's canonical JSON, 64 hex digits
 * @param difficulty 1 easy, 2 middle, 3 hard, as its author judges
 * @param written who wrote it and who has read it, by language
 */
public record Item(String id, String hash, String competence, int difficulty, Localized stem, Task task, Localized rationale,
                   Map<Language, Provenance> written) {
    /** The strand is the competence's first part: {@code how} of {@code how.1.2}. */
    public String strand() {
        return competence.substring(0, competence.indexOf('.'));
    }
}
