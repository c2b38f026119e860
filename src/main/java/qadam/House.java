package qadam;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import qadam.identity.Identity;
import qadam.shared.Database;
import qadam.shared.Texts;
import qadam.web.Assets;
import qadam.web.Health;
import qadam.web.LanguageChoice;
import qadam.web.Routes;
import qadam.web.Server;
import qadam.web.Site;

/** The whole house, wired by hand: what exists, what it is given, in which order it starts and stops. */
public final class House implements AutoCloseable {
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
        Site site = new Site(Site.precompiled(), new Texts(), assets);
        Identity identity = Identity.open(database, settings.clock(), settings.origin(), settings.data());
        List<Routes> features = new ArrayList<>();
        features.add(assets);
        features.add(new LanguageChoice());
        features.add(new Health(database));
        features.addAll(identity.routes(site, List.of(), List.of(), List.of()));
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

    private static void makeFolder(Settings settings) {
        try {
            Files.createDirectories(settings.data());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
