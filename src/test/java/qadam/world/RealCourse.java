package qadam.world;

import java.nio.file.Path;
import java.util.stream.Collectors;
import qadam.catalog.Course;
import qadam.catalog.Programme;
import qadam.catalog.reading.CompetenceFile;
import qadam.catalog.reading.CourseReader;
import qadam.catalog.reading.ProgrammeFile;

/** The courses that the repository ships, as the program reads them. */
public final class RealCourse {
    private RealCourse() {
    }

    /** Everybody's. */
    public static Course read() {
        return read("ai-for-everyone");
    }

    /** That of grades 5 to 8. */
    public static Course ofPupils() {
        return read("machines-that-see");
    }

    private static Course read(String slug) {
        var tracks = ProgrammeFile.read(Path.of("courses")).tracks().stream().map(Programme.Track::id).collect(Collectors.toSet());
        return new CourseReader(CompetenceFile.read(), tracks).read(Path.of("courses", slug)).course().orElseThrow();
    }
}
