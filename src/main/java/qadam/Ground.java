package qadam;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.catalog.Competences;
import qadam.catalog.Courses;
import qadam.catalog.PreviewedCourses;
import qadam.catalog.Programme;
import qadam.catalog.PublishedCourses;
import qadam.catalog.VersionListener;
import qadam.credential.Credentials;
import qadam.demo.Demonstration;
import qadam.identity.Identity;
import qadam.lrs.LrsHouse;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Limit;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.sso.Sso;
import qadam.transport.Named;
import qadam.transport.Transport;

/**
 * What the house stands on, settled before anything is wired: whose demonstration it is, by which address it is reached, which sign-ons it knows,
 * which courses it has. What is refused here ends the start, with the database closed.
 */
final class Ground {
    private static final Logger LOG = LoggerFactory.getLogger(House.class);

    private Ground() {
    }

    static Transport transport(Settings settings, Database database) {
        try {
            return Transport.settle(settings.transport(), settings.port(), database,
                () -> new Named(Credentials.issued(database), Identity.passkeys(database), LrsHouse.records(database)), settings.clock());
        } catch (Refusal refused) {
            database.close();
            throw refused;
        }
    }

    static Sso signOns(Settings settings, Database database, Identity identity, String origin, InstantSource clock) {
        try {
            return Sso.open(database, clock, identity, new Sso.Plan(settings.sso(), settings.data(), origin, Duration.ofSeconds(settings.limits().of(Limit.SIGN_ON_SECONDS))));
        } catch (Refusal refused) {
            database.close();
            throw refused;
        }
    }

    static Demonstration demonstration(Settings settings, Database database) {
        try {
            return Demonstration.open(database, settings.demo(), settings.clock());
        } catch (Demonstration.Refused refused) {
            database.close();
            throw refused;
        }
    }

    static Courses courses(Settings settings, Database database, Programme programme, Competences competences, Texts texts,
                                   VersionListener listener) {
        if (settings.preview()) {
            return new PreviewedCourses(settings.courses(), programme, competences, texts, settings.clock());
        }
        return PublishedCourses.open(database, settings.courses(), programme, competences, listener, settings.clock());
    }

    /** Also waits until the courses are read: a folder that cannot be read ends the start. */
    static void warnOfRefused(Courses courses, Texts texts) {
        if (courses instanceof PublishedCourses published) {
            published.refused().forEach((course, mistakes) -> mistakes.forEach(mistake ->
                LOG.warn("not published: {}/{}", course, mistake.line(texts, Language.EN))));
        }
    }
}
