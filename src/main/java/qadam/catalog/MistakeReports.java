package qadam.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Refusal;

/** Readers' reports of mistakes, on their way to the authors. */
public final class MistakeReports {
    static final int LONGEST = 2_000;
    private static final long DAY = 86_400;
    private static final Duration HOUR = Duration.ofHours(1);

    private final MistakeReportStore store = new MistakeReportStore();
    private final Database database;
    private final Courses courses;
    private final InstantSource clock;
    private Limits limits = Limits.USUAL;

    public MistakeReports(Database database, Courses courses, InstantSource clock) {
        this.database = database;
        this.courses = courses;
        this.clock = clock;
    }

    public MistakeReports within(Limits limits) {
        this.limits = limits;
        return this;
    }

    /** @param session key of the sender's session, only to bound how much one may send; it does not stand beside the report */
    public void send(byte[] session, String about, Language language, String words) {
        if (words.isEmpty()) {
            throw new Refusal(CatalogProblem.REPORT_EMPTY);
        }
        if (words.length() > LONGEST) {
            throw new Refusal(CatalogProblem.REPORT_TOO_LONG);
        }
        Instant now = clock.instant();
        database.write(handle -> {
            bound(handle, session, now);
            store.add(handle, known(about), language.tag(), words, now);
            return null;
        });
    }

    private void bound(Handle handle, byte[] session, Instant now) {
        long day = now.getEpochSecond() / DAY;
        if (store.count(handle, session, day) > limits.of(Limit.MISTAKE_REPORTS_PER_DAY)) {
            throw new Refusal(CatalogProblem.REPORTS_TOO_MANY, Map.of("seconds", (day + 1) * DAY - now.getEpochSecond()));
        }
        // sessions are cheap to make, so all of them together are bounded too
        if (store.since(handle, now.minus(HOUR)) >= limits.of(Limit.ALL_MISTAKE_REPORTS_PER_HOUR)) {
            throw new Refusal(CatalogProblem.REPORTS_TOO_MANY, Map.of("seconds", HOUR.toSeconds()));
        }
    }

    /** Not answered yet, oldest first. */
    public List<MistakeReport> open() {
        return database.read(store::open);
    }

    void answer(long number) {
        Instant now = clock.instant();
        database.write(handle -> {
            store.answer(handle, number, now);
            return null;
        });
    }

    /** What the report is about, if there is such a thing; else nothing, so that an address cannot put words before an author. */
    String known(String about) {
        return title(about, Language.EN).isPresent() ? about : "";
    }

    /** The title of the course or lesson that {@code about} names. */
    Optional<String> title(String about, Language language) {
        String[] names = about.split("/");
        Optional<Course> course = courses.find(names[0]);
        if (names.length == 1) {
            return course.map(found -> found.title().in(language));
        }
        Optional<Lesson> lesson = course.flatMap(found -> found.lesson(names[1]));
        boolean itemThere = names.length == 2 || names.length == 3 && lesson.flatMap(found -> found.item(names[2])).isPresent();
        return itemThere ? lesson.map(found -> found.in(language).title()) : Optional.empty();
    }
}
