package qadam.credential;

import java.nio.file.Path;
import java.time.InstantSource;
import qadam.catalog.Courses;
import qadam.catalog.Programme;
import qadam.catalog.Programmes;
import qadam.identity.People;
import qadam.shared.Database;
import qadam.shared.Limits;

/** What this package stands on: where things are kept, and the faces it asks. */
public record Foundations(Database database, Path data, String origin, InstantSource clock, People people, Courses courses,
                          Programmes programmes, LogBook log, Limits limits) {
    public Foundations(Database database, Path data, String origin, InstantSource clock, People people, Courses courses, Programmes programmes,
                       LogBook log) {
        this(database, data, origin, clock, people, courses, programmes, log, Limits.USUAL);
    }

    /** The edition in force. */
    Programme programme() {
        return programmes.now();
    }
}
