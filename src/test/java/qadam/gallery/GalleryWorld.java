package qadam.gallery;

import io.javalin.Javalin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import qadam.catalog.Asked;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Lab;
import qadam.catalog.LabText;
import qadam.catalog.Provenance;
import qadam.consent.ConsentGround;
import qadam.consent.Consents;
import qadam.identity.Identity;
import qadam.identity.Visitor;
import qadam.lab.LabWorks;
import qadam.lab.Labs;
import qadam.lab.Reason;
import qadam.organisation.Kind;
import qadam.organisation.Members;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.organisation.Scope;
import qadam.record.RecordedSteps;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Limits;
import qadam.shared.Localized;
import qadam.shared.Texts;
import qadam.terms.Terms;
import qadam.web.Assets;
import qadam.web.LanguageChoice;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Server;
import qadam.web.Site;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.SmallCourse;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A class of children, a department of adults and a lab of {@link Strings} on any database; with a server for who asks for one. */
final class GalleryWorld implements AutoCloseable {
    static final String PASSWORD = "көк аспан таза";
    static final Course COURSE = course();

    final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");
    final Database database;
    final Identity identity;
    final Organisations organisations;
    final Members members = new Members(clock);
    final LabWorks works;
    final Gallery gallery;
    final Showings showings;
    final ClassLabs labs;
    final Organisation fifth;
    final Organisation sixth;
    final Organisation department;
    private final Consents consents;
    private Javalin server;

    GalleryWorld(Database database) {
        this.database = database;
        Path folder = Databases.folder();
        identity = Identity.open(database, clock, "http://localhost", true, folder, new Terms(database, folder, clock), Limits.USUAL);
        organisations = Organisations.open(database, new Texts(), clock);
        Scope scope = new Scope(database, identity.askers(), organisations, identity.placedRoles());
        consents = new Consents(new ConsentGround(database, clock, identity, organisations, members, scope), new Texts(), identity.masterKey().derive("consent codes"));
        Labs benches = new Labs(new One(), List.of(new Strings()));
        works = new LabWorks(new LabWorks.Ground(database, new RecordedSteps(clock, 1), identity.learners(), identity.masterKey().derive("labs"), clock), benches);
        Gallery.Around around = new Gallery.Around(database, clock, new One(), benches, works, identity.people(), identity.learners(), organisations, members, scope, consents);
        gallery = new Gallery(around);
        Works kept = new Works(new One(), benches, works, identity.learners());
        showings = new Showings(kept, members, identity.people(), consents, clock);
        labs = new ClassLabs(around, kept, new Texts());
        Organisation school = database.write(handle -> organisations.add(handle, organisations.region(handle, "KZ-75").orElseThrow(), Kind.SCHOOL, new NewPlace("№ 15 мектеп")));
        fifth = place(school, Kind.CLASS, "5 А", Optional.of(5));
        sixth = place(school, Kind.CLASS, "6 Ә", Optional.of(6));
        Organisation agency = database.write(handle -> organisations.add(handle, organisations.region(handle, "KZ-75").orElseThrow(), Kind.AGENCY, new NewPlace("Агенттік")));
        department = place(agency, Kind.DEPARTMENT, "Бөлім", Optional.empty());
    }

    private Organisation place(Organisation within, Kind kind, String name, Optional<Integer> grade) {
        return database.write(handle -> organisations.add(handle, within, kind, new NewPlace(name, Optional.empty(), grade)));
    }

    private static Course course() {
        Course small = SmallCourse.course();
        Map<Language, LabText> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            texts.put(language, new LabText("Beads " + language.tag(), "A string", new Provenance("Test", Optional.empty(), Optional.empty()), "<p>String them.</p>", "<p>With paper.</p>"));
        }
        Lab beads = new Lab("beads", "data", List.of("how.1.1"), 20, 60, List.of(), JsonNodeFactory.instance.objectNode(),
            List.of(new Asked("why", 20, new Localized("Неге?", "Почему?", "Why?"))), List.of(), texts);
        return new Course("small", "everyone", 1, 1, false, "1".repeat(64), 1, small.title(), small.summary(), small.units(), Optional.empty(), List.of(), List.of(beads));
    }

    private static final class One implements Courses {
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

    UUID person(String name, Organisation place) {
        return database.write(handle -> {
            UUID person = identity.arrivals().make(handle, name);
            members.add(handle, place, person, "teacher");
            return person;
        });
    }

    /** As it lies in the table after it was graded. @param given points of two reasons, of 50 and 40 */
    UUID handIn(UUID person, String motto, int... given) {
        JsonMapper json = new JsonMapper();
        UUID id = Ids.version7(clock.millis());
        String reasons = json.writeValueAsString(List.of(new Reason("lab.grade.of", given[0], 50, Map.of("points", given[0], "most", 50)),
            new Reason("lab.grade.points", given[1], 40, Map.of("points", given[1]))));
        byte[] content = zip(json.writeValueAsBytes(Map.of("reflection", Map.of("why", motto + "!"), "work", Map.of("motto", motto, "points", given[0]))));
        database.write(handle -> handle.createUpdate("""
                insert into lab_works (learner, id, course, version, lab, seed, taken_at, handed_in_at, points, passed, reasons, hash, content)
                values (:learner, :id, 'small', 1, 'beads', 7, :now, :now, :points, :passed, :reasons, null, :content)""")
            .bind("learner", identity.learners().of(handle, person).getFirst()).bind("id", id).bind("now", clock.instant()).bind("points", given[0] + given[1])
            .bind("passed", given[0] + given[1] >= 60).bind("reasons", reasons).bind("content", content).execute());
        return id;
    }

    private static byte[] zip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    void show(UUID person, UUID work, Organisation place) {
        database.write(handle -> {
            showings.show(handle, person, work, place.number());
            return null;
        });
    }

    List<Hung> seenBy(UUID reader, boolean teaches, Organisation place) {
        return database.read(handle -> showings.in(handle, place, reader, teaches, Language.KK));
    }

    /** Somebody with a browser, on a server that is started for the first of them. */
    Visitor visitor(String user) {
        if (server == null) {
            Site site = new Site(Site.precompiled(), new Texts(), new Assets());
            List<Routes> routes = new ArrayList<>(List.of(new Assets(), new LanguageChoice()));
            routes.addAll(identity.routes(site, List.of(), List.of(), List.of(gallery.exporter())));
            routes.addAll(gallery.routes(site, identity.askers()));
            server = new Server("http://localhost", site, identity.askers()).start("127.0.0.1", 0, routes);
        }
        Visitor visitor = new Visitor(server.port());
        visitor.signUp(user, PASSWORD);
        return visitor;
    }

    int port() {
        return server.port();
    }

    /** Whoever signed up last. */
    UUID newcomer() {
        return database.read(handle -> handle.createQuery("select person from sign_ins order by number desc limit 1").mapTo(UUID.class).one());
    }

    void give(UUID person, Role role, Organisation place) {
        database.write(handle -> handle.createUpdate("insert into role_grants (person, role, organisation, since_at) values (:person, :role, :place, 0)")
            .bind("person", person).bind("role", role.name()).bind("place", place.number()).execute());
    }

    void enter(UUID person, Organisation place) {
        database.write(handle -> members.add(handle, place, person, "teacher"));
    }

    List<String> trail() {
        return database.read(handle -> handle.createQuery("select act || ' ' || reason from audit_entries order by number").mapTo(String.class).list());
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
        database.close();
    }
}
