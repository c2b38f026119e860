package qadam.editing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import qadam.catalog.Course;
import qadam.catalog.Glossary;
import qadam.catalog.Item;
import qadam.catalog.ItemForm;
import qadam.catalog.LessonView;
import qadam.shared.Language;

/**
 * One page of an author's work: a text in three languages side by side.
 *
 * @param title of the lesson, or the question
 * @param back the page it belongs to
 * @param reports what readers have reported about it and nobody has answered
 */
public record Desk(Course course, String path, String title, Link back, List<Column> columns, Optional<Key> key, List<Link> items,
                   List<Glossary.Term> terms, List<String> reports, Optional<Preview> preview, Said said) {
    /**
     * @param signed who has read it, in words
     * @param signable how many signatures one could give here; 0 where nobody signs
     */
    public record Column(Language language, List<Field> fields, List<Link> suggestions, String signed, boolean isSigned, int signable) {
        public boolean hasDrafts() {
            return fields.stream().anyMatch(field -> field.keptAt().isPresent());
        }
    }

    /**
     * One text to be changed.
     *
     * @param id for HTML
     * @param name of the form's field
     * @param now what stands there
     * @param typed what is shown to be gone on with
     * @param seen hash of {@code now}, to be sent back
     * @param keptAt when what was typed was kept; empty when nothing was
     * @param moved whether what stands there changed since that was begun
     */
    public record Field(String id, String name, String label, String option, int rows, String now, String typed, String seen, Optional<Instant> keptAt, boolean moved) {
    }

    public record Link(String words, String address) {
    }

    /** The key of an item as controls. @param type single, multiple, ordering or numeric @param open whether it stands in the open bank of an exam */
    public record Key(String type, List<Choice> choices, String answer, String tolerance, boolean open, String name, String seen) {
    }

    /** @param place in the order, from 1 */
    public record Choice(String id, String text, boolean right, int place) {
    }

    /** How it would look. @param mistakes what keeps it from being published so, in words */
    public record Preview(Language language, Optional<LessonView> lesson, Optional<ItemForm> item, List<String> mistakes) {
        public Item question() {
            return item.orElseThrow().item();
        }
    }

    /**
     * What the page has to say about what was just done.
     *
     * @param tone of the notice; empty when there is nothing to say
     * @param doubts what should be looked at before it is sent all the same
     * @param sure hash of what was typed, sent back by whoever has looked
     * @param language of the column that it is about
     */
    public record Said(String tone, String message, List<String> doubts, String sure, Optional<Language> language, String why, String name) {
        static final Said NOTHING = new Said("", "", List.of(), "", Optional.empty(), "", "");

        static Said good(String message) {
            return new Said("good", message, List.of(), "", Optional.empty(), "", "");
        }
    }
}
