package qadam.operate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qadam.catalog.Course;
import qadam.catalog.Programme;
import qadam.catalog.reading.CompetenceFile;
import qadam.catalog.reading.CourseReader;
import qadam.catalog.reading.Mistake;
import qadam.catalog.reading.ProgrammeFile;
import qadam.catalog.reading.Reading;

/** The folder of courses, as the server would read it. */
final class CourseCheck implements Check {
    @Override
    public void look(Patient patient, Findings findings) {
        Path courses = patient.courses();
        List<Path> folders = folders(courses);
        if (folders.isEmpty()) {
            findings.add(Complaint.NO_COURSES, Map.of("folder", courses.toString()));
            return;
        }
        tracks(courses, findings).ifPresent(tracks -> folders.forEach(folder -> lookAt(folder, tracks, findings)));
    }

    /** Courses whose plan of an exam can be read, right or not. */
    static List<Course> readable(Path courses) {
        CourseReader reader = new CourseReader(CompetenceFile.read(), Set.of());
        return folders(courses).stream().map(reader::read).map(Reading::draft).flatMap(Optional::stream).toList();
    }

    private static void lookAt(Path folder, Set<String> tracks, Findings findings) {
        List<Mistake> mistakes = new CourseReader(CompetenceFile.read(), tracks).read(folder).mistakes().stream()
            .filter(mistake -> !mistake.isWarning()).toList();
        findings.addIf(!mistakes.isEmpty(), Complaint.COURSE_BROKEN, Map.of("folder", folder.toString(), "count", mistakes.size()));
    }

    private static Optional<Set<String>> tracks(Path courses, Findings findings) {
        try {
            return Optional.of(ProgrammeFile.read(courses).tracks().stream().map(Programme.Track::id).collect(Collectors.toSet()));
        } catch (IllegalStateException | UncheckedIOException broken) {
            findings.add(Complaint.PROGRAMME_BROKEN, Map.of("file", ProgrammeFile.in(courses).toString(), "words", String.valueOf(broken.getMessage())));
            return Optional.empty();
        }
    }

    private static List<Path> folders(Path courses) {
        try (Stream<Path> inside = Files.list(courses)) {
            return inside.filter(folder -> Files.exists(folder.resolve("course.yaml"))).sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
