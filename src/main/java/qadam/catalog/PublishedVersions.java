package qadam.catalog;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import qadam.catalog.reading.CourseReader;
import qadam.catalog.reading.Mistake;
import qadam.catalog.reading.Reading;
import qadam.catalog.reading.SourceFiles;
import qadam.shared.Database;
import qadam.shared.Refusal;

/** All versions that were ever published, and how one more is added: whole, in one transaction with what follows from it. */
final class PublishedVersions {
    private static final Consumer<Handle> NOTHING = handle -> { };

    private final CourseVersionStore store = new CourseVersionStore();
    private final Database database;
    private final VersionListener listener;
    private final InstantSource clock;

    PublishedVersions(Database database, VersionListener listener, InstantSource clock) {
        this.database = database;
        this.listener = listener;
        this.clock = clock;
    }

    /** Oldest first. */
    List<StoredVersion> of(String slug) {
        return database.read(handle -> store.versions(handle, slug));
    }

    Map<String, Integer> newest() {
        return database.read(store::newest);
    }

    Optional<Course> load(String slug, int version) {
        return database.read(handle -> store.content(handle, slug, version)).map(CourseArchive::unpack);
    }

    Optional<SourceFiles> sources(String slug, int version) {
        return database.read(handle -> store.sources(handle, slug, version)).map(CourseArchive::unpackFiles);
    }

    /** Why this may not be the next version; warnings are not among it. */
    List<Mistake> mistakes(Reading reading) {
        if (reading.course().isEmpty()) {
            return reading.mistakes().stream().filter(mistake -> !mistake.isWarning()).toList();
        }
        Course course = reading.course().get();
        return new Succession(reading, of(course.slug())).mistakes(version -> load(course.slug(), version).orElseThrow());
    }

    /** As it lies in its folder. False when another node published the same number in this moment with other content. */
    boolean keep(Reading reading) {
        return keep(reading, false, reading.course().orElseThrow().hash(), NOTHING);
    }

    /** For a version that an earlier program published without keeping its files. */
    void keepSources(Course course, SourceFiles files) {
        byte[] sources = CourseArchive.pack(files);
        database.write(handle -> {
            store.keepSources(handle, course, sources, false, course.hash());
            return null;
        });
    }

    /** The folder now holds what editors made: the version is the folder's as well. */
    void adopt(String slug, int version) {
        database.write(handle -> {
            store.adopt(handle, slug, version);
            return null;
        });
    }

    /** The same version, its pages made anew by this program. */
    void keepAnew(Course course) {
        byte[] content = CourseArchive.pack(course);
        database.write(handle -> store.keep(handle, course, content, CourseReader.RENDERING, clock.instant()));
    }

    /**
     * A version that editors made here.
     *
     * @param folderHash of the folder that it stems from; empty when it was made from the version before
     * @param alongside written in the same transaction
     * @throws Refusal when another version has come in between
     */
    void publish(Reading reading, String folderHash, Consumer<Handle> alongside) {
        if (!keep(reading, folderHash.isEmpty(), folderHash, alongside)) {
            throw new Refusal(CatalogProblem.VERSION_MOVED);
        }
    }

    private boolean keep(Reading reading, boolean edited, String folderHash, Consumer<Handle> alongside) {
        Course course = reading.course().orElseThrow();
        byte[] content = CourseArchive.pack(course);
        byte[] sources = CourseArchive.pack(reading.files());
        List<Course> before = of(course.slug()).stream().map(StoredVersion::version).filter(version -> version < course.version())
            .map(version -> load(course.slug(), version).orElseThrow()).toList();
        Consumer<Handle> news = listener.published(course, before);
        return database.write(handle -> {
            boolean kept = isNextOrKnown(handle, course) && store.keep(handle, course, content, CourseReader.RENDERING, clock.instant()).equals(course.hash());
            if (kept) {
                store.keepSources(handle, course, sources, edited, folderHash);
                news.accept(handle);
                alongside.accept(handle);
            }
            return kept;
        });
    }

    /** A number below one that has come meanwhile must not be put in beside it. */
    private boolean isNextOrKnown(Handle handle, Course course) {
        return store.newest(handle).getOrDefault(course.slug(), 0) <= course.version();
    }
}
