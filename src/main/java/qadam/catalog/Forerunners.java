package qadam.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import qadam.catalog.reading.CourseReader;
import qadam.catalog.reading.Reading;
import qadam.shared.Database;

/** Checks a course that lies in a folder against what was published before it: as the server will, but before the server does. */
final class Forerunners {
    private final CourseVersionStore store = new CourseVersionStore();
    private final Path before;
    private final CourseReader reader;

    /** @param before the folder of the version before, or a data folder that holds all published versions */
    Forerunners(Path before, CourseReader reader) {
        this.before = before;
        this.reader = reader;
    }

    static boolean areIn(Path before) {
        return Files.exists(before.resolve("course.yaml")) || Files.exists(before.resolve("qadam.db"));
    }

    /** The reading with what is wrong beside the former versions; a course that is wrong in itself is left at that. */
    Reading compare(Reading reading) {
        if (reading.course().isEmpty()) {
            return reading;
        }
        return Files.exists(before.resolve("course.yaml")) ? withFolder(reading) : withPublished(reading);
    }

    private Reading withFolder(Reading reading) {
        Reading former = reader.read(before);
        return former.draft().map(course -> reading.with(
            new Succession(reading, List.of(StoredVersion.ofFolder(course))).mistakes(version -> course))).orElse(reading);
    }

    private Reading withPublished(Reading reading) {
        String slug = reading.course().orElseThrow().slug();
        try (Database database = Database.sqlite(before)) {
            List<StoredVersion> published = database.read(handle -> store.versions(handle, slug));
            return reading.with(new Succession(reading, published).mistakes(version ->
                CourseArchive.unpack(database.read(handle -> store.content(handle, slug, version)).orElseThrow())));
        }
    }
}
