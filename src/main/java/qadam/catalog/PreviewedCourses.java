package qadam.catalog;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.catalog.reading.Reading;
import qadam.shared.Language;
import qadam.shared.Texts;

/**
 * The courses as they lie in the folder this moment, for authors at work: read again when a file has changed, mistakes told on
 * the console, nothing published. A course with mistakes is shown as it was before them.
 *
 * <p>Guarded by {@code this}; a reading takes part of a second, which only the author waits for.
 */
public final class PreviewedCourses implements Courses {
    private static final Logger LOG = LoggerFactory.getLogger(PreviewedCourses.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final CourseFolders folders;
    private final Texts texts;
    private final InstantSource clock;
    private final Map<String, Course> courses = new LinkedHashMap<>();
    private Instant lookedAt = Instant.EPOCH;
    private long stamp;

    public PreviewedCourses(Path folder, Programme programme, Competences competences, Texts texts, InstantSource clock) {
        this.folders = new CourseFolders(folder, programme, competences);
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public synchronized List<Course> all() {
        look();
        return courses.values().stream().sorted(folders.order()).toList();
    }

    @Override
    public synchronized Optional<Course> find(String slug) {
        look();
        return Optional.ofNullable(courses.get(slug));
    }

    @Override
    public Optional<Course> find(String slug, int version) {
        return find(slug).filter(course -> course.version() == version);
    }

    private void look() {
        Instant now = clock.instant();
        if (lookedAt.plus(PAUSE).isAfter(now)) {
            return;
        }
        lookedAt = now;
        long found = folders.stamp();
        if (found != stamp) {
            stamp = found;
            folders.courses().forEach(course -> take(CourseFolders.slug(course), folders.read(course)));
        }
    }

    private void take(String slug, Reading reading) {
        reading.mistakes().forEach(mistake -> LOG.warn("{}/{}", slug, mistake.line(texts, Language.EN)));
        reading.course().ifPresent(course -> courses.put(slug, course));
    }
}
