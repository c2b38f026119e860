package qadam.world;

import java.nio.file.Path;
import java.util.stream.Collectors;
import qadam.catalog.Course;
import qadam.catalog.Programme;
import qadam.catalog.reading.CompetenceFile;
import qadam.catalog.reading.CourseReader;
import qadam.catalog.reading.ProgrammeFile;

/** The course that the repository ships, as the program reads it. */
public final class RealCourse {
    private RealCourse() {
    }

    public static Course read() {
        var tracks = ProgrammeFile.read(Path.of("courses")).tracks().stream().map(Programme.Track::id).collect(Collectors.toSet());
        return new CourseReader(CompetenceFile.read(), tracks).read(Path.of("courses/ai-for-everyone")).course().orElseThrow();
    }
}
