package qadam.catalog;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import qadam.catalog.reading.Mistake;
import qadam.catalog.reading.Reading;
import qadam.catalog.reading.SourceFiles;
import qadam.catalog.reading.SourceTexts;
import qadam.shared.Database;
import qadam.shared.Refusal;

/**
 * The courses that this installation has published. Read once at the start from the folder of courses, on a thread of its own
 * while the rest of the house is put together: who asks sooner waits. Each version is kept
 * in the database, whole, from the moment it is published. A course that is broken or changed behind its version's back is
 * not published: what was published before goes on being taught. Editors publish while the server runs; other nodes on the
 * same database find their versions by {@link VersionWatch}.
 */
public final class PublishedCourses implements Courses {
    private static final int MOST_OLDER = 40;
    private final CourseFolders folders;
    private final PublishedVersions published;
    /** What is shown, in order; replaced whole, guarded by this while it is. */
    private volatile Map<String, Course> newest = Map.of();
    /** Older versions asked for lately: of a course with hundreds of them, each a megabyte, not all at once. */
    private final Map<String, Course> versions = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Course> eldest) {
            return size() > MOST_OLDER;
        }
    });
    /** By version that exists, the one before it; 0 for none. Versions only ever follow, so nothing here grows old. */
    private final Map<String, Integer> forerunners = new ConcurrentHashMap<>();
    private final Map<String, List<Mistake>> refused = new LinkedHashMap<>();
    private final Map<String, WaitingFolder> waiting = new ConcurrentHashMap<>();
    /** Alone writes {@link #refused}, which is looked at only after it has ended. */
    private final CompletableFuture<Void> reading;

    private PublishedCourses(CourseFolders folders, PublishedVersions published) {
        this.folders = folders;
        this.published = published;
        this.reading = CompletableFuture.runAsync(this::meetFolders, work -> Thread.ofPlatform().name("courses").start(work));
    }

    /** @param listener hears of what is published now for the first time */
    public static PublishedCourses open(Database database, Path folder, Programme programme, Competences competences,
                                        VersionListener listener, InstantSource clock) {
        return new PublishedCourses(new CourseFolders(folder, programme, competences), new PublishedVersions(database, listener, clock));
    }

    private void meetFolders() {
        folders.courses().forEach(folder -> meet(CourseFolders.slug(folder), FolderCourse.meet(folder, folders, published)));
    }

    private void meet(String slug, FolderCourse course) {
        course.shown().ifPresent(this::show);
        course.waiting().ifPresent(version -> waiting.put(slug, version));
        if (!course.refused().isEmpty()) {
            refused.put(slug, course.refused());
        }
    }

    private synchronized void show(Course course) {
        if (newest.containsKey(course.slug()) && newest.get(course.slug()).version() >= course.version()) {
            return;   // another thread was told of a later one first
        }
        Stream<Course> others = newest.values().stream().filter(shown -> !shown.slug().equals(course.slug()));
        newest = Stream.concat(others, Stream.of(course)).sorted(folders.order())
            .collect(Collectors.toMap(Course::slug, shown -> shown, (one, other) -> one, LinkedHashMap::new));
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
        return Optional.ofNullable(versions.get(slug + "@" + version)).or(() -> remember(slug, version));
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
        return published.of(course.slug()).stream().mapToInt(StoredVersion::version)
            .filter(version -> version < course.version()).max().orElse(0);
    }

    /** Only versions that exist are remembered: addresses that strangers make up must not fill the memory. */
    private Optional<Course> remember(String slug, int version) {
        Optional<Course> found = published.load(slug, version);
        found.ifPresent(course -> versions.put(slug + "@" + version, course));
        return found;
    }

    /** The files of the version that is shown, for whoever makes the next one; empty when an earlier program published it without. */
    public Optional<CourseSources> sources(String slug) {
        return find(slug).flatMap(course -> published.sources(slug, course.version())
            .map(files -> new CourseSources(slug, course.version(), files)));
    }

    /** The files as a course, with what is wrong with them. */
    public Reading read(String slug, SourceFiles files) {
        return folders.read(slug, files);
    }

    /** Why these files may not be the next version; empty when they may. */
    public List<Mistake> mistakes(Reading reading) {
        return published.mistakes(reading);
    }

    /**
     * Publishes what editors made of the version shown; from this moment it is the one that is shown.
     *
     * @param reading without mistakes, neither in itself nor as a next version
     * @param alongside written in the same transaction
     * @throws Refusal when another version has come in between
     */
    public void publish(Reading reading, Consumer<Handle> alongside) {
        published.publish(reading, "", alongside);
        show(reading.course().orElseThrow());
    }

    /** What lies in the folder and waits, because editors made versions of their own; compared with what is shown now, for they go on. */
    public Optional<WaitingFolder> waiting(String slug) {
        awaitReading();
        return Optional.ofNullable(waiting.get(slug))
            .filter(folder -> published.of(slug).stream().noneMatch(version -> version.stemsFrom(folder.files().hash())))   // else another node took it over
            .map(folder -> FolderCourse.anew(slug, folder, published));
    }

    /**
     * Publishes what waits in the folder under the next number.
     *
     * @param alongside keeps what would be lost, in the same transaction
     * @return why it may not be published; empty when it was
     * @throws Refusal when editors have published since the folder was looked at: they would lose more than was seen
     */
    public List<Mistake> takeOver(String slug, WaitingFolder folder, Consumer<Handle> alongside) {
        int next = find(slug).orElseThrow().version() + 1;
        if (waiting(slug).filter(folder::equals).isEmpty()) {
            throw new Refusal(CatalogProblem.VERSION_MOVED);
        }
        boolean correction = read(slug, folder.files()).course().orElseThrow().correction();
        Reading numbered = read(slug, SourceTexts.numbered(folder.files(), next, correction));
        boolean revises = correction && !mistakes(numbered).isEmpty();
        Reading meant = revises ? read(slug, SourceTexts.numbered(folder.files(), next, false)) : numbered;
        List<Mistake> mistakes = mistakes(meant);
        if (mistakes.isEmpty()) {
            published.publish(meant, folder.files().hash(), alongside);
            show(meant.course().orElseThrow());
            waiting.remove(slug);
        }
        return mistakes;
    }

    /** Shows what other nodes on the same database have published since. */
    void look() {
        Map<String, Course> shown = newest();
        published.newest().forEach((slug, version) -> {
            if (shown.containsKey(slug) && shown.get(slug).version() < version) {
                published.load(slug, version).ifPresent(this::show);
            }
        });
    }
}
