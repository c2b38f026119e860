package qadam.lab;

import io.javalin.Javalin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.catalog.Asked;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Lab;
import qadam.catalog.LabText;
import qadam.catalog.Provenance;
import qadam.identity.Identity;
import qadam.record.Receipts;
import qadam.record.RecordedSteps;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Limits;
import qadam.shared.Localized;
import qadam.shared.Texts;
import qadam.terms.Terms;
import qadam.web.Assets;
import qadam.web.LanguageChoice;
import qadam.web.Libraries;
import qadam.web.Routes;
import qadam.web.Server;
import qadam.web.Site;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.LabWork;
import qadam.world.SmallCourse;
import tools.jackson.databind.node.JsonNodeFactory;

/** A server with the frame of labs, a course in two versions with the lab of {@link Beads}, and one whose kind nobody has. */
final class LabSite implements AutoCloseable {
    static final String ANSWER = "Моншақтарды бір-бірлеп қосып, қосындысын тексердім.";

    final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");
    final Database database;
    final Identity identity;
    final LabWorks works;
    final Path data;
    private final Javalin server;

    LabSite(Map<String, String> limits) {
        data = Databases.data();
        database = Database.sqlite(data);
        Limits set = Limits.of(limits);
        identity = Identity.open(database, clock, "http://localhost", false, data, new Terms(database, data, clock), set);
        RecordedSteps steps = new RecordedSteps(clock, 1);
        LabWorks.Ground ground = new LabWorks.Ground(database, steps, identity.learners(), identity.masterKey().derive("labs"), clock);
        Labs labs = new Labs(new Two(), List.of(new Beads()));
        works = new LabWorks(ground, labs).within(set);
        LabHall hall = new LabHall(ground, labs, works);
        Assets assets = new Assets();
        Site site = new Site(Site.precompiled(), new Texts(), assets);
        List<Routes> routes = new ArrayList<>(List.of(assets, new Libraries(), new LanguageChoice()));
        routes.addAll(hall.routes(site, identity.askers(), Receipts.open(database, identity.learners(), data, "http://localhost")));
        routes.addAll(identity.routes(site, List.of(hall.meSection(site.texts())), List.of(), List.of(works.exporter())));
        server = new Server("http://localhost", site, identity.askers()).within(set).start("127.0.0.1", 0, routes);
    }

    /** Version 2 asks for more beads; version 1 still takes work. */
    static Course course(int version) {
        Course small = SmallCourse.course();
        return new Course("small", "everyone", 1, version, false, Integer.toString(version).repeat(64), 1, small.title(), small.summary(), small.units(), Optional.empty(),
            List.of(), List.of(lab("beads", "data", 100_000 * version), lab("strange", "vision", 1), lab("woven", "data", 100_000, "tensorflow")));
    }

    static Courses courses() {
        return new Two();
    }

    static Lab lab(String id, String kind, int beads, String... libraries) {
        Map<Language, LabText> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            texts.put(language, new LabText("Beads " + language.tag(), "A string", new Provenance("Test", Optional.empty(), Optional.empty()), "<p>String them.</p>", "<p>With paper.</p>"));
        }
        return new Lab(id, kind, List.of("how.1.1"), 20, 60, List.of(libraries), JsonNodeFactory.instance.objectNode().put("beads", beads).put("sign", "<b>\"'&"),
            List.of(new Asked("why", 20, new Localized("Неге?", "Почему?", "Why?"))), List.of(), texts);
    }

    private static final class Two implements Courses {
        @Override
        public List<Course> all() {
            return List.of(course(2));
        }

        @Override
        public Optional<Course> find(String slug) {
            return find(slug, 2);
        }

        @Override
        public Optional<Course> find(String slug, int version) {
            return slug.equals("small") && (version == 1 || version == 2) ? Optional.of(course(version)) : Optional.empty();
        }
    }

    static Map<String, Object> beads(int... beads) {
        return Map.of("beads", beads);
    }

    /** What is right for whoever has this seed, in two beads. */
    static Map<String, Object> right(long seed, int version) {
        int goal = Beads.goal(course(version).lab("beads").orElseThrow(), seed);
        return goal > 1 ? beads(goal - 1, 1) : beads(1);
    }

    /** Somebody new at the lab. */
    LabWork learner() {
        return new LabWork(origin(), "small", "beads");
    }

    String origin() {
        return "http://localhost:" + server.port();
    }

    int port() {
        return server.port();
    }

    long rows() {
        return database.read(handle -> handle.createQuery("select count(*) from lab_works").mapTo(Long.class).one());
    }

    @Override
    public void close() {
        server.stop();
        database.close();
    }
}
