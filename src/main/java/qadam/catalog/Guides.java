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
 * <p>A course's guides are read when somebody first asks for them, and again with each version of it; in a preview each time, for their author is at
 * work. Guarded by {@code this}.
 */
public final class Guides {
    private static final Logger LOG = LoggerFactory.getLogger(Guides.class);

    private final Path folder;
    private final boolean anew;
    private final Texts texts;
    private final Map<String, Kept> kept = new HashMap<>();

    /** @param hash changes with any word of any of them */
    public record Shelf(String hash, Map<String, Guide> guides) {
        public static final Shelf EMPTY = new Shelf("", Map.of());

        public Optional<Guide> find(String lesson) {
            return Optional.ofNullable(guides.get(lesson));
        }
    }

    /** @param course the hash of the version they were read for */
    private record Kept(String course, Shelf shelf) {
    }

    /**
     * @param folder the folder of courses
     * @param anew whether they are read each time
     */
    public Guides(Path folder, boolean anew, Texts texts) {
        this.folder = folder;
        this.anew = anew;
        this.texts = texts;
    }

    /** Of a course that is shown here; its name is therefore no stranger's. */
    public synchronized Shelf of(Course course) {
        Kept known = kept.get(course.slug());
        if (known != null && known.course().equals(course.hash()) && !anew) {
            return known.shelf();
        }
        Shelf shelf = read(course);
        kept.put(course.slug(), new Kept(course.hash(), shelf));
        return shelf;
    }

    private Shelf read(Course course) {
        GuideReader.Shelved shelved = GuideReader.read(folder.resolve(course.slug()), course);
        shelved.mistakes().forEach(mistake -> LOG.warn("teacher's guide: {}/{}", course.slug(), mistake.line(texts, Language.EN)));
        return new Shelf(shelved.hash(), shelved.guides());
    }
}
