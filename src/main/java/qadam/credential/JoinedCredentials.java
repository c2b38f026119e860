package qadam.credential;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import qadam.identity.JoinListener;
import qadam.identity.PersonJoined;
import qadam.identity.PersonParting;
import qadam.shared.Refusal;

/**
 * Credentials of an account that turned out to be another person's: they stay valid as they were signed, and are that person's. Their leaves in the public
 * log cannot be changed: those that bear the account's own tag are counted with the others when their holder gives the id ({@link JoinCount}).
 */
final class JoinedCredentials implements JoinListener {
    private final EntitlementStore entitlements = new EntitlementStore();
    private final CredentialStore credentials = new CredentialStore();

    @Override
    public Set<String> tables() {
        return Set.of("entitlements", "credentials");
    }

    @Override
    public void joined(PersonJoined joined) {
        entitlements.join(joined);
        credentials.join(joined);
    }

    /** What the public log has been told on the strength of the joining cannot be untold: it is revoked first, for everybody to see. */
    @Override
    public void parting(Handle handle, PersonParting parting) {
        List<String> numbers = parting.learners().isEmpty() ? List.of() : credentials.saidSince(handle, parting);
        if (!numbers.isEmpty()) {
            throw new Refusal(CredentialProblem.SAID_SINCE_JOINED, Map.of("numbers", String.join(", ", numbers)));
        }
    }
}
