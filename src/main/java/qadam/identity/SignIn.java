package qadam.identity;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Database;
import qadam.shared.Refusal;
import qadam.web.Door;

/** Lets in a person who knows their password or holds a recovery code. Says the same, as late, whoever is not known. */
final class SignIn {
    private final Database database;
    private final InstantSource clock;
    private final Tries tries;
    private final SignUp.Parts parts;
    private final SignInStore store = new SignInStore();

    SignIn(Database database, InstantSource clock, Tries tries, SignUp.Parts parts) {
        this.database = database;
        this.clock = clock;
        this.tries = tries;
        this.parts = parts;
    }

    void withPassword(String userName, String password, String address, Visit visit) {
        String folded = UserName.fold(userName);
        tries.signIn(folded, address);
        Optional<SignInWay> way = database.read(handle -> store.find(handle, SignInWay.NAME, "", parts.names().subject(folded)));
        if (!parts.passwords().matches(password, way.flatMap(SignInWay::secret).orElse(null))) {
            throw new Refusal(IdentityProblem.WRONG_SIGN_IN);
        }
        database.write(handle -> {
            if (!store.used(handle, way.get().number(), 0, clock.instant())) {
                throw new Refusal(IdentityProblem.WRONG_SIGN_IN);
            }
            tries.succeeded(handle, folded, address);
            parts.sessions().open(handle, visit.by(Door.NAME), way.get().person());
            return null;
        });
    }

    /** Uses up a recovery code: every other session ends, since somebody else may sit in one. */
    void withCode(String code, String newPassword, String address, Visit visit) {
        tries.code(address);
        if (!parts.passwords().acceptable(newPassword, userName(code))) {
            throw new Refusal(IdentityProblem.PASSWORD_WEAK);
        }
        byte[] hash = parts.passwords().hash(newPassword);
        database.write(handle -> {
            UUID person = parts.codes().use(handle, code).orElseThrow(() -> new Refusal(IdentityProblem.WRONG_CODE));
            store.setPassword(handle, person, hash);
            store.cameIn(handle, person, clock.instant());
            parts.links().endAll(handle, person, Optional.of(person));
            parts.sessions().endAll(handle, person);
            parts.news().own(handle, person, AccessChange.RECOVERY_CODE_USED);
            tries.codeSucceeded(handle, address);
            parts.sessions().open(handle, visit.by(Door.CODE), person);
            return null;
        });
    }

    /** Of whoever's code it is, asked before the slow hash: a code that is nobody's costs nothing. */
    private String userName(String code) {
        return database.read(handle -> parts.codes().owner(handle, code)
            .map(person -> parts.persons().find(handle, person, PersonDetail.USER_NAME).orElse("")))
            .orElseThrow(() -> new Refusal(IdentityProblem.WRONG_CODE));
    }
}
