package qadam.identity;

import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What becomes of this package's rows when two accounts are one person's. Names and details stay sealed with the account whose they were. */
final class OwnJoining implements JoinListener {
    private final JoinedStore store = new JoinedStore();

    @Override
    public Set<String> tables() {
        return Set.of("persons", "person_keys", "person_details", "learner_links", "sign_ins", "recovery_codes", "sessions", "reset_links", "role_grants",
            "confirmations", "inactive_warnings");
    }

    @Override
    public void joined(PersonJoined joined) {
        store.point(joined);
        store.learners(joined);
        store.waysIn(joined);
        store.rights(joined);
        store.confirmation(joined);
    }

    @Override
    public void parting(Handle handle, PersonParting parting) {
        store.removeWaysInSince(handle, parting.into(), parting.joinedAt());
    }
}
