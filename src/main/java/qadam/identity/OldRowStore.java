package qadam.identity;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Rows of this package that have served their time. */
final class OldRowStore {
    private static final Duration COUNTERS = Duration.ofHours(12);
    private static final Duration SHOWN_ONCE = Duration.ofDays(1);
    private static final Duration LINKS = Duration.ofDays(30);

    /** Counters of tries, questions to passkeys, links that are over, and what was shown once and never put away. */
    int shortLived(Handle handle, Instant now, int most) {
        return counters(handle, now, most) + questions(handle, now, most) + links(handle, now, most) + shownOnce(handle, now);
    }

    private static int counters(Handle handle, Instant now, int most) {
        return handle.createUpdate("""
                delete from rate_counters where key in (select key from rate_counters where last_at < :before limit :most)""")
            .bind("before", now.minus(COUNTERS)).bind("most", most).execute();
    }

    private static int questions(Handle handle, Instant now, int most) {
        return handle.createUpdate("delete from challenges where hash in (select hash from challenges where expires_at < :now limit :most)")
            .bind("now", now).bind("most", most).execute();
    }

    private static int links(Handle handle, Instant now, int most) {
        return handle.createUpdate("""
                delete from one_time_links where hash in (select hash from one_time_links where expires_at < :before limit :most)""")
            .bind("before", now.minus(LINKS)).bind("most", most).execute()
            + handle.createUpdate("delete from reset_links where hash in (select hash from reset_links where expires_at < :before limit :most)")
            .bind("before", now.minus(LINKS)).bind("most", most).execute();
    }

    private static int shownOnce(Handle handle, Instant now) {
        return handle.createUpdate("delete from person_details where field in (:codes, :invitation, :reset) and changed_at < :before")
            .bind("codes", PersonDetail.FRESH_RECOVERY_CODES.code()).bind("invitation", PersonDetail.FRESH_INVITATION.code())
            .bind("reset", PersonDetail.FRESH_RESET_LINK.code())
            .bind("before", now.minus(SHOWN_ONCE)).execute();
    }
}
