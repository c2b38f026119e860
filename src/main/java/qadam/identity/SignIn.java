package qadam.identity;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Database;
import qadam.shared.Refusal;

/** Lets in a person who knows their password or holds a recovery code. Says the same, as late, whoever is not known. */
final class SignIn {
    private final Database database;
    private final InstantSource clock;
    private final Limits limits;
    private final SignUp.Parts parts;
    private final SignInStore store = new SignInStore();

    SignIn(Database database, InstantSource clock, Limits limits, SignUp.Parts parts) {
        this.database = database;
        this.clock = clock;
        this.limits = limits;
        this.parts = parts;
    }

    void withPassword(String userName, String password, String address, Visit visit) {
        String folded = UserName.fold(userName);
        limits.tryAddress(address);
        limits.tryAccount(folded);
        Optional<SignInWay> way = database.read(handle -> store.find(handle, SignInWay.NAME, "", parts.names().subject(folded)));
        if (!parts.passwords().matches(password, way.flatMap(SignInWay::secret).orElse(null))) {
            throw new Refusal(IdentityProblem.WRONG_SIGN_IN);
        }
        database.write(handle -> {
            if (!store.used(handle, way.get().number(), 0, clock.instant())) {
                throw new Refusal(IdentityProblem.WRONG_SIGN_IN);
            }
            limits.succeeded(handle, folded, address);
            parts.sessions().open(handle, visit, way.get().person());
            return null;
        });
    }

    /** Uses up a recovery code: every other session ends, since somebody else may sit in one. */
    void withCode(String code, String newPassword, String address, Visit visit) {
        limits.tryAddress(address);
        if (!parts.passwords().acceptable(newPassword, "")) {
            throw new Refusal(IdentityProblem.PASSWORD_WEAK);
        }
        byte[] hash = parts.passwords().hash(newPassword);
        database.write(handle -> {
            UUID person = parts.codes().use(handle, code).orElseThrow(() -> new Refusal(IdentityProblem.WRONG_CODE));
            store.setPassword(handle, person, hash);
            parts.sessions().endAll(handle, person);
            limits.addressSucceeded(handle, address);
            parts.sessions().open(handle, visit, person);
            return null;
        });
    }
}
