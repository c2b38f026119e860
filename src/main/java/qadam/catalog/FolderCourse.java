package qadam.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.catalog.reading.CourseReader;
import qadam.catalog.reading.Mistake;
import qadam.catalog.reading.Reading;
import qadam.catalog.reading.Rule;
import qadam.catalog.reading.SourceFiles;
import qadam.catalog.reading.SourceTexts;

/**
 * What becomes of a course's folder at a start: published, known already, refused, or, where editors have made versions of
 * their own since, kept waiting until one of them takes it over. So an upgrade never overwrites what editors did.
 *
 * @param shown the version to show
 * @param refused why the folder's was not published; empty when there was nothing to publish
 * @param waiting the folder's version, when it waits for an editor
 */
record FolderCourse(Optional<Course> shown, List<Mistake> refused, Optional<WaitingFolder> waiting) {
    static FolderCourse meet(Path folder, CourseFolders folders, PublishedVersions versions) {
        String slug = CourseFolders.slug(folder);
        List<StoredVersion> published = versions.of(slug);
        SourceFiles files = CourseReader.files(folder);
        Optional<StoredVersion> last = lastOfFolder(published);
        int since = last.map(StoredVersion::version).orElse(0);
        Optional<StoredVersion> same = published.stream().filter(version -> version.version() >= since && version.stemsFrom(files.hash())).findFirst();
        same.filter(StoredVersion::edited).ifPresent(version -> versions.adopt(slug, version.version()));   // an export that has come back
        if (same.isPresent()) {
            return known(slug, published, files, folders, versions);
        }
        Reading reading = folders.read(folder);
        if (reading.course().isPresent() && !published.isEmpty() && published.getLast().edited()) {
            return besideEdits(reading, published.getLast(), last, versions);
        }
        return publish(slug, reading, published, versions);
    }

    private static Optional<StoredVersion> lastOfFolder(List<StoredVersion> published) {
        return published.stream().filter(version -> !version.edited()).reduce((earlier, later) -> later);
    }

    private static FolderCourse known(String slug, List<StoredVersion> published, SourceFiles files, CourseFolders folders, PublishedVersions versions) {
        StoredVersion newest = published.getLast();
        if (!newest.sourced() && newest.hash().equals(files.hash())) {
            versions.keepSources(versions.load(slug, newest.version()).orElseThrow(), files);
        }
        if (newest.rendering() != CourseReader.RENDERING) {
            versions.sources(slug, newest.version()).map(sources -> folders.read(slug, sources)).flatMap(Reading::course).ifPresent(versions::keepAnew);
        }
        return new FolderCourse(versions.load(slug, newest.version()), List.of(), Optional.empty());
    }

    private static FolderCourse publish(String slug, Reading reading, List<StoredVersion> published, PublishedVersions versions) {
        List<Mistake> mistakes = versions.mistakes(reading);
        if (mistakes.isEmpty() && versions.keep(reading)) {
            return new FolderCourse(reading.course(), List.of(), Optional.empty());
        }
        List<Mistake> refused = mistakes.isEmpty() ? List.of(reading.atVersion(Rule.VERSION_CHANGED, Map.of("version", reading.course().orElseThrow().version())))
            : mistakes.stream().filter(mistake -> !mistake.isWarning()).toList();
        return new FolderCourse(newest(slug, published, versions), refused, Optional.empty());
    }

    private static Optional<Course> newest(String slug, List<StoredVersion> published, PublishedVersions versions) {
        return published.isEmpty() ? Optional.empty() : versions.load(slug, published.getLast().version());
    }

    /** The same folder beside what editors have published since. */
    static WaitingFolder anew(String slug, WaitingFolder folder, PublishedVersions versions) {
        List<StoredVersion> published = versions.of(slug);
        return new WaitingFolder(folder.version(), folder.files(), lost(slug, folder.files(), published.getLast(), lastOfFolder(published), versions));
    }

    private static Map<String, String> lost(String slug, SourceFiles folder, StoredVersion newest, Optional<StoredVersion> last, PublishedVersions versions) {
        SourceFiles ours = versions.sources(slug, newest.version()).orElseThrow();
        SourceFiles before = last.flatMap(version -> versions.sources(slug, version.version())).orElse(SourceFiles.NONE);
        return SourceTexts.lost(before, ours, folder);
    }

    /** The folder goes on by itself only when it holds everything that editors changed, as after an export. */
    private static FolderCourse besideEdits(Reading reading, StoredVersion newest, Optional<StoredVersion> last, PublishedVersions versions) {
        Course course = reading.course().orElseThrow();
        Map<String, String> lost = lost(course.slug(), reading.files(), newest, last, versions);
        if (lost.isEmpty() && course.version() > newest.version()) {
            return publish(course.slug(), reading, versions.of(course.slug()), versions);
        }
        Mistake waits = reading.atVersion(Rule.FOLDER_WAITS, Map.of("version", newest.version()));
        return new FolderCourse(versions.load(course.slug(), newest.version()), List.of(waits),
            Optional.of(new WaitingFolder(course.version(), reading.files(), lost)));
    }
}
