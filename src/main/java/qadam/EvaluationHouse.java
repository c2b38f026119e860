package qadam;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;
import qadam.catalog.PreviewedCourses;
import qadam.catalog.reading.CompetenceFile;
import qadam.catalog.reading.GlossaryFile;
import qadam.catalog.reading.ProgrammeFile;
import qadam.search.Search;
import qadam.shared.Texts;

/** What a measurement of a model needs of a house: passages of the lessons as they lie in the folder. */
final class EvaluationHouse {
    private EvaluationHouse() {
    }

    static Function<Path, Search> lessons(InstantSource clock) {
        return courses -> new Search(new PreviewedCourses(courses, ProgrammeFile.read(courses), CompetenceFile.read(), new Texts(), clock), GlossaryFile.read(courses));
    }
}
