package qadam.tutor;

import java.time.InstantSource;
import java.util.List;
import qadam.catalog.Courses;
import qadam.exam.OpenAttempts;
import qadam.exchange.Exchanges;
import qadam.identity.Identity;
import qadam.identity.OfficeSection;
import qadam.model.Models;
import qadam.organisation.Members;
import qadam.organisation.Scope;
import qadam.search.Search;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** The tutor as people meet it: its page, beside each lesson, and {@code /api/tutor}. */
public final class Tutor {
    private final Database database;
    private final Around around;
    private final Ceilings ceilings;
    private final Reports reports;
    private final Desk desk;

    /** Whom it asks. */
    public record Around(Identity identity, Courses courses, Search search, OpenAttempts attempts, Members members, Scope scope, Models models, Exchanges exchanges, Guard guard) {
    }

    public Tutor(Database database, Around around, InstantSource clock, Limits limits) {
        this.database = database;
        this.around = around;
        this.ceilings = new Ceilings(database, around.members, around.identity.people(), clock);
        this.reports = new Reports(database, around.guard, around.identity.people(), clock, limits);
        ExamLock lock = new ExamLock(database, around.identity.learners(), around.attempts, clock);
        Asking asking = new Asking(around.search, around.models, around.guard, around.exchanges, lock, ceilings, clock);
        this.desk = new Desk(database, around.courses, around.models, around.guard, around.exchanges, lock, ceilings, asking, new Kept(clock), reports, limits);
    }

    public List<Routes> routes(Site site, Askers askers) {
        return List.of(new TutorApi(site, askers, desk), new TutorPages(site, askers, desk), new CeilingPages(site, database, around.scope, around.courses, ceilings),
            new ReportPages(site, askers, database, reports));
    }

    public OfficeSection officeSection(Texts texts) {
        return ReportPages.section(reports, texts);
    }

    /** Lets go of reports that were decided long ago. */
    public Forgetting nightly() {
        return reports.nightly();
    }
}
