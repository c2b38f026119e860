package qadam.credential;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.People;

/** Who holds the credential that stands at a place of the public log: for the operator's part of a spot check. */
public final class LeafHolders {
    private final People people;
    private final CredentialStore credentials = new CredentialStore();

    public LeafHolders(People people) {
        this.people = people;
    }

    /** @param printedName empty when its holder has had everything about them erased */
    public record LeafHolder(UUID person, String registryNumber, Optional<String> printedName) {
    }

    public Optional<LeafHolder> at(Handle handle, long place) {
        return credentials.at(handle, place).map(credential -> new LeafHolder(credential.person(), credential.registryNumber(),
            people.unseal(handle, credential.person(), credential.sealed().name())));
    }
}
