package qadam.credential;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import qadam.catalog.Programme;
import qadam.catalog.Programmes;
import qadam.identity.NationalId;
import qadam.identity.People;
import qadam.proof.Commitment;
import qadam.proof.IssuedCredential;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;

/**
 * Issues the credential that a passed attempt entitles to, exactly once: its number is reserved in one transaction, it is
 * signed outside the writer, and it is stored in another together with its leaf. A crash in between leaves a reserved number,
 * which the next claim uses; of claims in parallel the first is kept and the others get it.
 */
final class ClaimCredential {
    private static final int TRIES = 5;

    private final Database database;
    private final Issuer issuer;
    private final Programmes programmes;
    private final PersonTags tags;
    private final Wording wording;
    private final People people;
    private final List<CredentialListener> listeners;
    private final InstantSource clock;
    private Supervision supervision = Supervision.NONE;
    private final EntitlementStore entitlements = new EntitlementStore();
    private final RegistryStore registry = new RegistryStore();
    private final CredentialStore credentials = new CredentialStore();
    private final LeafStore leaves = new LeafStore();
    private Permission permission = Permission.ALWAYS;

    ClaimCredential(Foundations foundations, Issuer issuer, Wording wording, List<CredentialListener> listeners) {
        this.database = foundations.database();
        this.people = foundations.people();
        this.programmes = foundations.programmes();
        this.clock = foundations.clock();
        this.tags = new PersonTags(foundations.data(), database, programmes.id());
        this.issuer = issuer;
        this.wording = wording;
        this.listeners = listeners;
    }

    void permittedBy(Permission asked) {
        this.permission = asked;
    }

    void supervisedBy(Supervision by) {
        supervision = by;
    }

    /** @return the credential's id */
    UUID claim(UUID person, UUID attempt, Claim claim, Objection objection) {
        Prepared prepared = prepare(person, attempt);
        if (prepared.isIssued()) {
            return prepared.entry().credential();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);   // the signatures know whole seconds
        Programme programme = programmes.now();   // one edition for the credential and its leaf, whatever the office does meanwhile
        Optional<String> tag = prepared.entitlement().isRehearsal(programme) ? Optional.empty() : tag(prepared, claim);
        var claims = wording.claims(issuer, programme, prepared, claim.name(), now);
        Fresh fresh = new Fresh(programme, prepared, claim, tag, issuer.signer().issue(claims, now), Ids.randomBytes(Commitment.SALT_BYTES), now);
        return database.write(handle -> {
            objection.raise(handle);
            return store(handle, fresh);
        });
    }

    /**
     * A typed id alone makes nobody's tag: whoever types a neighbour's would read in the public log whether the neighbour is trained. Only the
     * one that the office has seen of a confirmed holder does.
     */
    private Optional<String> tag(Prepared prepared, Claim claim) {
        UUID person = prepared.entitlement().person();
        if (tags.isDestroyed()) {
            return Optional.empty();   // the year is over and closed: it counts nobody any more
        }
        if (prepared.confirmedBy().isEmpty()) {
            return Optional.of(tags.accountTag(person));
        }
        Optional<NationalId> given = claim.nationalId().filter(id -> prepared.idSeen());
        given.ifPresent(id -> people.requireSeen(person, id));
        return given.map(tags::tag);
    }

    /** Two nodes may want the same next number; the database lets one have it, and the other asks again. */
    private Prepared prepare(UUID person, UUID attempt) {
        for (int tried = 1; ; tried++) {
            try {
                return database.write(handle -> prepare(handle, person, attempt));
            } catch (UnableToExecuteStatementException taken) {
                if (tried == TRIES) {
                    throw taken;
                }
            }
        }
    }

