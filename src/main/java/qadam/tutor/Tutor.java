package qadam.tutor;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Courses;
import qadam.exam.OpenAttempts;
import qadam.exchange.Exchanges;
import qadam.identity.Exporter;
import qadam.identity.Identity;
import qadam.identity.Leaving;
import qadam.identity.OfficeSection;
import qadam.model.Models;
import qadam.organisation.Members;
import qadam.organisation.Scope;
import qadam.safeguard.Guard;
import qadam.search.Search;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Language;
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

    /** Whom it asks. @param examQuestions whether a text is a question of an item bank: all that may be known of them here */
    public record Around(Identity identity, Courses courses, Search search, OpenAttempts attempts, Members members, Scope scope, Models models, Exchanges exchanges, Guard guard,
                         BiPredicate<Language, String> examQuestions) {
    }

    public Tutor(Database database, Around around, InstantSource clock, Limits limits) {
        this.database = database;
        this.around = around;
        this.ceilings = new Ceilings(database, around.members, around.identity.people(), clock);
        this.reports = new Reports(database, around.guard, around.identity.people(), clock, limits);
        ExamLock lock = new ExamLock(database, around.identity.learners(), around.attempts, around.examQuestions, clock);
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

    /** Answers that are still shown; no table holds them. Erasing a person forgets them at once on this node, and the others within hours. */
    public Exporter exporter() {
        return new Exporter() {
            @Override
            public String name() {
                return "tutor_answers_kept";
            }

            @Override
            public Object export(Handle handle, UUID person, List<Long> learners) {
                return desk.kept().of(person);
            }

            @Override
            public Set<String> tables() {
                return Set.of();
            }

            @Override
            public void erase(Handle handle, Leaving leaving) {
                desk.kept().forget(leaving.person());
            }
        };
    }

    /** Lets go of reports that were decided long ago. */
    public Forgetting nightly() {
        return reports.nightly();
    }
}
