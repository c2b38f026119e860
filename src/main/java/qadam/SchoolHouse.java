package qadam;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.answerfile.AnswerFiles;
import qadam.catalog.Courses;
import qadam.classroom.Classroom;
import qadam.consent.ConsentGround;
import qadam.consent.Consents;
import qadam.count.Counts;
import qadam.counting.Counting;
import qadam.counting.Ledger;
import qadam.credential.Credentials;
import qadam.demo.Tree;
import qadam.enrolment.Enrolment;
import qadam.exam.BroughtResponses;
import qadam.exam.ExamHouse;
import qadam.exam.OpenAttempts;
import qadam.exam.Seating;
import qadam.evaluation.Evaluations;
import qadam.exchange.Exchanges;
import qadam.gateway.Gateway;
import qadam.exchange.Words;
import qadam.gallery.Gallery;
import qadam.identity.Exporter;
import qadam.identity.Identity;
import qadam.identity.JoinListener;
import qadam.identity.MatchTags;
import qadam.identity.MeSection;
import qadam.identity.OfficeSection;
import qadam.inbox.Inbox;
import qadam.invigilation.Sittings;
import qadam.joining.Joining;
import qadam.lab.BroughtWorks;
import qadam.learning.BroughtAnswers;
import qadam.learning.Learning;
import qadam.model.Models;
import qadam.organisation.Directory;
import qadam.organisation.Members;
import qadam.organisation.Organisations;
import qadam.organisation.Scope;
import qadam.room.RoomGround;
import qadam.room.Rooms;
import qadam.roster.Rosters;
import qadam.scim.Scim;
import qadam.retention.Keep;
import qadam.safeguard.Safeguard;
import qadam.safeguard.SafeguardGround;
import qadam.search.Search;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.sso.Sso;
import qadam.teaching.Teaching;
import qadam.tutor.Tutor;
import qadam.visible.Visible;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/**
 * The wing of the house for people who come as classes and staff lists, wired by hand: places, cards, lists, guardians, rooms, views. First what the
 * exams and credentials stand on, then ({@link #open}) what stands on them.
 */
final class SchoolHouse {
    private static final Logger LOG = LoggerFactory.getLogger(SchoolHouse.class);

    private final Settings settings;
    private final Database database;
    private final Identity identity;
    private final Texts texts;
    private final InstantSource clock;
    private final Organisations organisations;
    private final Members members;
    private final Directory directory;
    private final Classroom classroom;
    private final Scim scim;
    private final Rosters rosters;
    private final Sso sso;
    private final Joining joining;
    private final Visible visible;
    private final Consents consents;
    private final Rooms rooms;
    private final Enrolment enrolment;
    private final Inbox inbox;
    private Counting counting;
    private Teaching teaching;
    private Safeguard safeguard;
    private Gallery gallery;
    private Sittings sittings;

    /** @param plain whether people come over plain HTTP from elsewhere, where no passkey works */
    SchoolHouse(Settings settings, Database database, Identity identity, Texts texts, InstantSource clock, Inbox inbox, Sso sso, boolean plain) {
        this.settings = settings;
        this.database = database;
        this.identity = identity;
        this.texts = texts;
        this.clock = clock;
        this.sso = sso;
        this.inbox = inbox;
        this.organisations = Organisations.open(database, texts, clock);
        this.members = new Members(clock);
        this.directory = new Directory(database, organisations, members, identity);
        identity.naming(directory::name);
        this.classroom = new Classroom(database, clock, identity, organisations, members, settings.limits());
        this.scim = new Scim(database, identity, organisations, members, clock, settings.limits());
        directory.linkedTo(scim.placeLink(texts));
        this.rosters = new Rosters(database, organisations, members, identity, new MatchTags(settings.data(), database), texts, clock);
        identity.openedBy(sso);
        lock(plain);
        this.joining = new Joining(database, settings.data(), clock, identity, organisations, members).heardBy(inbox.joinings());
        identity.heardBy(joining.matches());
        this.visible = new Visible(database, identity, organisations, members);
        this.consents = new Consents(new ConsentGround(database, clock, identity, organisations, members, directory.scope()), texts, identity.masterKey().derive("consent codes"));
        this.rooms = new Rooms(new RoomGround(database, clock, identity.people(), identity.placedRoles(), organisations, members), identity.masterKey().derive("room codes"));
        this.enrolment = new Enrolment(database, identity, organisations, members, inbox, clock);
    }

    private void lock(boolean plain) {
        if (!settings.staffByPassword() && !settings.demo() && !plain) {   // a demonstration's password stands on its pages
            identity.lockStaff();
        } else if (!settings.demo()) {
            LOG.warn("pages with other people's data open with a password alone");
        }
    }

    /** Where language models answer. */
    TutorHouse tutor(Models models, Exchanges exchanges, Courses courses, Search search, ExamHouse exams) {
        return new TutorHouse(database, new Tutor.Around(identity, courses, search, exams.openAttempts(), members, directory.scope(), models, exchanges, safeguard,
            exams.bankQuestions()::holds), clock, settings.limits());
    }

    /** Where people build on language models. */
    BuildHouse build(Models models, Exchanges exchanges, Courses courses, OpenAttempts attempts) {
        return new BuildHouse(new Gateway(new Gateway.Around(database, identity, attempts, models, exchanges), safeguard, clock, settings.limits()), courses);
    }

