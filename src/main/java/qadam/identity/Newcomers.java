package qadam.identity;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.web.Role;

/** People who do not come through the sign-up page: a demonstration's. They get what that page gives, but for recovery codes. */
public final class Newcomers {
    private final Database database;
    private final InstantSource clock;
    private final SignUp.Parts parts;
    private final Confirmations confirmations;
    private final LearnerStore learners = new LearnerStore();
    private final SignInStore signIns = new SignInStore();

    Newcomers(Database database, InstantSource clock, SignUp.Parts parts, SeenIds seenIds) {
        this.database = database;
        this.clock = clock;
        this.parts = parts;
        this.confirmations = new Confirmations(database, clock, parts, seenIds);
    }

    /** A person with the learner key to which their steps belong. */
    public record Newcomer(UUID person, long learner) {
    }

    /** Slow on purpose; a password that many share is hashed once. */
    public byte[] hash(String password) {
        return parts.passwords().hash(password);
    }

    public Newcomer add(String name, String userName, byte[] passwordHash) {
        SignUp.Wish wish = SignUp.wish(name, userName, Optional.empty());
        UUID person = Ids.random();
        return database.write(handle -> {
            Instant now = clock.instant();
            parts.persons().add(handle, person, wish.name(), now);
            parts.persons().set(handle, person, PersonDetail.USER_NAME, wish.userName().written(), now);
            String subject = parts.names().subject(wish.userName().folded());
            if (!signIns.add(handle, person, SignInWay.NAME, "", subject, passwordHash, 0, now)) {
                throw new Refusal(IdentityProblem.USER_NAME_TAKEN);
            }
            parts.rules().agreed(handle, person, now);
            return new Newcomer(person, learners.first(handle, person, now));
        });
    }

    SignUp.Parts parts() {
        return parts;
    }

    /** The learner key of somebody who learns without an account. */
    public long visitor() {
        return database.write(handle -> learners.make(handle, clock.instant()));
    }

    /** Gives a role by the road of every role: a link that is offered and accepted, with both lines in the trail. */
    public void appoint(UUID person, Role role) {
        database.write(handle -> {
            parts.grants().accept(handle, parts.grants().invite(handle, role, Optional.empty()), person);
            return null;
        });
    }

    /** @param seen the national id on the document, if the office was shown one */
    public void confirm(UUID person, UUID actor, String reason, Optional<NationalId> seen) {
        confirmations.confirm(person, actor, reason, seen);
    }
}
