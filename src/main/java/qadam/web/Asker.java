package qadam.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who is asking, as far as the session knows.
 *
 * @param session SHA-256 of the session's token: its key in the database; null when the browser has sent none
 * @param csrf the token that a form of this session carries; empty when there is no session
 * @param learner the learner key's number to which steps are written now; empty until the first step or sign-in
 * @param person the signed-in person
 * @param roles what the person may do; always holds {@link Role#ANYONE}, and {@link Role#LEARNER} when signed in
 * @param door how the person came in; empty when nobody is signed in
 */
public record Asker(byte[] session, String csrf, Optional<Long> learner, Optional<UUID> person, Set<Role> roles, Optional<Door> door) {
    public static final Asker NOBODY = new Asker(null, "", Optional.empty(), Optional.empty(), Set.of(Role.ANYONE));

    /** Somebody who came in by a name, if at all. */
    public Asker(byte[] session, String csrf, Optional<Long> learner, Optional<UUID> person, Set<Role> roles) {
        this(session, csrf, learner, person, roles, person.map(someone -> Door.NAME));
    }

    public boolean may(Role role) {
        return roles.contains(role);
    }

    /** Whether somebody is here by a class card: often a child, often at a device that others use next. */
    public boolean byCard() {
        return door.filter(way -> way == Door.CARD).isPresent();
    }

    public boolean signedIn() {
        return person.isPresent();
    }

    /**
     * Marks what this person's browser has not sent yet as theirs, so that it is never sent as anybody else's. Says nothing of who
     * they are: a hash of a random id. Empty when not signed in.
     */
    public String owner() {
        return person.map(id -> FixedPage.hash(("owner " + id).getBytes(StandardCharsets.US_ASCII)).substring(0, 24)).orElse("");
    }

    /** @throws java.util.NoSuchElementException when not signed in; routes with a role other than ANYONE never meet that */
    public UUID personId() {
        return person.orElseThrow();
    }
}
