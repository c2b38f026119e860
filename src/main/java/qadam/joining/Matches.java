package qadam.joining;

import java.time.InstantSource;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.IdListener;
import qadam.identity.MatchTags;
import qadam.identity.NationalId;

/**
 * Whoever reads a list or a token says here whom it has seen; two accounts that were seen with the same national id are proposed to be joined. Of the id
 * only its match tag comes here, made while it was read.
 */
public final class Matches implements IdListener {
    /** Source of what an officer has seen: it goes with the confirmation. */
    private static final String OFFICE = "office";
    private static final String SIGN_ON = "sso";

    private final InstantSource clock;
    private final MatchTags tags;
    private final Joinings joinings;
    private final MatchStore store = new MatchStore();

    Matches(InstantSource clock, MatchTags tags, Joinings joinings) {
        this.clock = clock;
        this.tags = tags;
        this.joinings = joinings;
    }

    /** @param tag as {@link MatchTags} makes it @param source who has shown the id: {@code roster} */
    public void seen(Handle handle, UUID person, byte[] tag, String source) {
        store.add(handle, person, tag, source, clock.instant());
        store.others(handle, person, tag).forEach(other -> joinings.suspect(handle, person, other, tag));
    }

    @Override
    public void seen(Handle handle, UUID person, NationalId id, UUID by) {
        seen(handle, person, tags.tag(id), OFFICE);
    }

    @Override
    public void vouched(Handle handle, UUID person, byte[] tag) {
        seen(handle, person, tag, SIGN_ON);
    }

    @Override
    public void seenTwice(Handle handle, UUID person, UUID other, NationalId id) {
        joinings.suspect(handle, person, other, tags.tag(id));
    }

    @Override
    public void unseen(Handle handle, UUID person) {
        store.remove(handle, person, OFFICE);
    }
}
