package qadam.teaching;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Courses;
import qadam.count.Counts;
import qadam.credential.Credentials;
import qadam.exam.ExamStates;
import qadam.identity.Card;
import qadam.identity.Exporter;
import qadam.identity.Identity;
import qadam.identity.JoinListener;
import qadam.identity.MeSection;
import qadam.identity.OfficeSection;
import qadam.learning.Learning;
import qadam.organisation.Members;
import qadam.organisation.Organisations;
import qadam.organisation.Scope;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** This package, put together: the pages of those who teach and of those who answer for many, and what a learner sees of it. */
public final class Teaching {
    private final Database database;
    private final Around around;
    private final InstantSource clock;
    private final Assignments assignments;
    private final Situations situations;
    private final Certified certified;
    private final FirstCourse first;

    /** Whom this package asks. */
    public record Around(Identity identity, Courses courses, Organisations organisations, Members members, Scope scope, Learning learning, ExamStates exams,
                         Credentials credentials, Counts counts) {
    }

    public Teaching(Database database, Around around, InstantSource clock) {
        this.database = database;
        this.around = around;
        this.clock = clock;
        this.assignments = new Assignments(around.courses, around.members, clock);
        this.situations = new Situations(around.identity.learners(), around.learning, around.exams, around.credentials, clock);
        this.certified = new Certified(around.courses, assignments, around.credentials);
        this.first = new FirstCourse(around.courses, around.members, assignments, around.identity.learners(), around.learning);
    }

    public List<Routes> routes(Site site, Askers askers) {
        return List.of(new ClassPages(site, database, around.scope, classes(), around.identity.people(), clock),
            new AssignmentPages(site, database, around.scope, around.courses, assignments, around.identity.people(), clock),
            new EmployerPages(site, database, around.scope, around.organisations, around.members, around.identity.people(), certified),
            new NumbersPages(site, askers, database, around.organisations, around.scope,
                new NumbersViews(around.courses, around.organisations, around.scope, around.counts, clock), around.identity.people(), clock),
            mine(site, askers));
    }

    /** Where a pupil goes on who has come in by a card: an address after the language. */
    public String firstPage(UUID pupil) {
        return database.read(handle -> first.page(handle, pupil));
    }

    ClassViews classes() {
        return new ClassViews(around.courses, first, around.members, around.identity.people(), assignments, situations, clock);
    }

    Assignments assignments() {
        return assignments;
    }

    private MyPages mine(Site site, Askers askers) {
        return new MyPages(site, askers, database, around.courses, around.organisations, around.members, assignments, situations, certified);
    }

    /** On a person's own page: what they are to take by when. */
    public MeSection meSection(Site site, Askers askers) {
        return mine(site, askers);
    }

    public OfficeSection officeSection(Texts texts) {
        return new OfficeSection() {
            @Override
            public Set<Role> roles() {
                return Set.of(Role.OFFICE, Role.ADMINISTRATOR);
            }

            @Override
            public Card card(Handle handle, Language language) {
                return new Card(texts.text(language, "teaching.office.title"), texts.text(language, "teaching.office.card"),
                    List.of(new Card.Link(texts.text(language, "teaching.office.open"), "/" + language.tag() + "/office/progress")));
            }
        };
    }

    /** What a teacher assigned stays hers, and a sitting that was moved stays moved. */
    public JoinListener joining() {
        return JoinListener.of(joined -> {
            joined.moveBy("made_by", "assignments", "number");
            joined.moveBy("ended_by", "assignments", "number");
            joined.move("sitting_moves", "assignment,person", """
                t.person = :from and not exists (select 1 from sitting_moves o where o.person = :into and o.assignment = t.assignment)""");
        }, "assignments", "sitting_moves");
    }

    /** What teachers assigned, and who moved their sitting. */
    public Exporter exporter() {
        return assignments.exporter();
    }

    /** Counts the places in the background; to be closed before the database is. */
    public AutoCloseable counting() {
        return places().start();
    }

    /** Counts the places now, for whoever does not wait. */
    public void count() {
        try (CountPlaces places = places()) {
            places.count();
        }
    }

    private CountPlaces places() {
        return new CountPlaces(database, around.courses, around.organisations, around.members, situations, clock);
    }
}
