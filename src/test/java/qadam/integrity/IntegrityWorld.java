package qadam.integrity;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Item;
import qadam.catalog.Lesson;
import qadam.catalog.Programmes;
import qadam.catalog.Response;
import qadam.catalog.reading.ProgrammeFile;
import qadam.credential.Claim;
import qadam.credential.Credentials;
import qadam.credential.Foundations;
import qadam.shared.Regions;
import qadam.exam.ExamHouse;
import qadam.exam.ExamPassed;
import qadam.exam.ItemBanks;
import qadam.exam.Neighbours;
import qadam.identity.HouseRules;
import qadam.identity.Identity;
import qadam.identity.Newcomers;
import qadam.learning.Answer;
import qadam.learning.Learning;
import qadam.log.PublicLog;
import qadam.record.RecordedSteps;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.web.Assets;
import qadam.web.Site;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.Pen;
import qadam.world.RealCourse;

/** The shipped course on a real database, its questions sealed, and people who learn and sit the exam by the faces that everybody uses. */
final class IntegrityWorld implements AutoCloseable {
    static final Course COURSE = RealCourse.read();
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    final FixedClock clock = new FixedClock("2026-11-23T05:00:00Z");
    final Database database;
    final List<ClaimJudged> told = new ArrayList<>();
    final Identity identity;
    final Integrity integrity;
    private final Path folder = Databases.folder();
    private final Programmes programmes;
    private final ExamHouse exams;
    private final Learning learning;

    IntegrityWorld(Database database) {
        this.database = database;
        this.identity = Identity.open(database, clock, "http://localhost", true, folder, new NoRules(), Limits.USUAL);
        ItemBanks banks = new ItemBanks(database, folder);
        banks.replace("ai-for-everyone", COURSE.bank(), clock.instant());
        RecordedSteps steps = new RecordedSteps(clock, 1);
        this.learning = new Learning(database, steps, new OneCourse());
        this.exams = new ExamHouse(database, banks, new Neighbours(new OneCourse(), steps, identity.people(), List.of()), clock);
        this.programmes = Programmes.open(database, ProgrammeFile.read(Path.of("courses")), clock);
        this.integrity = new Integrity(database, new Witnesses(exams.proceedings(), learning, identity.people(), identity.learners(), new OneCourse(), programmes),
            identity.masterKey().derive("test"), (handle, judged) -> told.add(judged), clock);
        identity.heardBy(integrity.ids());
    }

    Newcomers.Newcomer someone() {
        return identity.newcomers().add("Айгүл", "person" + PEOPLE.incrementAndGet(), new byte[] {1});
    }

    /** Sits the exam in so much time; gives back the attempt. @param right how many are answered rightly, the rest wrongly and all alike */
    UUID sit(Newcomers.Newcomer who, Duration took, int right, Optional<byte[]> device) {
        UUID attempt = exams.sitting().begin(who.person(), who.learner(), COURSE, Language.KK, device);
        clock.forward(took);
        exams.sitting().answer(who.person(), attempt, 18, pen(right));
        exams.sitting().handIn(who.person(), attempt);
        return attempt;
    }

    /** The same question is always answered in the same way: of a hundred so many rightly. */
    private static BiFunction<Integer, Item, Response> pen(int right) {
        return (number, item) -> Pen.answer(item.task(), Math.floorMod(item.hash().hashCode(), 18) < right);
    }

    /** Answers thirty items of the course. @param each by the server's clock @param device by the device's clock between one and the next */
    void practise(Newcomers.Newcomer who, Duration each, Duration device) {
        Instant taken = clock.instant();
        for (Lesson lesson : COURSE.lessons().limit(6).toList()) {
            for (Item item : lesson.items()) {
                learning.answer(who.learner(), new Answer(Ids.version7(taken.toEpochMilli()), taken, COURSE, lesson, item, Pen.answer(item.task(), true)));
                clock.forward(each);
                taken = taken.plus(device);
            }
        }
    }

    boolean admits(Newcomers.Newcomer who, UUID attempt) {
        return integrity.scrutiny().admits(who.person(), attempt, COURSE.slug());
    }

    /** Certificates of these people, as they were given before there were rules. */
    Credentials credentials() {
        PublicLog log = PublicLog.open(database, folder, "https://qadam.example", clock, programmes);
        return new Credentials(new Foundations(database, folder, "https://qadam.example", clock, identity.people(), new OneCourse(), programmes, log),
            new Site(Site.precompiled(), new Texts(), new Assets()), List.of());
    }

    /** Claims for an attempt that was passed. @param sealed false for a rehearsal */
    UUID claim(Credentials credentials, Newcomers.Newcomer who, UUID attempt, boolean sealed) {
        database.write(handle -> {
            credentials.entitle().passed(handle, new ExamPassed(attempt, who.learner(), who.person(), COURSE.slug(), COURSE.slug(), COURSE.version(), 1, "everyone",
                Language.KK, clock.instant(), clock.instant(), "online", sealed, 18, 18));
            return null;
        });
        return credentials.claim(who.person(), attempt, new Claim("Айгүл Омарова", new Regions().find("KZ-75").orElseThrow(), Optional.empty()));
    }

    Totals totals() {
        return database.read(integrity::totals);
    }

    Totals.Row totals(Rule rule) {
        return totals().rows().get(rule.ordinal());
    }

    List<CaseView> cases(Newcomers.Newcomer who, UUID attempt) {
        return integrity.of(who.person(), attempt);
    }

    /** What the night lets go of and releases. */
    void night() {
        integrity.nightly().forEach(keeper -> keeper.forget(database, clock.instant()));
        exams.deviceMarks().forget(database, clock.instant());
    }

    long count(String table) {
        return database.read(handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
    }

    @Override
    public void close() {
        database.close();
    }

    private record OneCourse() implements Courses {
        @Override
        public List<Course> all() {
            return List.of(COURSE);
        }

        @Override
        public Optional<Course> find(String slug) {
            return Optional.of(COURSE).filter(found -> found.slug().equals(slug));
        }

        @Override
        public Optional<Course> find(String slug, int version) {
            return find(slug).filter(found -> found.version() == version);
        }
    }

    private record NoRules() implements HouseRules {
        @Override
        public void agreed(Handle handle, UUID person, Instant now) {
            // nothing is asked here
        }

        @Override
        public boolean hasAgreed(Handle handle, UUID person) {
            return true;
        }
    }
}
