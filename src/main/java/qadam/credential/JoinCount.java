package qadam.credential;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Programme;
import qadam.catalog.Programmes;
import qadam.identity.NationalId;
import qadam.identity.People;
import qadam.shared.Database;
import qadam.shared.Refusal;

/**
 * Has a holder counted who was not when their credentials were issued: a claim leaf gives each of them the holder's person tag. All at
 * once, since what stayed under the account's own tag would stand beside them as somebody else's. Each once, whoever asks how often.
 */
final class JoinCount {
    /** Until then a checkpoint may cover what was issued on the programme's last day; what comes later does not count. */
    private static final int DAYS_AFTER = 14;

    private final Foundations foundations;
    private final Database database;
    private final People people;
    private final Programmes programmes;
    private final InstantSource clock;
    private final CredentialStore credentials = new CredentialStore();
    private final RevocationStore revocations = new RevocationStore();
    private final LeafStore leaves = new LeafStore();

    JoinCount(Foundations foundations) {
        this.foundations = foundations;
        this.database = foundations.database();
        this.people = foundations.people();
        this.programmes = foundations.programmes();
        this.clock = foundations.clock();
    }

    Standing standing(Handle handle, Credential credential) {
        Leaf.Issue issued = leaves.issue(handle, credential.leaf());
        Optional<QueuedLeaf> claim = leaves.claimOf(handle, credential.leaf());
        if (claim.isPresent()) {
            return claimed(handle, claim.get());
        }
        boolean never = issued.mode().equals(Leaf.REHEARSAL) || isOver(handle, issued) || revocations.find(handle, credential.id()).isPresent();
        if (never || !issued.isClaimable()) {
            return Standing.of(never ? Standing.State.NEVER : Standing.State.COUNTED);
        }
        boolean seen = people.confirmedBy(handle, credential.person()).isPresent() && people.isNationalIdSeen(handle, credential.person());
        return Standing.of(seen ? Standing.State.OPEN : Standing.State.UNSEEN);
    }

    private Standing claimed(Handle handle, QueuedLeaf claim) {
        boolean published = claim.index().flatMap(index -> foundations.log().proof(handle, index)).isPresent();
        return new Standing(Standing.State.CLAIMED, published ? Optional.empty() : Optional.of(foundations.log().due(claim.queuedAt())));
    }

    /** Of another year, or too late for a checkpoint of this one; a demonstration is never over. */
    private boolean isOver(Handle handle, Leaf.Issue issued) {
        Programme edition = programmes.now(handle);
        LocalDate today = clock.instant().atZone(Leaf.ALMATY).toLocalDate();
        return !issued.programmeId().equals(edition.id()) || !edition.isDemonstration() && today.isAfter(edition.lastDay().plusDays(DAYS_AFTER));
    }

    /**
     * All that would be counted with this one, which comes first.
     *
     * @throws Refusal when this is not a credential of the person's that can still be counted
     */
    List<Credential> open(UUID person, UUID credential) {
        List<Credential> open = database.read(handle -> credentials.of(handle, person).stream().filter(one -> standing(handle, one).isOpen())
            .sorted(Comparator.comparing(one -> !one.id().equals(credential))).toList());
        if (open.isEmpty() || !open.getFirst().id().equals(credential)) {
            throw new Refusal(CredentialProblem.NOT_TO_BE_COUNTED);
        }
        return open;
    }

    /** @param judged what was looked at before: of what came since, somebody has to ask anew @throws Refusal when the id is not theirs */
    void join(UUID person, List<Credential> judged, NationalId given, Objection objection) {
        people.requireSeen(person, given);
        String tag = new PersonTags(foundations.data(), database, programmes.id()).tag(given);
        Instant now = clock.instant();
        database.write(handle -> {
            objection.raise(handle);
            people.confirmedBy(handle, person).ifPresent(established -> claim(handle, judged, new Leaf.Claim(tag, established, Leaf.week(now)), now));
            return null;
        });
    }

    private void claim(Handle handle, List<Credential> judged, Leaf.Claim claim, Instant now) {
        judged.stream().filter(one -> standing(handle, one).isOpen())
            .forEach(one -> leaves.addClaim(handle, claim, one.leaf(), now));
    }
}
