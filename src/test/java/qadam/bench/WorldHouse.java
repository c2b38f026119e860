package qadam.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.ExamPlan;
import qadam.catalog.Programmes;
import qadam.catalog.reading.ProgrammeFile;
import qadam.count.CountFollower;
import qadam.count.Counts;
import qadam.count.Reached;
import qadam.credential.Credentials;
import qadam.credential.Foundations;
import qadam.exam.ExamHouse;
import qadam.exam.ItemBanks;
import qadam.exam.Neighbours;
import qadam.identity.Identity;
import qadam.inbox.Inbox;
import qadam.integrity.Integrity;
import qadam.integrity.Witnesses;
import qadam.learning.Learning;
import qadam.log.PublicLog;
import qadam.record.RecordedSteps;
import qadam.shared.Database;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.terms.Terms;
import qadam.web.Assets;
import qadam.web.Site;
import qadam.world.FixedClock;
import qadam.world.RealCourse;

/** The faces of a real installation on a real SQLite file, wired as {@code House} wires them, without a server; its clock is ours. */
final class WorldHouse implements AutoCloseable {
    final FixedClock clock;
    final Database database;
    final Identity identity;
    final Learning learning;
    final Credentials credentials;
    final Integrity integrity;
    final ExamHouse exams;
    final PublicLog log;
    final Counts counts;
    final Tracks courses = new Tracks();

    WorldHouse(Path data, String begin) {
        String origin = "https://qadam.example";
        clock = new FixedClock(begin);
        database = Database.sqlite(data);
        Texts texts = new Texts();
        Programmes programmes = Programmes.open(database, ProgrammeFile.read(Path.of("courses")), clock);
        ItemBanks banks = new ItemBanks(database, data);
        courses.all().forEach(course -> banks.replace(course.exam().orElseThrow().exam(), course.bank(), clock.instant()));   // sealed: the rules do not ask what is asked
        Terms terms = new Terms(database, data, clock);
        identity = Identity.open(database, clock, origin, true, data, terms, Limits.USUAL);
        RecordedSteps steps = new RecordedSteps(clock, 1);
        learning = new Learning(database, steps, courses);
        log = PublicLog.open(database, data, origin, clock, programmes);
        log.heardBy(new CountFollower(log, database));
        counts = new Counts(database, programmes, log, Reached.by(learning));
        Inbox inbox = new Inbox(database, courses, texts, clock);
        credentials = new Credentials(new Foundations(database, data, origin, clock, identity.people(), courses, programmes, log),
            new Site(Site.precompiled(), texts, new Assets()), List.of(inbox.credentials()));
        log.signedWith(credentials.keys());
        exams = new ExamHouse(database, banks, new Neighbours(courses, steps, identity.people(), List.of(credentials.entitle(), inbox.results())), clock)
            .markingDevices(identity.masterKey().derive("exam devices"));
        integrity = new Integrity(database, new Witnesses(exams.proceedings(), learning, identity.people(), identity.learners(), courses, programmes),
            identity.masterKey().derive("id blocks"), inbox.claims(), clock);
        identity.heardBy(integrity.ids());
        credentials.judgedBy(integrity.scrutiny(), integrity.issued());
        counts.refusing(integrity::totals);
    }

    @Override
    public void close() {
        log.close();
        database.close();
    }

    /** The shipped course, and the same one for each other public of the programme, as the second level of a road: there is only one course yet. */
    static final class Tracks implements Courses {
        private static final List<String> PUBLICS = List.of("everyone", "schoolkids", "students", "teachers", "officials", "developers");
        private final Map<String, Course> byTrack = new TreeMap<>();

        private Tracks() {
            Course course = RealCourse.read();
            PUBLICS.forEach(track -> byTrack.put(track, track.equals(course.track()) ? course : held(course, track)));
        }

        private static Course held(Course course, String track) {
            ExamPlan plan = course.exam().orElseThrow();
            String slug = "ai-for-" + track;
            int level = List.of("teachers", "officials", "developers").contains(track) ? 2 : 1;
            return new Course(slug, track, level, course.version(), course.correction(), course.hash(), course.hours(), course.title(), course.summary(), course.units(),
                Optional.of(new ExamPlan(slug, slug, plan.courseVersion(), level, plan.scoring(), plan.minutes(), plan.passPercent(), plan.retakeAfterHours(),
                    plan.attemptsPerMonth(), track.equals("schoolkids") ? "supervised" : plan.mode(), plan.blueprint())), course.bank());
        }

        Course of(String track) {
            return byTrack.get(track);
        }

        @Override
        public List<Course> all() {
            return new ArrayList<>(byTrack.values());
        }

        @Override
        public Optional<Course> find(String slug) {
            return byTrack.values().stream().filter(course -> course.slug().equals(slug)).findFirst();
        }

        @Override
        public Optional<Course> find(String slug, int version) {
            return find(slug).filter(course -> course.version() == version);
        }
    }
}