    private Prepared prepare(Handle handle, UUID person, UUID attempt) {
        Entitlement entitlement = entitlements.find(handle, person, attempt)
            .orElseThrow(() -> new Refusal(CredentialProblem.NOT_ENTITLED)).as(supervised(handle, attempt));
        boolean issued = credentials.ofAttempt(handle, attempt).isPresent();
        if (!issued && !permission.mayHold(handle, person)) {
            throw new Refusal(CredentialProblem.NOT_PERMITTED);
        }
        RegistryEntry entry = registry.reserve(handle, attempt, programmes.now(handle).year());
        return new Prepared(entitlement, entry, people.confirmedBy(handle, person), people.isNationalIdSeen(handle, person), issued);
    }

    /** @throws Refusal while a room's sheet is open, and when its sitter was sent out: the mode is never changed once it is signed */
    private Supervision.Kind supervised(Handle handle, UUID attempt) {
        Supervision.Kind kind = supervision.of(handle, attempt).kind();
        return switch (kind) {
            case WAITING -> throw new Refusal(CredentialProblem.SHEET_OPEN);
            case EXPELLED -> throw new Refusal(CredentialProblem.EXPELLED);
            case OUTSIDE, SUPERVISED, UNSIGNED -> kind;
        };
    }

    private UUID store(Handle handle, Fresh fresh) {
        Entitlement entitlement = fresh.prepared.entitlement();
        Optional<Credential> first = credentials.ofAttempt(handle, entitlement.attempt());
        if (first.isPresent()) {
            return first.get().id();
        }
        if (!permission.mayHold(handle, entitlement.person())) {
            throw new Refusal(CredentialProblem.NOT_PERMITTED);   // taken back while it was signed
        }
        entitlements.find(handle, entitlement.person(), entitlement.attempt())
            .orElseThrow(() -> new Refusal(CredentialProblem.NOT_ENTITLED));   // joined to another account while it was signed: claimed again, it is that one's
        Leaf.Issue leaf = fresh.leaf();
        if (!entitlements.settle(handle, entitlement)) {   // waits for the row: the exam may be opened again at this very moment
            throw new Refusal(CredentialProblem.NOT_ENTITLED);
        }
        long number = leaves.add(handle, leaf, Optional.empty(), fresh.now);
        credentials.add(handle, fresh.credential(sealed(handle, fresh), number));
        CredentialIssued issued = new CredentialIssued(fresh.prepared.entry().credential(), entitlement.person(),
            number, leaf, entitlement.learner(), entitlement.attempt(), entitlement.course(), entitlement.courseVersion(), entitlement.exam(), entitlement.isRehearsal(fresh.programme), fresh.now);
        listeners.forEach(listener -> listener.issued(handle, issued));
        return fresh.prepared.entry().credential();
    }

    private Credential.Sealed sealed(Handle handle, Fresh fresh) {
        UUID person = fresh.prepared.entitlement().person();
        return new Credential.Sealed(
            people.seal(handle, person, HexFormat.of().formatHex(fresh.salt)),
            people.seal(handle, person, fresh.claim.name()),
            people.seal(handle, person, new String(fresh.signed.json(), StandardCharsets.UTF_8)),
            people.seal(handle, person, fresh.signed.jwt().orElseThrow()));
    }

    /** A signed credential that waits to be stored. */
    private record Fresh(Programme programme, Prepared prepared, Claim claim, Optional<String> tag, IssuedCredential signed, byte[] salt, Instant now) {
        Leaf.Issue leaf() {
            Entitlement entitlement = prepared.entitlement();
            return new Leaf.Issue(tag, Commitment.of(salt, signed.hash()), programme.idAtVersion(), entitlement.track(),
                entitlement.level(), claim.region().id(), Leaf.week(now), entitlement.publicMode(programme),
                prepared.confirmedBy().orElse(Leaf.SELF), Issuer.CLASS);
        }

        Credential credential(Credential.Sealed sealed, long leaf) {
            RegistryEntry entry = prepared.entry();
            return new Credential(entry.credential(), prepared.entitlement().person(), entry.attempt(), entry.registryNumber(),
                entry.statusList(), entry.statusIndex(), now, HexFormat.of().parseHex(signed.hash()), sealed, leaf);
        }
    }
}
