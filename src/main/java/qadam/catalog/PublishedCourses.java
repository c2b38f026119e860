package qadam.catalog;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import qadam.catalog.reading.CourseReader;
import qadam.catalog.reading.Mistake;
import qadam.catalog.reading.Reading;
import qadam.shared.Database;

/**
 * The courses that this installation has published. Read once at the start from the folder of courses, on a thread of its own
 * while the rest of the house is put together: who asks sooner waits. Each version is kept
 * in the database, whole, from the moment it is published. A course that is broken or changed behind its version's back is
 * not published: what was published before goes on being taught.
 */
public final class PublishedCourses implements Courses {
    private final CourseVersionStore store = new CourseVersionStore();
    private final Database database;
    private final VersionListener listener;
    private final InstantSource clock;
    private final Map<String, Course> newest = new LinkedHashMap<>();
    private final Map<String, Optional<Course>> versions = new ConcurrentHashMap<>();
    /** By version that exists, the one before it; 0 for none. Versions only ever follow, so nothing here grows old. */
    private final Map<String, Integer> forerunners = new ConcurrentHashMap<>();
    private final Map<String, List<Mistake>> refused = new LinkedHashMap<>();
    /** Alone writes {@link #newest} and {@link #refused}; they are looked at only after it has ended. */
    private final CompletableFuture<Void> reading;

    private PublishedCourses(Database database, CourseFolders folders, VersionListener listener, InstantSource clock) {
        this.database = database;
        this.listener = listener;
        this.clock = clock;
        this.reading = CompletableFuture.runAsync(() -> publishAll(folders), work -> Thread.ofPlatform().name("courses").start(work));
    }

    /** @param listener hears of what is published now for the first time */
    public static PublishedCourses open(Database database, Path folder, Programme programme, Competences competences,
                                        VersionListener listener, InstantSource clock) {
        return new PublishedCourses(database, new CourseFolders(folder, programme, competences), listener, clock);
    }

    private void publishAll(CourseFolders folders) {
        List<Course> shown = new ArrayList<>();
        folders.courses().forEach(course -> publish(course, folders).ifPresent(shown::add));
        shown.stream().sorted(folders.order()).forEach(course -> newest.put(course.slug(), course));
    }

    private Map<String, Course> newest() {
        awaitReading();
        return newest;
    }

    private void awaitReading() {
        try {
            reading.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException unchecked ? unchecked : failed;
        }
    }

    /** What could not be published, by course: the operator is told at the start. */
    public Map<String, List<Mistake>> refused() {
        awaitReading();
        return refused;
    }

    @Override
    public List<Course> all() {
        return List.copyOf(newest().values());
    }

    @Override
    public Optional<Course> find(String slug) {
        return Optional.ofNullable(newest().get(slug));
    }

    @Override
    public Optional<Course> find(String slug, int version) {
        Course shown = newest().get(slug);
        if (shown != null && shown.version() == version) {
            return Optional.of(shown);
        }
        Optional<Course> kept = versions.get(slug + "@" + version);
        return kept != null ? kept : remember(slug, version);
    }

    @Override
    public Optional<Course> before(Course course) {
        String version = course.slug() + "@" + course.version();
        Integer known = forerunners.get(version);
        int before = known != null ? known : forerunner(course);
        forerunners.put(version, before);
        return before == 0 ? Optional.empty() : find(course.slug(), before);
    }

    private int forerunner(Course course) {
        return database.read(handle -> store.versions(handle, course.slug())).stream().mapToInt(StoredVersion::version)
            .filter(version -> version < course.version()).max().orElse(0);
    }

    /** Only versions that exist are remembered: addresses that strangers make up must not fill the memory. */
    private Optional<Course> remember(String slug, int version) {
        Optional<Course> found = load(slug, version);
        if (found.isPresent()) {
            versions.put(slug + "@" + version, found);
        }
        return found;
    }

    private Optional<Course> load(String slug, int version) {
        return database.read(handle -> store.content(handle, slug, version)).map(CourseArchive::unpack);
    }

    /** The version to show: the folder's, or the newest published one when that may not be published. */
    private Optional<Course> publish(Path folder, CourseFolders folders) {
        String slug = CourseFolders.slug(folder);
        List<StoredVersion> published = database.read(handle -> store.versions(handle, slug));
        if (!published.isEmpty() && published.getLast().rendering() == CourseReader.RENDERING
            && published.getLast().hash().equals(CourseReader.files(folder).hash())) {
            return load(slug, published.getLast().version());
        }
        return publish(slug, folders.read(folder), published);
    }

    private Optional<Course> publish(String slug, Reading reading, List<StoredVersion> published) {
        List<Mistake> mistakes = reading.course().isPresent() ? keep(reading, published) : reading.mistakes();
        if (reading.course().isPresent() && mistakes.isEmpty()) {
            return reading.course();
        }
        refused.put(slug, mistakes.stream().filter(mistake -> !mistake.isWarning()).toList());
        return published.isEmpty() ? Optional.empty() : load(slug, published.getLast().version());
    }

    private List<Mistake> keep(Reading reading, List<StoredVersion> published) {
        Course course = reading.course().orElseThrow();
        Succession succession = new Succession(reading, published);
        List<Mistake> mistakes = succession.mistakes(version -> load(course.slug(), version).orElseThrow());
        return !mistakes.isEmpty() || keep(course, published) ? mistakes : List.of(succession.changed());
    }

    /** False when another node published the same number in this moment with other content. */
    private boolean keep(Course course, List<StoredVersion> published) {
        byte[] content = CourseArchive.pack(course);
        Consumer<Handle> news = listener.published(course, published.stream().map(StoredVersion::version)
            .filter(version -> version < course.version()).map(version -> load(course.slug(), version).orElseThrow()).toList());
        return database.write(handle -> {
            boolean kept = store.keep(handle, course, content, CourseReader.RENDERING, clock.instant()).equals(course.hash());
            if (kept) {
                news.accept(handle);
            }
            return kept;
        });
    }
}
