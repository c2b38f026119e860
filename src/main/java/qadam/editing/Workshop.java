package qadam.editing;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.PublishedCourses;
import qadam.identity.People;
import qadam.shared.Database;

/** What every act of an author needs. */
record Workshop(Database database, PublishedCourses courses, WorkingCopies copies, People people, InstantSource clock) {
    /** A line in the trail. Names and words of people stay out of it. */
    void audit(Handle handle, UUID actor, String act, String object) {
        people.audit(handle, clock.instant(), Optional.of(actor), act, object, "");
    }
}
