package qadam.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.shared.Language;

/** One lesson in three languages with its practice items, in the order in which the text shows them. */
public record Lesson(String id, List<String> competences, List<Source> sources, Map<Language, LessonText> texts, List<Item> items) {
    public LessonText in(Language language) {
        return texts.get(language);
    }

    public Optional<Item> item(String itemId) {
        return items.stream().filter(item -> item.id().equals(itemId)).findFirst();
    }
}
