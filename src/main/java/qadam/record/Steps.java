package qadam.record;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The record of what learners did: append-only, idempotent by id. */
public interface Steps {
    /**
     * Appends the step inside the caller's transaction, so that projections change with it or not at all.
     *
     * @throws qadam.shared.Refusal when the id was used with another content (409) or by another learner (409)
     */
    Receipt append(Handle handle, NewStep step);

    /** The receipt of a step that is here already. */
    Optional<Receipt> receipt(Handle handle, UUID step);

    /** The local number of an activity (lesson, practice item, exam) of a course version; made at its first use. */
    int activity(Handle handle, String course, int version, String activity);

    /** The local number of a course version; made at its first use. */
    int courseVersion(Handle handle, String course, int version);
}
