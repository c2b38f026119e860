package qadam.exam;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Response;
import qadam.shared.Database;
import qadam.shared.Refusal;
import qadam.web.WebProblem;

/** Sittings of exams: begin, look, answer, move to another browser, hand in. Whoever looks at one whose time is over closes it. */
public final class Attempts {
    private final AttemptStore store = new AttemptStore();
    private final ResponseStore responses = new ResponseStore();
    private final RescoringStore rescorings = new RescoringStore();
    private final Database database;
    private final ItemBanks banks;
    private final Courses courses;
    private final InstantSource clock;
    private final Papers papers;
    private final Envelope envelope;
    private final StartAttempt start;
    private final SaveResponse save;
    private final CloseAttempt close;
    private final Seating seating;

    public Attempts(Database database, ItemBanks banks, Neighbours neighbours, InstantSource clock) {
        ExamSteps steps = new ExamSteps(neighbours.steps());
        this.database = database;
        this.banks = banks;
        this.courses = neighbours.courses();
        this.clock = clock;
        this.seating = neighbours.seating();
        this.papers = new Papers(banks, neighbours.courses());
        this.envelope = new Envelope(neighbours.people());
        this.start = new StartAttempt(database, banks, courses, steps, clock, neighbours.seating());
        this.save = new SaveResponse(database, envelope, steps, clock, neighbours.limits());
        this.close = new CloseAttempt(database, papers, neighbours, clock);
    }

    Attempt start(Candidate candidate, Course course, boolean rehearsal) {
        of(candidate.person());   // closes one whose time is over, so that it does not stand in the way
        return start.start(candidate, course, rehearsal);
    }

    /** @throws Refusal as not found when there is none or it is somebody else's: the two look the same from outside */
    Attempt find(UUID person, UUID id) {
        Attempt attempt = database.read(handle -> store.find(handle, id)).filter(found -> found.person().equals(person))
            .orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        return upToDate(attempt);
    }

    /** All attempts of a person, newest first. */
    List<Attempt> of(UUID person) {
        return database.read(handle -> store.of(handle, person)).stream().map(this::upToDate).toList();
    }

    List<Attempt> of(UUID person, String exam) {
        return of(person).stream().filter(attempt -> attempt.subject().exam().equals(exam)).toList();
    }

    Permission permission(Course course, List<Attempt> attempts) {
        return RetakeRule.permission(RetakeRule.Terms.of(courses, course, banks.isLive(course)), attempts, clock.instant());
    }

    Paper paper(Attempt attempt) {
        return database.read(handle -> papers.of(handle, attempt));
    }

    Course course(Attempt attempt) {
        return papers.course(attempt);
    }

    /** The course as it is examined now, of which the attempt's version may be an old one. */
    Course newest(Attempt attempt) {
        return courses.find(attempt.subject().course()).filter(course -> course.exam().isPresent()).orElseGet(() -> course(attempt));
    }

    /** Whether a corrected key has raised the result. */
    Optional<Rescored> rescored(Attempt attempt) {
        return database.read(handle -> rescorings.of(handle, attempt));
    }

    /** What is stored and counts now, by the item's number. */
    List<SavedResponse> saved(Attempt attempt) {
        return database.read(handle -> responses.latest(handle, attempt));
    }

    Map<Integer, Response> responses(Attempt attempt) {
        return database.read(handle -> envelope.open(handle, attempt.person(), responses.latest(handle, attempt)));
    }

    long highestSequence(Attempt attempt, int item) {
        return database.read(handle -> responses.highest(handle, attempt, item));
    }

    Kept save(Attempt attempt, byte[] seat, Save saving) {
        return save.save(attempt, seat, saving);
    }

    /** From now on this session answers; the former one is told at its next save. */
    void takeSeat(Attempt attempt, byte[] seat) {
        database.write(handle -> {
            if (attempt.open() && !attempt.seats(seat)) {
                seating.moves(handle, attempt.id());
            }
            store.seat(handle, attempt, seat);
            return null;
        });
    }

    /** Hands in; asked again, it gives the same result. */
    Attempt handIn(Attempt attempt, byte[] seat) {
        if (attempt.open() && !attempt.seats(seat)) {
            throw new Refusal(ExamProblem.SEAT_TAKEN);
        }
        return attempt.open() ? close.close(attempt) : attempt;
    }

    /** Attempts whose time is over and at which nobody has looked since. */
    List<UUID> overdue() {
        Instant now = clock.instant();
        return database.read(handle -> store.overdue(handle, now, 500));
    }

    void closeOverdue(UUID id) {
        database.read(handle -> store.find(handle, id)).ifPresent(this::upToDate);
    }

    void end(UUID id) {
        database.read(handle -> store.find(handle, id)).filter(Attempt::open).ifPresent(close::close);
    }

    private Attempt upToDate(Attempt attempt) {
        return attempt.overdue(clock.instant()) ? close.close(attempt) : attempt;
    }
}
