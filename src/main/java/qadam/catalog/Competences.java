package qadam.catalog;

import java.util.Map;
import qadam.shared.Localized;

/**
 * The competence map: what there is to learn, by strand and level. Codes are {@code strand.level.number} and never reused.
 *
 * @param strands in the order in which they are shown
 * @param titles of the competences, by code, in the file's order
 */
public record Competences(int version, Map<String, Localized> strands, Map<String, Localized> titles) {
    public boolean has(String code) {
        return titles.containsKey(code);
    }
}
