package qadam.exam;

import java.time.InstantSource;
import java.util.List;
import qadam.catalog.Competences;
import qadam.identity.Exporter;
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
    private final Database database;
    private final Neighbours neighbours;
    private final InstantSource clock;
    private final ItemBanks banks;
    private final Attempts attempts;

    public ExamHouse(Database database, ItemBanks banks, Neighbours neighbours, InstantSource clock) {
        this.database = database;
        this.neighbours = neighbours;
        this.clock = clock;
        this.banks = banks;
        this.attempts = new Attempts(database, banks, neighbours, clock);
    }

    /** The script's addresses stand first, or "api" would be taken for a page's language. */
    public List<Routes> routes(Site site, Askers askers, Competences competences, Receipts receipts) {
        return List.of(
            new AttemptApi(site.texts(), askers, attempts, receipts, clock),
            new ExamPages(site, askers, neighbours.courses(), attempts, banks),
            new AttemptPages(site, askers, attempts, clock),
            new ResultPages(site, askers, attempts, competences),
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

    /** A person's exams: for their own page and for the download of their data. */
    public MeSection meSection(Texts texts) {
        return new MyExams(neighbours, banks, texts);
    }

    public Exporter exporter(Texts texts) {
        return new MyExams(neighbours, banks, texts);
    }

    /** Lets go of the single answers of attempts that were handed in long ago. */
    public Forgetting answers() {
        ResponseStore responses = new ResponseStore();
        return (rows, before) -> Forgetting.inPieces(rows, handle -> responses.forget(handle, before, Forgetting.PIECE / 20));
    }

    public OfficeSection officeSection(Texts texts) {
        return new LiveExamCard(watch(texts), texts);
    }

    /** Not started yet; to be closed before the database is. */
    public Sweep sweep() {
        return new Sweep(attempts, rescoring());
    }
}