    /** What is asked of models, written down and bounded by places. */
    RegisterHouse register(Models models, Courses courses, String origin, Evaluations evaluations) {
        RegisterHouse register = new RegisterHouse(database, clock, identity, organisations, members, models, courses, settings.keep(), origin, evaluations);
        directory.linkedTo(register.exchanges().placeLink(texts));
        safeguard = new Safeguard(new SafeguardGround(database, clock, identity, organisations, members, directory.scope(), consents,
            (handle, person, exchange) -> register.exchanges().words(handle, person, exchange).map(Words::asked)), texts, new SafeguardNotices(inbox));
        directory.linkedTo(safeguard.placeLink());
        return register;
    }

    Scope scope() {
        return directory.scope();
    }

    /** What makes an exam supervised. */
    Seating seating() {
        return rooms.seating();
    }

    Tree tree() {
        return new Tree(organisations, members, identity.placedRoles(), consents);
    }

    /** What stands on exams and credentials. */
    void open(Credentials credentials, ExamHouse exams, Learning learning, Courses courses, Counts counts) {
        credentials.permittedBy(consents.permission());
        credentials.supervisedBy(rooms.supervision());
        sittings = new Sittings(new Sittings.Ground(database, clock, identity.people(), courses, exams.desk(), rooms));
        counting = new Counting(new Ledger(database, clock, identity.people(), identity.vouching(), organisations, members, credentials, classroom::numbers),
            identity.masterKey().derive("count links"), settings.limits());
        consents.adding(new CountOffer(counting, texts));
        teaching = new Teaching(database, new Teaching.Around(identity, courses, organisations, members, directory.scope(), learning, exams.states(), credentials, counts), clock);
    }

    /** What classes see of labs. */
    void show(LabHouse labs, Courses courses) {
        gallery = new Gallery(new Gallery.Around(database, clock, courses, labs.labs(), labs.works(), identity.people(), identity.learners(), organisations, members,
            directory.scope(), consents));
    }

    /** Files that browsers made of what they could not send. */
    AnswerFiles answerFiles(BroughtAnswers answers, BroughtWorks works, BroughtResponses responses) {
        AnswerFiles files = new AnswerFiles(settings.data(), identity.masterKey().derive("answer files"), new AnswerFiles.Around(database, clock, identity.people(),
            identity.learners(), members, directory.scope(), answers, works, responses));
        directory.linkedTo(files.placeLink(texts));
        return files;
    }

    List<Exporter> exporters() {
        return List.of(members.exporter(), classroom.exporter(), teaching.exporter(), enrolment.exporter(), scim.exporter(), rosters.exporter(), consents.exporter(),
            rooms.exporter(), counting.exporter(), joining.exporter(), safeguard.exporter(), gallery.exporter());
    }

    List<JoinListener> joinings() {
        return List.of(members.joining(), joining.joining(), classroom.joining(), rosters.joining(), scim.joining(), consents.joining(), rooms.joining(), counting.joining(),
            teaching.joining(), enrolment.joining(), safeguard.joining(), gallery.joining());
    }

    List<Forgetting> nightly() {
        List<Forgetting> nightly = new ArrayList<>(List.of(classroom.shortLived(), rosters.forgetting(), consents.nightly(), counting.oldLinks(), sso.shortLived(), gallery.nightly(),
            rosters.telling((handle, person, tag) -> joining.matches().seen(handle, person, tag, "roster"))));
        nightly.addAll(safeguard.nightly());
        return nightly;
    }

    List<MeSection> meSections(Site site, Askers askers) {
        List<MeSection> sections = new ArrayList<>(List.of(directory.meSection(texts), teaching.meSection(site, askers), joining.meSection(texts), visible.meSection(texts), sso.meSection(texts)));
        sections.addAll(consents.meSections());
        sections.add(safeguard.meSection());
        return sections;
    }

    List<OfficeSection> officeSections() {
        return List.of(directory.officeSection(texts), teaching.officeSection(texts), joining.officeSection(texts), safeguard.officeSection(), sittings.officeSection(texts));
    }

    List<Routes> routes(Site site, Askers askers, Courses courses, ExamHouse exams) {
        List<Routes> routes = new ArrayList<>(List.of(rosters.routes(site, directory.scope()), visible.routes(site, askers)));
        routes.addAll(rooms.routes(site, askers, directory.scope(), courses, exams.seated()));
        routes.addAll(sittings.routes(site, askers, directory.scope()));
        routes.addAll(counting.routes(site, askers, directory.scope(), courses));
        routes.addAll(directory.routes(site, askers));
        routes.addAll(classroom.routes(site, directory.scope(), teaching::firstPage));
        routes.addAll(teaching.routes(site, askers));
        routes.addAll(enrolment.routes(site, askers, directory.scope()));
        routes.addAll(scim.routes(site, directory.scope()));
        routes.addAll(consents.routes(site, askers));
        routes.addAll(sso.routes(site, askers));
        routes.addAll(joining.routes(site, askers));
        routes.addAll(gallery.routes(site, askers));
        routes.addAll(safeguard.routes(site, askers, this::keptOfQuestions));
        return routes;
    }

    /** What the notice says of how long questions are kept here. */
    private List<String> keptOfQuestions(Language language) {
        return Stream.of(Keep.WORDS, Keep.EXCHANGES).map(keep -> texts.text(language, "retention.kept." + keep.code(), Map.of("count", settings.keep().number(keep)))).toList();
    }

    /** Threads of their own, to be ended before the database. */
    List<AutoCloseable> inTheBackground() {
        return List.of(teaching.counting(), sso);
    }
}
