package qadam.editing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.catalog.Course;
import qadam.catalog.CourseSources;
import qadam.catalog.PublishedCourses;
import qadam.catalog.reading.Mistake;
import qadam.catalog.reading.Reading;
import qadam.catalog.reading.SourceFiles;
import qadam.shared.Database;
import qadam.shared.Refusal;
import qadam.web.WebProblem;

/** Makes working copies, and reads them as courses; what was read lately is remembered, for a reading takes part of a second. */
final class WorkingCopies {
    private static final int REMEMBERED = 8;

    private final SuggestionStore suggestions = new SuggestionStore();
    private final SignatureStore signatures = new SignatureStore();
    private final Database database;
    private final PublishedCourses courses;
    /** By course and version. */
    private final Map<String, CourseSources> sources = recent();
    /** By course and hash of its files. */
    private final Map<String, Reading> readings = recent();

    WorkingCopies(Database database, PublishedCourses courses) {
        this.database = database;
        this.courses = courses;
    }

    private static <T> Map<String, T> recent() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > REMEMBERED;
            }
        });
    }

    /** @throws Refusal when there is no such course, or its files were not kept */
    WorkingCopy of(String slug) {
        Course shown = courses.find(slug).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        CourseSources base = sources.get(slug + "@" + shown.version());
        if (base == null) {
            base = courses.sources(slug).orElseThrow(() -> new Refusal(EditingProblem.NO_SOURCES));
            sources.put(slug + "@" + base.version(), base);
        }
        CourseSources known = base;
        return database.read(handle -> WorkingCopy.of(known, suggestions.of(handle, slug, SuggestionState.ACCEPTED), signatures.pending(handle, slug)));
    }

    Reading read(String slug, SourceFiles files) {
        String key = slug + "@" + files.hash();
        Reading known = readings.get(key);
        Reading reading = known != null ? known : courses.read(slug, files);
        readings.put(key, reading);
        return reading;
    }

    /** As far as it can be read; the version shown when it cannot at all. */
    Course course(WorkingCopy copy) {
        return read(copy.course(), copy.files()).draft().or(() -> courses.find(copy.course())).orElseThrow();
    }

    /** What would be wrong with these files and is not wrong with the copy as it stands. */
    List<Mistake> newMistakes(WorkingCopy copy, SourceFiles files) {
        List<Mistake> old = read(copy.course(), copy.files()).mistakes();
        return read(copy.course(), files).mistakes().stream().filter(mistake -> old.stream().noneMatch(known -> isSame(known, mistake))).toList();
    }

    private static boolean isSame(Mistake one, Mistake other) {
        return one.rule() == other.rule() && one.file().equals(other.file()) && one.values().equals(other.values());
    }

    Optional<Course> shown(String slug) {
        return courses.find(slug);
    }
}
