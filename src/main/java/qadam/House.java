package qadam;

import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import io.javalin.security.Roles;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.answerfile.AnswerFiles;
import qadam.backup.Backups;
import qadam.backup.UpgradeBackup;
import qadam.catalog.Competences;
import qadam.catalog.CoursePages;
import qadam.catalog.Courses;
import qadam.catalog.Glossary;
import qadam.catalog.Guides;
import qadam.catalog.MistakeReportPages;
import qadam.catalog.MistakeReports;
import qadam.catalog.Programme;
import qadam.catalog.Programmes;
import qadam.catalog.PublishedCourses;
import qadam.catalog.VersionWatch;
import qadam.catalog.reading.CompetenceFile;
import qadam.catalog.reading.GlossaryFile;
import qadam.catalog.reading.ProgrammeFile;
import qadam.count.CountFollower;
import qadam.count.Counts;
import qadam.count.Reached;
import qadam.count.Standing;
import qadam.credential.Credentials;
import qadam.credential.Foundations;
import qadam.demo.Demonstration;
import qadam.demo.Stage;
import qadam.editing.Editing;
import qadam.evaluation.Evaluations;
import qadam.exam.ExamHouse;
import qadam.exam.ItemBanks;
import qadam.exam.Neighbours;
import qadam.guide.TeachersSide;
import qadam.identity.Exporter;
import qadam.learning.BroughtAnswers;
import qadam.learning.Learning;
import qadam.learning.MyLearners;
import qadam.learning.PracticePages;
import qadam.learning.StepExport;
import qadam.learning.StepsCard;
import qadam.learning.StepsApi;
import qadam.learning.StepsPages;
import qadam.letter.Letters;
import qadam.log.PublicLog;
import qadam.lrs.LrsHouse;
import qadam.model.Models;
import qadam.operate.TransportCard;
import qadam.operate.Watch;
import qadam.record.ClockCheck;
import qadam.record.NodeNumber;
import qadam.record.ReceiptKeys;
import qadam.record.Receipts;
import qadam.record.RecordedSteps;
import qadam.retention.Keep;
import qadam.retention.LogFiles;
import qadam.retention.Retention;
import qadam.search.Search;
import qadam.terms.Terms;
import qadam.transport.Transport;
import qadam.web.Askers;
import qadam.web.Components;
import qadam.web.DemoNotice;
import qadam.web.Libraries;
import qadam.web.Home;
import qadam.web.HomeFacts;
import qadam.identity.Identity;
import qadam.inbox.Inbox;
import qadam.integrity.Integrity;
import qadam.integrity.Witnesses;
import qadam.shared.DataFolder;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Language;
import qadam.shared.SteadyClock;
import qadam.shared.Texts;
import qadam.web.Assets;
import qadam.web.Health;
import qadam.web.LanguageChoice;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Server;
import qadam.web.Site;

