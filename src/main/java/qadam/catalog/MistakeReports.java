package qadam.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Refusal;
import qadam.shared.RowChanges;
import qadam.web.WebProblem;

/** Readers' reports of mistakes, on their way to the authors. */
public final class MistakeReports {
    static final int LONGEST = 2_000;
    static final String ANSWERS = "/mistakes/answers/";
    static final int MOST_SHOWN = 50;
    private static final long DAY = 86_400;
    private static final Duration HOUR = Duration.ofHours(1);

    private final MistakeReportStore store = new MistakeReportStore();
    private final Database database;
    private final Courses courses;
    private final InstantSource clock;
    private final List<MistakeListener> listeners;
    private Limits limits = Limits.USUAL;

    public MistakeReports(Database database, Courses courses, InstantSource clock) {
        this(database, courses, clock, List.of());
    }

    /** @param listeners hear of each answer in its own transaction, in this order */
    public MistakeReports(Database database, Courses courses, InstantSource clock, List<MistakeListener> listeners) {
        this.database = database;
        this.courses = courses;
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
    }

    public MistakeReports within(Limits limits) {
        this.limits = limits;
        return this;
    }

    /** @param session key of the sender's session, only to bound how much one may send; it does not stand beside the report */
    public void send(byte[] session, String about, Language language, String words) {
        send(session, about, language, words, Optional.empty());
    }

    /** @param asking who wants to be told the answer; stands beside the report until then, and for nobody else */
    void send(byte[] session, String about, Language language, String words, Optional<UUID> asking) {
        if (words.isEmpty()) {
            throw new Refusal(CatalogProblem.REPORT_EMPTY);
        }
        if (words.length() > LONGEST) {
            throw new Refusal(CatalogProblem.REPORT_TOO_LONG);
        }
        Instant now = clock.instant();
        UUID key = Ids.random();
        database.write(handle -> {
            bound(handle, session, now);
            store.add(handle, known(about), language.tag(), words, now, asking.map(person -> new MistakeReportStore.Asking(person, key)));
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
        return database.read(handle -> store.open(handle, 0, MOST_SHOWN));
    }

    List<MistakeReport> open(Handle handle, long after) {
        return store.open(handle, after, MOST_SHOWN);
    }

    List<MistakeReport> answered(Handle handle, long before) {
        return store.answered(handle, before, MOST_SHOWN);
    }

    public long countOpen(Handle handle) {
        return store.countOpen(handle);
    }

    /** What a person waits to be told. */
    public List<MistakeReport> of(Handle handle, UUID person) {
        return store.of(handle, person);
    }

    /** Who wants to be told has turned out to be another person: what was sent as {@code :from} is theirs. */
    public void move(RowChanges rows, UUID into) {
        store.move(rows, into);
    }

    /** They leave, and wait no longer. */
    public void forget(Handle handle, UUID person) {
        store.forget(handle, person);
    }

    /** The answered report whose answer has this address. */
    Optional<MistakeReport> keyed(UUID key) {
        return database.read(handle -> store.keyed(handle, key));
    }

    /** @param words what was done about it, for the reader who waits and for colleagues; needed only when somebody waits */
    public void answer(long number, String words, UUID by) {
        if (words.length() > LONGEST) {
            throw new Refusal(CatalogProblem.ANSWER_TOO_LONG);
        }
        Instant now = clock.instant();
        database.write(handle -> {
            MistakeReport report = store.find(handle, number).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
            if (report.waiting() && words.isEmpty()) {
                throw new Refusal(CatalogProblem.ANSWER_MISSING);
            }
            Optional<MistakeReportStore.Asking> asking = store.asking(handle, number);
            if (!store.answer(handle, number, words, by, now)) {
                throw new Refusal(CatalogProblem.REPORT_ANSWERED);
            }
            MistakeAnswered answered = new MistakeAnswered(number, report.about(), words, asking.map(MistakeReportStore.Asking::person),
                asking.map(one -> ANSWERS + Ids.hex(one.key())).orElse(""), by, now);
            listeners.forEach(listener -> listener.answered(handle, answered));
            return null;
        });
    }

    /** Lets go of reports that were answered long ago. */
    public Forgetting answered() {
        return (rows, before) -> Forgetting.inPieces(rows, handle -> store.forgetAnswered(handle, before, Forgetting.PIECE));
    }

    /** Lets go of how many reports each session sent on former days. */
    public Forgetting limits() {
        return (rows, now) -> rows.write(handle -> store.forgetLimits(handle, now.getEpochSecond() / 86_400));
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
