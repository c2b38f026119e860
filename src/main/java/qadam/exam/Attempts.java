package qadam.exam;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Response;
import qadam.identity.People;
import qadam.record.Receipt;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.web.WebProblem;

/** Sittings of exams: begin, look, answer, move to another browser, hand in. Whoever looks at one whose time is over closes it. */
public final class Attempts {
    private final AttemptStore store = new AttemptStore();
    private final ResponseStore responses = new ResponseStore();
    private final RescoringStore rescorings = new RescoringStore();
    private final SeatStore seats = new SeatStore();
    private final LateStore arrivals = new LateStore();
    private final HandInStore handIns = new HandInStore();
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
    private final People people;
    private final ExamSteps steps;
    private final Contacts contacts;

    public Attempts(Database database, ItemBanks banks, Neighbours neighbours, InstantSource clock) {
        this.steps = new ExamSteps(neighbours.steps());
        this.contacts = new Contacts(database);
        this.people = neighbours.people();
        this.database = database;
        this.banks = banks;
        this.courses = neighbours.courses();
        this.clock = clock;
        this.seating = neighbours.seating();
        this.papers = new Papers(banks, neighbours.courses());
        this.envelope = new Envelope(neighbours.people());
        this.start = new StartAttempt(database, banks, courses, steps, clock, neighbours.seating());
        this.save = new SaveResponse(database, envelope, steps, contacts, neighbours.limits());
        this.close = new CloseAttempt(database, papers, neighbours, contacts, clock);
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

    Map<Integer, Long> highestSequences(Attempt attempt) {
        return database.read(handle -> responses.highest(handle, attempt));
    }

    /** The server has heard of this attempt. */
    void heard(Attempt attempt) {
        contacts.note(attempt, clock.instant());
    }

    Contacts contacts() {
        return contacts;
    }

    /** A save that was given on the page just now. */
    Kept save(Attempt attempt, byte[] seat, Save saving) {
        return save(attempt, new SaveResponse.Sending(Optional.of(seat), false, false, now()), saving);
    }

    /** A save that a script sends, which may have waited in its browser. @param received when the server took it up */
    Kept saveFromOutbox(Attempt attempt, byte[] seat, Save saving, Instant received) {
        return save(attempt, new SaveResponse.Sending(Optional.of(seat), true, false, received.truncatedTo(ChronoUnit.MILLIS)), saving);
    }

    /** @throws Refusal that it is no answer, after its evidence is durable */
    private Kept save(Attempt attempt, SaveResponse.Sending sending, Save saving) {
        sending.seat().filter(attempt::seats).ifPresent(seat -> contacts.note(attempt, sending.received()));
        Kept kept = keep(attempt, sending, saving);
        kept.refusal().ifPresent(refusal -> {
            throw new Refusal(refusal);
        });
        return kept;
    }

    /** Whatever becomes of it, it says so. */
    Kept keep(Attempt attempt, SaveResponse.Sending sending, Save saving) {
        SaveResponse.Stored stored = save.save(attempt, sending, saving);
        if (stored.again()) {
            close.recount(attempt.id());
        }
        return stored.kept();
    }

    /** From now on this session answers; the former one is told at its next save, and what still waits in it is not lost. */
    void takeSeat(Attempt known, byte[] seat) {
        boolean moving = known.open() && !known.seats(seat);
        database.write(handle -> {
            if (moving) {
                seating.moves(handle, known.id());   // a room's row first, as whoever sends somebody out does: else the two wait for one another
            }
            Attempt attempt = store.lock(handle, known);
            if (moving && attempt.open() && !attempt.seats(seat)) {
                seats.left(handle, attempt, clock.instant());
                store.seat(handle, attempt, seat);
                people.audit(handle, clock.instant(), Optional.of(attempt.person()), "exam-seat-taken", "attempt " + Ids.hex(attempt.id()).substring(0, 8), "");
            }
            return null;
        }, known.learner());
        contacts.note(known, clock.instant());
    }

    /** Hands in what the server holds; asked again, it gives the same result. */
    Attempt handIn(Attempt attempt, byte[] seat) {
        Instant now = now();
        return handIn(attempt, seat, new CloseAttempt.Wish(Ids.version7(now.toEpochMilli()), now, now));
    }

    /** @throws Refusal when another browser has the seat */
    Attempt handIn(Attempt attempt, byte[] seat, CloseAttempt.Wish wish) {
        if (attempt.open() && !attempt.seats(seat)) {
            throw new Refusal(ExamProblem.SEAT_TAKEN);
        }
        return attempt.open() ? close.byHand(attempt, wish) : attempt;
    }

    /** Of these saves, which the browser knows as the last ones, the numbers of the questions of which the server does not hold it. */
    List<Integer> missing(Attempt attempt, List<Claimed> snapshot) {
        return database.read(handle -> snapshot.stream().filter(one -> responses.find(handle, attempt, one.item(), one.sequence())
            .filter(saved -> saved.step().equals(one.step())).isEmpty()).map(Claimed::item).toList());
    }

    /** A save as the browser names it. */
    record Claimed(int item, long sequence, UUID step) {
    }

    /** What was handed in, with the receipt of its step; empty while it is open and of what was handed in before there were snapshots. */
    Optional<HandedIn> handedIn(Attempt attempt) {
        return database.read(handle -> handIns.last(handle, attempt).filter(last -> !attempt.open())
            .flatMap(last -> steps.receipt(handle, last.step()).map(receipt -> new HandedIn(last.snapshot(), receipt))));
    }

    record HandedIn(String snapshot, Receipt receipt) {
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
        database.read(handle -> store.find(handle, id)).filter(Attempt::open).ifPresent(close::now);
    }

    void recount(UUID id) {
        close.recount(id);
    }

    /** What came after the end, for whose it is. */
    List<LateArrival> late(Attempt attempt) {
        return database.read(handle -> arrivals.of(handle, attempt));
    }

    /** Item and sequence of every save that counts or once did, late ones too: what was declined and what waits is not among them. */
    Set<List<Long>> counting(Attempt attempt) {
        return database.read(handle -> responses.all(handle, attempt)).stream().filter(saved -> saved.arrival().counts())
            .map(saved -> List.of((long) saved.item(), saved.sequence())).collect(Collectors.toSet());
    }

    Optional<String> reason(Attempt attempt, LateArrival late) {
        return late.sealed().flatMap(sealed -> database.read(handle -> envelope.words(handle, attempt.person(), sealed)));
    }

    /** Scores again what counts more than its result says, as when the server was killed in between. */
    void recountLeft() {
        database.read(handle -> store.toRescore(handle, 500)).forEach(close::recount);
    }

    private Attempt upToDate(Attempt attempt) {
        return attempt.overdue(clock.instant()) ? close.byTime(attempt) : attempt;
    }

    /** As a row keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
