package qadam.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qadam.catalog.reading.CourseReader;
import qadam.catalog.reading.Reading;
import qadam.catalog.reading.SourceFiles;

/** The folder that holds the courses of this installation. */
final class CourseFolders {
    private final Path folder;
    private final CourseReader reader;
    private final List<String> tracks;

    CourseFolders(Path folder, Programme programme, Competences competences) {
        this.folder = folder;
        this.tracks = programme.tracks().stream().map(Programme.Track::id).toList();
        this.reader = new CourseReader(competences, tracks.stream().collect(Collectors.toSet()));
    }

    static String slug(Path course) {
        return course.getFileName().toString();
    }

    Reading read(Path course) {
        return reader.read(course);
    }

    /** Files that lie in no folder. */
    Reading read(String slug, SourceFiles files) {
        return reader.read(slug, files);
    }

    /** The folder of each course, in the order of their names. */
    List<Path> courses() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.exists(entry.resolve("course.yaml"))).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the courses cannot be read", unreadable);
        }
    }

    /** The newest change of anything in the folder and how much there is: another value means that something changed. */
    long stamp() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> 31 * file.toString().hashCode() + changed(file)).sum();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException gone) {
            return 0;
        }
    }

    /** In the programme's order of tracks, then by level. */
    Comparator<Course> order() {
        return Comparator.<Course>comparingInt(course -> tracks.indexOf(course.track()))
            .thenComparingInt(Course::level).thenComparing(Course::slug);
    }
}
