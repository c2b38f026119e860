package qadam.identity;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.web.Door;

/** Makes a person: by a user name with a password, or with a passkey. The steps taken before come along. */
final class SignUp {
    /** What somebody filled in; {@code invitation} is the token of a one-time link, or empty. */
    record Wish(String name, UserName userName, Optional<String> invitation) {
        @Override
        public String toString() {
            return "Wish[…]";
        }
    }

    private final Database database;
    private final InstantSource clock;
    private final Parts parts;
    private final SignInStore signIns = new SignInStore();

    /** What making a person needs of the rest of the package. */
    record Parts(Persons persons, Names names, RecoveryCodes codes, Sessions sessions, Grants grants, Passwords passwords,
                 HouseRules rules, AccessNews news, OwnPasskeys ways, ResetLinks links) {
    }

    SignUp(Database database, InstantSource clock, Parts parts) {
        this.database = database;
        this.clock = clock;
        this.parts = parts;
    }

    /** Checks what was typed. */
    static Wish wish(String name, String userName, Optional<String> invitation) {
        if (name.isBlank()) {
            throw new Refusal(IdentityProblem.NAME_MISSING);
        }
        UserName parsed = UserName.parse(userName).orElseThrow(() -> new Refusal(IdentityProblem.USER_NAME_UNFIT));
        return new Wish(name, parsed, invitation);
    }

    void withPassword(Wish wish, String password, Visit visit) {
        if (!parts.passwords().acceptable(password, wish.userName().folded())) {
            throw new Refusal(IdentityProblem.PASSWORD_WEAK);
        }
        refuseTaken(wish);   // before the slow hash; decided for good inside the write
        byte[] hash = parts.passwords().hash(password);
        database.write(handle -> begin(handle, Ids.random(), wish, hash, visit.by(Door.NAME)));
    }

    void withPasskey(Wish wish, UUID person, NewPasskey passkey, Visit visit) {
        database.write(handle -> {
            begin(handle, person, wish, null, visit.by(Door.PASSKEY));
            passkey.addTo(handle, person, clock.instant());
            return null;
        });
    }

    void refuseTaken(Wish wish) {
        String subject = parts.names().subject(wish.userName().folded());
        if (database.read(handle -> signIns.find(handle, SignInWay.NAME, "", subject)).isPresent()) {
            throw new Refusal(IdentityProblem.USER_NAME_TAKEN);
        }
    }

    private UUID begin(Handle handle, UUID person, Wish wish, byte[] passwordHash, Visit visit) {
        Instant now = clock.instant();
        parts.persons().add(handle, person, wish.name(), now);
        parts.persons().set(handle, person, PersonDetail.USER_NAME, wish.userName().written(), now);
        if (!signIns.add(handle, person, SignInWay.NAME, "", parts.names().subject(wish.userName().folded()), passwordHash, 0, now)) {
            throw new Refusal(IdentityProblem.USER_NAME_TAKEN);
        }
        parts.rules().agreed(handle, person, now);
        parts.codes().renew(handle, person, now);
        wish.invitation().ifPresent(token -> parts.grants().accept(handle, token, person));
        parts.sessions().open(handle, visit, person);
        return person;
    }
}
