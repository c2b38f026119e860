package qadam.catalog;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.catalog.reading.GuideReader;
import qadam.shared.Language;
import qadam.shared.Texts;

/**
 * The teacher's guides, as they lie beside the courses. They are no part of a course's version: mending one asks nobody to learn or sit anything anew.
 * Nobody's lesson stops for a guide: one with mistakes is told on the log and left out, the others are shown.
 *
 * <p>A course's guides are read when somebody first asks for them, and again with each version of it. Guarded by {@code this}.
 */
public final class Guides {
    private static final Logger LOG = LoggerFactory.getLogger(Guides.class);

    private final Path folder;
    private final Texts texts;
    private final Map<String, Shelf> shelves = new HashMap<>();

    /** @param hash changes with any word of any of them */
    public record Shelf(String hash, Map<String, Guide> guides) {
        public static final Shelf EMPTY = new Shelf("", Map.of());

        public Optional<Guide> find(String lesson) {
            return Optional.ofNullable(guides.get(lesson));
        }
    }

    /** @param folder the folder of courses */
    public Guides(Path folder, Texts texts) {
        this.folder = folder;
        this.texts = texts;
    }

    /** Of a course that is shown here; its name is therefore no stranger's. */
    public synchronized Shelf of(Course course) {
        return shelves.computeIfAbsent(course.slug() + "@" + course.hash(), version -> read(course));
    }

    private Shelf read(Course course) {
        GuideReader.Shelved shelved = GuideReader.read(folder.resolve(course.slug()), course);
        shelved.mistakes().forEach(mistake -> LOG.warn("guide not shown: {}/{}", course.slug(), mistake.line(texts, Language.EN)));
        return new Shelf(shelved.hash(), shelved.guides());
    }
}
