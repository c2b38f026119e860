package qadam.exam;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import qadam.catalog.Competences;
import qadam.identity.Exporter;
import qadam.identity.JoinListener;
import qadam.identity.MeSection;
import qadam.identity.OfficeSection;
import qadam.record.Receipts;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** Puts the exam's parts together for whoever wires the house. */
public final class ExamHouse {
    private static final Duration DEVICE_MARKS = Duration.ofDays(15);   // a claim may come days after its exam

    private final Database database;
    private final Neighbours neighbours;
    private final InstantSource clock;
    private final ItemBanks banks;
    private final Attempts attempts;
    private Optional<byte[]> deviceKey = Optional.empty();

    public ExamHouse(Database database, ItemBanks banks, Neighbours neighbours, InstantSource clock) {
        this.database = database;
        this.neighbours = neighbours;
        this.clock = clock;
        this.banks = banks;
        this.attempts = new Attempts(database, banks, neighbours, clock);
    }

    /** From now on an attempt knows by a mark under this key in which browser it was begun. */
    public ExamHouse markingDevices(byte[] key) {
        deviceKey = Optional.of(key);
        return this;
    }

    /** The script's addresses stand first, or "api" would be taken for a page's language. */
    public List<Routes> routes(Site site, Askers askers, Competences competences, Receipts receipts) {
        return List.of(
            new AttemptApi(site.texts(), askers, attempts, receipts, clock),
            new ExamPages(site, askers, neighbours.courses(), attempts, banks, new Devices(deviceKey, !site.isInsecure())),
            new AttemptPages(site, askers, attempts, clock),
            new ResultPages(site, askers, attempts, competences, receipts, clock),
            new LiveExamPages(site, askers, database, watch(site.texts())));
    }

    private BankWatch watch(Texts texts) {
        return new BankWatch(neighbours.courses(), banks, texts, clock);
    }

    Attempts attempts() {
        return attempts;
    }

    /** For whoever sits an exam without a browser. */
    public Sitting sitting() {
        return new Sitting(attempts, clock);
    }

    public ItemBanks banks() {
        return banks;
    }

    public Rescoring rescoring() {
        return new Rescoring(database, banks, neighbours, clock);
    }

    public OpenAttempts openAttempts() {
        return new OpenAttempts(database, clock);
    }

    /** Knows the questions of the banks, for whoever must not answer them. */
    public BankQuestions bankQuestions() {
        return new BankQuestions(neighbours.courses(), banks);
    }

    /** For staff. */
    public ExamDesk desk() {
        return new ExamDesk(database, neighbours, attempts, clock);
    }

    /** For answers that come by a file. */
    public BroughtResponses broughtResponses() {
        return new BroughtResponses(database, attempts);
    }

    /** For rooms. */
    public SeatedAttempts seated() {
        return new SeatedAttempts(attempts);
    }

    /** A person's exams: for their own page and for the download of their data. */
    public MeSection meSection(Texts texts) {
        return new MyExams(neighbours, banks, texts);
    }

    /** What becomes of a person's sittings when an account turns out to be another person's. */
    public JoinListener joining() {
        return new JoinedSittings();
    }

    public Exporter exporter(Texts texts) {
        return new MyExams(neighbours, banks, texts);
    }

    /** Lets go of the single answers of attempts that were handed in long ago. */
    public Forgetting answers() {
        ResponseStore responses = new ResponseStore();
        LateStore arrivals = new LateStore();
        HandInStore handIns = new HandInStore();
        SeatStore seats = new SeatStore();
        int piece = Forgetting.PIECE / 20;
        return (rows, before) -> Forgetting.inPieces(rows, handle -> responses.forget(handle, before, piece))
            + Forgetting.inPieces(rows, handle -> arrivals.forget(handle, before, piece)) + Forgetting.inPieces(rows, handle -> handIns.forget(handle, before, piece))
            + Forgetting.inPieces(rows, handle -> seats.forget(handle, before, piece));
    }

    /** How sittings went, in figures. */
    public Proceedings proceedings() {
        return new Proceedings(new Papers(banks, neighbours.courses()), neighbours.people());
    }

    /** How far people are, without scores and answers. */
    public ExamStates states() {
        return new ExamStates();
    }

    /** Lets go of the marks of browsers, and of when attempts were last heard of; to be told what time it is. */
    public Forgetting deviceMarks() {
        AttemptStore store = new AttemptStore();
        ContactStore contacts = new ContactStore();
        return (rows, now) -> Forgetting.inPieces(rows, handle -> store.forgetDevices(handle, now.minus(DEVICE_MARKS), Forgetting.PIECE))
            + Forgetting.inPieces(rows, handle -> contacts.forget(handle, now.minus(DEVICE_MARKS), Forgetting.PIECE));
    }

    public OfficeSection officeSection(Texts texts) {
        return new LiveExamCard(watch(texts), texts);
    }

    /** Not started yet; to be closed before the database is. */
    public Sweep sweep() {
        return new Sweep(attempts, rescoring());
    }
}
