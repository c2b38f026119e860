package qadam.credential;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.People;
import qadam.shared.Database;
import qadam.shared.Refusal;

/** Revokes a credential, or takes that back: its status bit, its leaf and the trail change in one transaction. Both stay visible. */
final class RevokeCredential {
    private final Database database;
    private final People people;
    private final InstantSource clock;
    private final List<CredentialListener> listeners;
    private final EntitlementStore entitlements = new EntitlementStore();
    private final CredentialStore credentials = new CredentialStore();
    private final RevocationStore revocations = new RevocationStore();
    private final LeafStore leaves = new LeafStore();

    RevokeCredential(Foundations foundations, List<CredentialListener> listeners) {
        this.database = foundations.database();
        this.people = foundations.people();
        this.clock = foundations.clock();
        this.listeners = listeners;
    }

    /** @param words why, in the office's own words, for the trail only; names nobody */
    void revoke(UUID id, RevocationReason reason, String words, UUID by) {
        Instant now = clock.instant();
        database.write(handle -> {
            Credential credential = find(handle, id, by);
            if (revocations.find(handle, id).isPresent()) {
                throw new Refusal(CredentialProblem.ALREADY_REVOKED);
            }
            long leaf = say(handle, credential, new Leaf.Revoke(reason.code(), Leaf.week(now)), now);
            revocations.add(handle, new Revocation(id, reason, now, by, credential.statusList(), credential.statusIndex(), leaf));
            people.audit(handle, now, Optional.of(by), "credential-revoked", credential.registryNumber(), reason.code() + ": " + words);
            tell(handle, credential, now);
            return null;
        });
    }

    /** A revocation that was a mistake. @param words why, in the office's own words, for the trail only; names nobody */
    void reinstate(UUID id, String words, UUID by) {
        Instant now = clock.instant();
        database.write(handle -> {
            Credential credential = find(handle, id, by);
            if (!revocations.remove(handle, id)) {
                throw new Refusal(CredentialProblem.NOT_REVOKED);
            }
            say(handle, credential, new Leaf.Reinstate(RevocationReason.MISTAKE.code(), Leaf.week(now)), now);
            people.audit(handle, now, Optional.of(by), "credential-reinstated", credential.registryNumber(), words);
            CredentialReinstated reinstated = new CredentialReinstated(id, credential.person(), course(handle, credential), now);
            listeners.forEach(listener -> listener.reinstated(handle, reinstated));
            return null;
        });
    }

    /** Nobody decides about their own. */
    private Credential find(Handle handle, UUID id, UUID by) {
        Credential credential = credentials.find(handle, id).orElseThrow(() -> new Refusal(CredentialProblem.UNKNOWN));
        if (credential.person().equals(by)) {
            throw new Refusal(CredentialProblem.OWN_CREDENTIAL);
        }
        return credential;
    }

    /**
     * What the log knows already is not said again: a restore may have forgotten it, and a log in which it stands twice has no number for ever.
     *
     * @return the number of the leaf that says it
     */
    private long say(Handle handle, Credential credential, Leaf.About word, Instant now) {
        return leaves.lastWord(handle, credential.leaf()).filter(last -> last.leaf().getClass() == word.getClass())
            .map(QueuedLeaf::number).orElseGet(() -> leaves.add(handle, word, Optional.of(credential.leaf()), now));
    }

    private String course(Handle handle, Credential credential) {
        return entitlements.find(handle, credential.person(), credential.attempt()).orElseThrow().course();
    }

    private void tell(Handle handle, Credential credential, Instant now) {
        CredentialRevoked revoked = new CredentialRevoked(credential.id(), credential.person(), course(handle, credential), credential.leaf(), leaves.issue(handle, credential.leaf()), now);
        listeners.forEach(listener -> listener.revoked(handle, revoked));
    }
}