/** The whole house, wired by hand: what exists, what it is given, in which order it starts and stops. */
public final class House implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(House.class);

    private final Database database;
    private final Transport transport;
    private final Identity identity;
    private final Demonstration demonstration;
    private final DataFolder folder;
    private final Retention retention;
    private final Set<String> exportedTables;
    private final Set<String> joinedTables;
    /** Threads of their own, to be ended before the database. */
    private final List<AutoCloseable> inTheBackground;
    private final Models models;
    private final Javalin javalin;

    private House(DataFolder folder, Database database, Transport transport, Identity identity, Demonstration demonstration, Retention retention, Set<String> exportedTables,
                  Set<String> joinedTables, List<AutoCloseable> inTheBackground, Models models, Javalin javalin) {
        this.models = models;
        this.folder = folder;
        this.retention = retention;
        this.exportedTables = exportedTables;
        this.joinedTables = joinedTables;
        this.inTheBackground = inTheBackground;
        this.database = database;
        this.transport = transport;
        this.identity = identity;
        this.demonstration = demonstration;
        this.javalin = javalin;
    }

    public static House start(Settings settings) {
        settings.transport().refuseContradictions();
        DataFolder folder = DataFolder.take(settings.data());
        try {
            return start(settings, folder);
        } catch (RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    private static House start(Settings settings, DataFolder folder) {
        folder.requireWhole();
        boolean postgresql = settings.databaseUrl() != null;
        if (!postgresql) {
            folder.requireOurs();   // on PostgreSQL several nodes may share keys and files
        }
        Database database = Database.open(settings.databaseUrl(), settings.data(),
            new UpgradeBackup(settings.data(), postgresql, settings.backups(), settings.clock())).within(settings.limits());
        database.forget();   // after a disk's failure the log may lie in memory alone: all of it goes into the file before anything is called saved
        settings.diskReserve().ifPresent(database.space()::keepFree);
        Demonstration demonstration = Ground.demonstration(settings, database);   // before anything is kept: only a fresh folder can become one
        Transport transport = Ground.transport(settings, database);
        InstantSource clock = demonstration.clock();
        ClockCheck.require(database, clock, settings.clockIsRight());
        Assets assets = new Assets();
        Texts texts = new Texts();
        Site site = new Site(Site.precompiled(), texts, assets, demonstration.notice(), transport.isInsecure());
        Competences competences = CompetenceFile.read();
        Programme programme = demonstration.programme(ProgrammeFile.read(settings.courses()));
        Programmes programmes = Programmes.open(database, programme, clock);
        ItemBanks banks = new ItemBanks(database, settings.data());
        Courses courses = Ground.courses(settings, database, programme, competences, texts, banks.versions(clock));
        Terms terms = new Terms(database, settings.data(), clock);
        Identity identity = Identity.open(database, clock, transport.origin(), !transport.isInsecure(), settings.data(), terms, settings.limits());
        RecordedSteps steps = new RecordedSteps(clock, NodeNumber.of(database, folder, clock));
        LrsHouse lrs = new LrsHouse(new LrsHouse.Around(database, identity, steps, transport.origin(), clock), settings.limits()).admitting(settings.lrsClients());
        Receipts receipts = Receipts.open(database, identity.learners(), settings.data(), transport.origin()).following(steps);
        Learning learning = new Learning(database, steps, courses).within(settings.limits());
        LabHouse labs = new LabHouse(database, steps, identity, courses, clock, settings);
        PublicLog log = PublicLog.open(database, settings.data(), transport.origin(), clock, programmes);
        log.heardBy(new CountFollower(log, database));
        Counts counts = new Counts(database, programmes, log, Reached.by(learning)).keptFor(Duration.ofSeconds(1));
        Letters letters = new Letters(database, identity.people(), identity.masterKey().derive("letters"), clock, settings.smtp());
        Inbox inbox = new Inbox(database, courses, texts, clock, letters::newsFor);
        terms.heardBy(inbox.consents());
        identity.heardBy(inbox.access());
        SchoolHouse school = new SchoolHouse(settings, database, identity, texts, clock, inbox, Ground.signOns(settings, database, identity, transport.origin(), clock), transport.isInsecure());
        site.tellingOf(asker -> inbox.unread(asker.personId()));
        Credentials credentials = new Credentials(new Foundations(database, settings.data(), transport.origin(), clock,
            identity.people(), courses, programmes, log, settings.limits()), site, List.of(new ClaimSteps(steps), inbox.credentials()));
        log.signedWith(credentials.keys());
        Neighbours neighbours = new Neighbours(courses, steps, identity.people(), List.of(credentials.entitle(), inbox.results()), settings.limits()).seated(school.seating());
        ExamHouse exams = new ExamHouse(database, banks, neighbours, clock).markingDevices(identity.masterKey().derive("exam devices"));
        school.open(credentials, exams, learning, courses, counts);
        school.show(labs, courses);
        AnswerFiles answerFiles = school.answerFiles(new BroughtAnswers(courses, learning), labs.brought(), exams.broughtResponses());
        Models models = Models.open(settings.models(), settings.clock());
        Evaluations evaluations = Evaluations.open(database, settings.data());
        RegisterHouse register = school.register(models, courses, transport.origin(), evaluations);
        Integrity integrity = new Integrity(database, new Witnesses(exams.proceedings(), learning, identity.people(), identity.learners(), courses, programmes),
            identity.masterKey().derive("id blocks"), inbox.claims(), clock);
        credentials.judgedBy(integrity.scrutiny(), integrity.issued());
        identity.heardBy(integrity.ids());
        counts.refusing(integrity::totals);
        MistakeReports reports = new MistakeReports(database, courses, clock, List.of(MistakeDesk.trail(identity.people()), MistakeDesk.tell(inbox))).within(settings.limits());
        MistakeDesk desk = new MistakeDesk(reports, texts);
        demonstration.write(new Stage(database, banks, identity.newcomers(), learning, neighbours, credentials, reports, log, school.tree()), System.out);
        Askers askers = identity.askers();
        MyLearners mine = new MyLearners(database, identity.learners());
        Backups backups = new Backups(settings.data(), postgresql, settings.backups(), settings.clock());
        Watch watch = new Watch(database, settings.data(), backups, clock);
        Guides guides = new Guides(settings.courses(), settings.preview(), texts);
        Glossary glossary = GlossaryFile.read(settings.courses());
        Search search = new Search(courses, glossary);
        TutorHouse tutor = school.tutor(models, register.exchanges(), courses, search, exams);
        BuildHouse build = school.build(models, register.exchanges(), courses, exams.openAttempts());
        Optional<Editing> editing = courses instanceof PublishedCourses published ? Optional.of(new Editing(database, published, reports,
            glossary, identity.people(), clock)) : Optional.empty();   // a preview shows the folder, where files are edited
        List<Routes> features = new ArrayList<>(List.of(assets, new Libraries(), new LanguageChoice(), new Health(database, backups::areWorrying),
            watch.routes(steps, exams.openAttempts(), log::measured),
            new Components(site),
            new CoursePages(site, courses, programme, competences).linkedTo(BuildHouse.beside(texts)).taughtBy(guides),
            new TeachersSide(courses, guides).routes(site),
            new MistakeReportPages(site, askers, database, reports, identity.people()::name),
            new PracticePages(site, askers, courses, learning, mine, clock),
            new StepsApi(site, askers, courses, learning, mine, receipts), new StepsPages(site, askers, courses, learning, mine),
            new ReceiptKeys(receipts.key()), counts.routes(site, transport.origin(), clock), log.routes()));
        List<Exporter> exporters = all(List.of(new StepExport(steps), exams.exporter(texts), credentials.exporter(), inbox.exporter(), integrity.exporter(), letters.exporter(), terms.exporter(), desk),
            lrs.exporters(), school.exporters(), List.of(answerFiles.exporter()), register.exporters(), tutor.exporters(), build.exporters(), labs.exporters(), editing.map(Editing::exporter).stream().toList());
        identity.joinPersons().heardBy(all(List.of(inbox.joining(), terms.joining(), exams.joining(), credentials.joining(), integrity.joining(), letters.joining(), desk),
            school.joinings(), List.of(answerFiles.joining()), register.joinings(), build.joinings(), labs.joinings(), editing.map(Editing::joining).stream().toList()));
        Retention retention = retention(settings, database, clock, identity, inbox, letters, reports, exams, labs, terms, integrity, exporters, all(school.nightly(), List.of(answerFiles.nightly()), register.nightly(), tutor.nightly(), build.nightly()), register.kept(), lrs);
        features.addAll(identity.routes(site, all(List.of(inbox.meSection(), new StepsCard(site, courses, learning, identity.learners())), labs.meSections(texts), List.of(exams.meSection(texts),
            credentials.meSection()), school.meSections(site, askers), register.meSections(texts), build.meSections(texts), List.of(letters.meSection(texts), answerFiles.meSection(texts))),
            all(List.of(counts.officeSection(texts, clock), desk, exams.officeSection(texts), credentials.officeSection(), integrity.officeSection(texts), lrs.officeSection(texts), log.officeSection(texts)),
                school.officeSections(), register.officeSections(texts), tutor.officeSections(texts), List.of(watch.officeSection(texts), new TransportCard(transport, texts)), editing.map(one -> one.officeSection(texts)).stream().toList()), exporters));
        features.add(counts.officeRoutes(site, askers, identity.people(), clock));
        editing.ifPresent(one -> features.addAll(one.routes(site, askers)));
        features.add(terms.routes(site, askers, language -> keptHere(settings, postgresql, retention, texts, language)));
        features.add(inbox.routes(site, askers));
        features.add(letters.routes(site, askers));
        features.addAll(search.routes(site, settings.limits()));
        features.addAll(tutor.routes(site, askers));
        features.addAll(build.routes(site, askers));
        features.addAll(labs.routes(site, askers, receipts));
        features.addAll(evaluations.routes(site));
        features.addAll(exams.routes(site, askers, competences, receipts));
        features.addAll(credentials.routes(site, askers));
        features.addAll(lrs.routes(site, askers));
        features.addAll(integrity.routes(site, askers));
        features.addAll(answerFiles.routes(site, askers));
        features.addAll(school.routes(site, askers, courses, exams));
        features.addAll(register.routes(site, askers, school.scope()));
        features.add(new Home(site, () -> homeFacts(courses, counts.standing())));   // last: its address is any one word
        Server server = new Server(transport, site, identity.askers()).within(settings.limits()).heardBy(watch.requests());
        Javalin javalin = server.start(settings.port(), features);
        Ground.warnOfRefused(courses, texts);
        LOG.info("started on port {}", javalin.port());
        List<AutoCloseable> inTheBackground = all(List.of(exams.sweep().start(), SteadyClock.watch(settings.clock(), () -> exams.openAttempts().running() == 0), backups.start(), VersionWatch.start(courses, database.isPostgresql()), retention.start(), log.start(),
            letters.postman(site, transport.origin(), inbox::hasUnread).start()), school.inTheBackground(), register.inTheBackground());
        return new House(folder, database, transport, identity, demonstration, retention, Identity.exportedTables(exporters), identity.joinPersons().tables(), inTheBackground, models, javalin);
    }

    @SafeVarargs
    private static <T> List<T> all(List<? extends T>... lists) {
        return Stream.of(lists).<T>flatMap(List::stream).toList();
    }

    private static Retention retention(Settings settings, Database database, InstantSource clock, Identity identity, Inbox inbox, Letters letters,
                                       MistakeReports reports, ExamHouse exams, LabHouse labs, Terms terms, Integrity integrity, List<Exporter> exporters, List<Forgetting> more,
                                       Map<Keep, Forgetting> asked, LrsHouse lrs) {
        List<Forgetting> always = new ArrayList<>(List.of(identity.shortLived(), reports.limits(), letters.limits(), terms.askAnew(), exams.deviceMarks()));
        always.addAll(integrity.nightly());
        always.addAll(more);
        Map<Keep, Forgetting> keepers = new EnumMap<>(Map.of(Keep.SESSIONS, identity.sessions(), Keep.NOTICES, inbox.notices(),
            Keep.REPORTS, reports.answered(), Keep.ANSWERS, labs.grownOldWith(exams.answers()), Keep.LOGS, new LogFiles(settings.data()),
            Keep.ACCOUNTS, identity.inactiveAccounts(exporters, inbox.unusedAccounts()), Keep.DOCUMENTS, lrs.oldDocuments()));
        keepers.putAll(asked);
        return new Retention(database, settings.keep(), clock, keepers, always);
    }

    /** What the page on privacy says of this installation. */
    private static List<String> keptHere(Settings settings, boolean postgresql, Retention retention, Texts texts, Language language) {
        List<String> lines = new ArrayList<>(retention.words(texts, language));
        lines.add(texts.text(language, postgresql ? "retention.backups_elsewhere" : "retention.backups", Map.of("count", settings.backups().keep())));
        lines.add(texts.text(language, settings.smtp().isPresent() ? "retention.letters" : "retention.no_letters"));
        return lines;
    }

    private static HomeFacts homeFacts(Courses courses, Standing standing) {
        Programme programme = standing.programme();
        return new HomeFacts(programme.year(), programme.target(), standing.trained(), standing.supervised(),
            standing.state().map(state -> new HomeFacts.Proof(state.size(), state.shortRoot(), state.rule(), standing.isIndependent())),
            courses.all().stream().map(course -> new HomeFacts.Course(course.slug(), course.track(), course.title(), course.summary(),
                (int) course.lessons().count(), course.hours())).toList(),
            programme.tracks().stream().map(track -> new HomeFacts.Track(track.id(), track.title(), track.summary())).toList());
    }

    public int port() {
        return javalin.port();
    }

    /** Where people can open it, the first being the one to tell. */
    public List<String> doors() {
        return transport.addresses(port());
    }

    /** Every address that a GET opens, as it was registered: {@code /{language}/courses/{course}}. */
    public List<String> addresses() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream().map(handler -> handler.endpoint)
            .filter(endpoint -> endpoint.method == HandlerType.GET).map(endpoint -> endpoint.path).toList();
    }

    /** Every address to which something may be sent, as it was registered. */
    public List<String> posts() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream().map(handler -> handler.endpoint)
            .filter(endpoint -> endpoint.method == HandlerType.POST).map(endpoint -> endpoint.path).toList();
    }

    /** The nightly sweep, for whoever does not wait for the night. */
    public Retention retention() {
        return retention;
    }

    /** The tables whose rows on a person are in the download of their data. */
    public Set<String> exportedTables() {
        return exportedTables;
    }

    /** The tables of which somebody has decided what becomes of a person's rows when their accounts are joined. */
    public Set<String> joinedTables() {
        return joinedTables;
    }

    /** Every address to which only staff may send something: what is done there belongs into the trail. */
    public List<String> staffActs() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream().map(handler -> handler.endpoint)
            .filter(endpoint -> endpoint.method != HandlerType.GET && Role.areOfStaff(endpoint.metadata(Roles.class).getRoles()))
            .map(endpoint -> endpoint.path).toList();
    }

    public Database database() {
        return database;
    }

    /** A new one-time address for the first administrator; empty once there is one. */
    public Optional<String> administratorLink() {
        return identity.administratorPath().map(path -> doors().getFirst() + path);
    }

    /** Whom one may be here, when this is a demonstration. */
    public Optional<DemoNotice> demo() {
        return demonstration.notice();
    }

    /** Answers what is under way, but for a model's answers, which may take minutes; then closes the database. */
    @Override
    public void close() {
        models.close();
        javalin.stop();
        inTheBackground.forEach(House::end);
        database.close();
        folder.close();
        LOG.info("stopped");
    }

    private static void end(AutoCloseable thread) {
        try {
            thread.close();
        } catch (Exception kept) {   // the others must end all the same
            LOG.error("something in the background did not end", kept);
        }
    }
}
