package qadam.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Refusal;
import qadam.web.Role;

/** Rights of staff: given by a one-time link, ended by an administrator, each time with a line in the trail. */
final class Grants implements PlacedRoles {
    private static final Duration LINK_LASTS = Duration.ofHours(24);

    private final InstantSource clock;
    private final Audit audit;
    private final GrantStore store = new GrantStore();

    Grants(InstantSource clock, Audit audit) {
        this.clock = clock;
        this.audit = audit;
    }

    /** A new link's token, for the very first administrator; empty when there is an administrator. */
    Optional<String> firstLink(Handle handle) {
        if (administrators(handle) > 0) {
            return Optional.empty();
        }
        store.endUnusedFirstLinks(handle, clock.instant());
        return Optional.of(invite(handle, Role.ADMINISTRATOR, Optional.empty()));
    }

    /** Makes a link that gives the role once within a day, and answers its token; only the token's hash is kept. */
    String invite(Handle handle, Role role, Optional<UUID> maker) {
        return invite(handle, role, GrantStore.ROOT, maker);
    }

    private String invite(Handle handle, Role role, long place, Optional<UUID> maker) {
        String token = Hashes.newToken();
        Instant now = clock.instant();
        store.addInvitation(handle, new Invitation(Hashes.sha256(token), role, place, maker, now.plus(LINK_LASTS)), now);
        audit.enter(handle, now, maker, "role-offered", words(role, place), "");
        return token;
    }

    /** What was offered and may still be accepted, the newest first. */
    List<Invitation> offers(Handle handle) {
        return store.offers(handle, GrantStore.ROOT, clock.instant());
    }

    /** A link that went astray opens nothing any more. @param hash as {@link #offers} gives it, in hex digits */
    void withdraw(Handle handle, String hash, UUID actor) {
        Instant now = clock.instant();
        Invitation offer = offers(handle).stream().filter(one -> HexFormat.of().formatHex(one.hash()).equals(hash)).findFirst()
            .orElseThrow(() -> new Refusal(IdentityProblem.OFFER_GONE));
        store.endOffer(handle, offer.hash(), now);
        audit.enter(handle, now, Optional.of(actor), "role-offer-withdrawn", offer.role().name(), "");
    }

    Invitation invitation(Handle handle, String token) {
        return store.invitation(handle, Hashes.sha256(token), clock.instant())
            .orElseThrow(() -> new Refusal(IdentityProblem.LINK_SPENT));
    }

    void accept(Handle handle, String token, UUID person) {
        Invitation invitation = invitation(handle, token);
        Instant now = clock.instant();
        if (!store.use(handle, invitation.hash(), person, now)) {
            throw new Refusal(IdentityProblem.LINK_SPENT);
        }
        store.add(handle, person, invitation.role(), invitation.organisation(), invitation.maker(), now);
        audit.enter(handle, now, Optional.of(person), "role-accepted", Subjects.person(person), words(invitation.role(), invitation.organisation()));
    }

    List<Grant> current(Handle handle) {
        return store.current(handle, GrantStore.ROOT);
    }

    void end(Handle handle, long number, UUID actor, String reason) {
        Grant grant = current(handle).stream().filter(one -> one.number() == number).findFirst()
            .orElseThrow(() -> new Refusal(IdentityProblem.GRANT_UNKNOWN));
        refuseLastAdministrator(handle, grant.role() == Role.ADMINISTRATOR);
        store.end(handle, number, actor, clock.instant());
        audit.enter(handle, clock.instant(), Optional.of(actor), "role-ended",
            Subjects.person(grant.person()) + " " + grant.role(), reason);
    }

    /** For a person who leaves: an installation is never left without an administrator. */
    void endAll(Handle handle, UUID person) {
        refuseLastAdministrator(handle, store.roles(handle, person).contains(Role.ADMINISTRATOR));
        store.endAll(handle, person, clock.instant());
    }

    private void refuseLastAdministrator(Handle handle, boolean isAdministrator) {
        if (isAdministrator && administrators(handle) == 1) {
            throw new Refusal(IdentityProblem.LAST_ADMINISTRATOR);
        }
    }

    long administrators(Handle handle) {
        return current(handle).stream().filter(grant -> grant.role() == Role.ADMINISTRATOR).count();
    }

    // ── rights in a place ──

    @Override
    public List<Held> of(Handle handle, UUID person) {
        return store.held(handle, person);
    }

    @Override
    public Map<UUID, List<Held>> ofEach(Handle handle, Collection<UUID> persons) {
        return store.held(handle, persons);
    }

    @Override
    public List<Holder> holders(Handle handle, long place) {
        return store.current(handle, place).stream().map(grant -> new Holder(grant.number(), grant.person(), grant.role(), grant.sinceAt())).toList();
    }

    @Override
    public String offer(Handle handle, Role role, long place, UUID maker) {
        return "/invitations/" + invite(handle, role, place, Optional.of(maker));
    }

    @Override
    public void give(Handle handle, UUID person, Role role, long place, UUID giver) {
        store.add(handle, person, role, place, Optional.of(giver), clock.instant());
        audit.enter(handle, clock.instant(), Optional.of(giver), "role-given", Subjects.person(person) + " " + words(role, place), "");
    }

    @Override
    public boolean end(Handle handle, long place, long number, UUID actor, String reason) {
        Optional<Grant> held = store.current(handle, place).stream().filter(grant -> grant.number() == number).findFirst();
        held.ifPresent(grant -> {
            store.end(handle, number, actor, clock.instant());
            audit.enter(handle, clock.instant(), Optional.of(actor), "role-ended", Subjects.person(grant.person()) + " " + words(grant.role(), place), reason);
        });
        return held.isPresent();
    }

    @Override
    public boolean withdraw(Handle handle, UUID person, Role role, long place, Optional<UUID> actor, String reason) {
        Optional<Grant> held = store.current(handle, place).stream().filter(grant -> grant.person().equals(person) && grant.role() == role).findFirst();
        held.ifPresent(grant -> {
            store.end(handle, grant.number(), actor.orElse(null), clock.instant());
            audit.enter(handle, clock.instant(), actor, "role-ended", Subjects.person(person) + " " + words(role, place), reason);
        });
        return held.isPresent();
    }

    @Override
    public byte[] mark(String path) {
        return Hashes.sha256(path.substring(path.lastIndexOf('/') + 1));
    }

    @Override
    public Optional<UUID> acceptedBy(Handle handle, byte[] mark) {
        return store.acceptedBy(handle, mark);
    }

    @Override
    public Map<String, UUID> acceptedBy(Handle handle, Collection<byte[]> marks) {
        return store.acceptedBy(handle, marks);
    }

    private static String words(Role role, long place) {
        return place == GrantStore.ROOT ? role.name() : role + " organisation " + place;
    }
}
