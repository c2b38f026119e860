package qadam;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.catalog.Competences;
import qadam.catalog.CoursePages;
import qadam.catalog.Courses;
import qadam.catalog.MistakeReportPages;
import qadam.catalog.MistakeReports;
import qadam.catalog.PreviewedCourses;
import qadam.catalog.Programme;
import qadam.catalog.PublishedCourses;
import qadam.catalog.reading.CompetenceFile;
import qadam.catalog.reading.ProgrammeFile;
import qadam.identity.Identity;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Assets;
import qadam.web.Health;
import qadam.web.LanguageChoice;
import qadam.web.Routes;
import qadam.web.Server;
import qadam.web.Site;

/** The whole house, wired by hand: what exists, what it is given, in which order it starts and stops. */
public final class House implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(House.class);

    private final Database database;
    private final Identity identity;
    private final Javalin javalin;

    private House(Database database, Identity identity, Javalin javalin) {
        this.database = database;
        this.identity = identity;
        this.javalin = javalin;
    }

    public static House start(Settings settings) {
        makeFolder(settings);
        Database database = Database.open(settings.databaseUrl(), settings.data());
        Assets assets = new Assets();
        Texts texts = new Texts();
        Site site = new Site(Site.precompiled(), texts, assets);
        Competences competences = CompetenceFile.read();
        Programme programme = ProgrammeFile.read(settings.courses());
        Courses courses = courses(settings, database, programme, competences, texts);
        Identity identity = Identity.open(database, settings.clock(), settings.origin(), settings.data());
        List<Routes> features = new ArrayList<>();
        features.add(assets);
        features.add(new LanguageChoice());
        features.add(new Health(database));
        features.addAll(identity.routes(site, List.of(), List.of(), List.of()));
        features.add(new CoursePages(site, courses, programme, competences));
        features.add(new MistakeReportPages(site, identity.askers(), new MistakeReports(database, courses, settings.clock())));
        Server server = new Server(settings.origin(), site, identity.askers());
        return new House(database, identity, server.start("127.0.0.1", settings.port(), features));
    }

    public int port() {
        return javalin.port();
    }

    public Database database() {
        return database;
    }

    /** A new one-time address for the first administrator; empty once there is one. */
    public Optional<String> administratorLink() {
        return identity.administratorLink();
    }

    /** Answers what is under way, then closes the database. */
    @Override
    public void close() {
        javalin.stop();
        database.close();
    }

    private static Courses courses(Settings settings, Database database, Programme programme, Competences competences, Texts texts) {
        if (settings.preview()) {
            return new PreviewedCourses(settings.courses(), programme, competences, texts, settings.clock());
        }
        PublishedCourses published = PublishedCourses.open(database, settings.courses(), programme, competences, settings.clock());
        published.refused().forEach((course, mistakes) -> mistakes.forEach(mistake ->
            LOG.warn("not published: {}/{}", course, mistake.line(texts, Language.EN))));
        return published;
    }

    private static void makeFolder(Settings settings) {
        try {
            Files.createDirectories(settings.data());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
