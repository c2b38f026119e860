package qadam.teaching;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Item;
import qadam.catalog.Lesson;
import qadam.catalog.Programmes;
import qadam.catalog.reading.ProgrammeFile;
import qadam.count.Counts;
import qadam.count.Reached;
import qadam.credential.Claim;
import qadam.credential.Credentials;
import qadam.credential.Foundations;
import qadam.exam.ExamHouse;
import qadam.exam.ItemBanks;
import qadam.exam.Neighbours;
import qadam.identity.Identity;
import qadam.learning.Answer;
import qadam.learning.Learning;
import qadam.log.PublicLog;
import qadam.organisation.Directory;
import qadam.organisation.Kind;
import qadam.organisation.Members;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.record.RecordedSteps;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Limits;
import qadam.shared.Regions;
import qadam.shared.Texts;
import qadam.shared.Work;
import qadam.terms.Terms;
import qadam.web.Assets;
import qadam.web.Site;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.Pen;
import qadam.world.RealCourse;

/** Schools, classes and pupils on the product's own faces, with the shipped course; people learn, sit the exam and claim as they do in the product. */
final class TeachingWorld implements AutoCloseable {
    static final Course COURSE = RealCourse.read();

    final FixedClock clock = new FixedClock("2026-11-02T06:00:00Z");
    final Path data = Databases.folder();
    final Database database;
    final Identity identity;
    final Organisations organisations;
    final Members members;
    final Learning learning;
    final ExamHouse exams;
    final Credentials credentials;
    final Counts counts;
    final Teaching teaching;

    TeachingWorld(Database database) {
        this.database = database;
        Texts texts = new Texts();
        Courses courses = new OneCourse();
        Programmes programmes = Programmes.open(database, ProgrammeFile.read(Path.of("courses")), clock);
        ItemBanks banks = new ItemBanks(database, data);
        banks.replace(COURSE.exam().orElseThrow().exam(), COURSE.bank(), clock.instant());   // sealed, so that it is no rehearsal
        identity = Identity.open(database, clock, "https://qadam.example", true, data, new Terms(database, data, clock), Limits.USUAL);
        RecordedSteps steps = new RecordedSteps(clock, 1);
        learning = new Learning(database, steps, courses);
        PublicLog log = PublicLog.open(database, data, "https://qadam.example", clock, programmes);
        counts = new Counts(database, programmes, log, Reached.by(learning));
        credentials = new Credentials(new Foundations(database, data, "https://qadam.example", clock, identity.people(), courses, programmes, log),
            new Site(Site.precompiled(), texts, new Assets()), List.of());
        log.signedWith(credentials.keys());
        exams = new ExamHouse(database, banks, new Neighbours(courses, steps, identity.people(), List.of(credentials.entitle())), clock);
        organisations = Organisations.open(database, texts, clock);
        members = new Members(clock);
        teaching = new Teaching(database, new Teaching.Around(identity, courses, organisations, members,
            new Directory(database, organisations, members, identity).scope(), learning, exams.states(), credentials, counts), clock);
    }

    private static final class OneCourse implements Courses {
        @Override
        public List<Course> all() {
            return List.of(COURSE);
        }

        @Override
        public Optional<Course> find(String slug) {
            return Optional.of(COURSE).filter(course -> course.slug().equals(slug));
        }

        @Override
        public Optional<Course> find(String slug, int version) {
            return find(slug).filter(course -> course.version() == version);
        }
    }

    <T> T write(Work<T> work) {
        return database.write(work);
    }

    Organisation place(String region, Kind kind, String name) {
        return write(handle -> organisations.add(handle, organisations.region(handle, region).orElseThrow(), kind, new NewPlace(name)));
    }

    Organisation inside(Organisation place, Kind kind, String name) {
        return write(handle -> organisations.add(handle, place, kind, new NewPlace(name)));
    }

    UUID person(String name, Organisation place) {
        return write(handle -> {
            UUID person = identity.arrivals().make(handle, name);
            members.add(handle, place, person, "teacher");
            return person;
        });
    }

    long learner(UUID person) {
        return database.read(handle -> identity.learners().of(handle, person)).getFirst();
    }

    void answer(UUID person, int lesson, int question, boolean right) {
        Lesson place = COURSE.lessons().toList().get(lesson);
        Item item = place.items().get(question);
        learning.answer(learner(person), new Answer(Ids.version7(clock.millis()), clock.instant(), COURSE, place, item, Pen.answer(item.task(), right)));
    }

    /** All questions of the first lessons. */
    void learn(UUID person, int lessons) {
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {   // together, so that one commit makes many durable
            for (int lesson = 0; lesson < lessons; lesson++) {
                for (int question = 0; question < COURSE.lessons().toList().get(lesson).items().size(); question++) {
                    int here = lesson;
                    int one = question;
                    all.submit(() -> answer(person, here, one, true));
                }
            }
        }
    }

    /** @return the attempt */
    UUID sit(UUID person, boolean right) {
        UUID attempt = exams.sitting().begin(person, learner(person), COURSE, Language.KK);
        exams.sitting().answer(person, attempt, COURSE.exam().orElseThrow().size(), (number, item) -> Pen.answer(item.task(), right));
        exams.sitting().handIn(person, attempt);
        return attempt;
    }

    void certify(UUID person) {
        credentials.claim(person, sit(person, true), new Claim("Айгүл Серікқызы", new Regions().find("KZ-75").orElseThrow(), Optional.empty()));
    }

    ClassView view(Organisation place) {
        return database.read(handle -> view(handle, place));
    }

    ClassView view(Handle handle, Organisation place) {
        return teaching.classes().of(handle, place, Optional.empty(), Language.KK);
    }

    @Override
    public void close() {
        database.close();
    }
}
