package qadam.catalog;

import java.util.Map;
import qadam.shared.Language;

/** What a teacher needs to give one lesson to a class, in three languages of the same shape. Mended without a new version of the course. */
public record Guide(String lesson, Map<Language, GuideText> texts) {
    public GuideText in(Language language) {
        return texts.get(language);
    }
}
