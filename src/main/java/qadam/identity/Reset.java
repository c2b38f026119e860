package qadam.identity;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Refusal;
import qadam.web.Door;

/**
 * Lets in who holds a link: by a new password, or by a passkey made now. What somebody else may know or have found ends: the
 * old password, the recovery codes, every session. Passkeys stay, each behind its device's own lock; their owner sees them.
 */
final class Reset {
    private final Database database;
    private final InstantSource clock;
    private final Tries tries;
    private final SignUp.Parts parts;
    private final SignInStore signIns = new SignInStore();

    /** Who comes in again. */
    record Holder(UUID person, String name, String userName) {
    }

    Reset(Database database, InstantSource clock, Tries tries, SignUp.Parts parts) {
        this.database = database;
        this.clock = clock;
        this.tries = tries;
        this.parts = parts;
    }

    Holder holder(String token) {
        return database.read(handle -> {
            UUID person = parts.links().person(handle, token);
            return new Holder(person, parts.persons().name(handle, person),
                parts.persons().find(handle, person, PersonDetail.USER_NAME).orElse(""));
        });
    }

    /** @return whether passkeys from before open the account as well: their owner should look at them now */
    boolean withPassword(String token, String password, String address, Visit visit) {
        if (!parts.passwords().acceptable(password, holder(token).userName())) {
            throw new Refusal(IdentityProblem.PASSWORD_WEAK);
        }
        byte[] hash = parts.passwords().hash(password);
        return use(token, address, visit, (handle, person) -> signIns.setPassword(handle, person, hash));
    }

    /** @return whether passkeys from before open the account as well */
    boolean withPasskey(String token, Passkeys.Made made, String address, Visit visit) {
        return use(token, address, visit, (handle, person) -> {
            if (!made.person().equals(person)) {
                throw new Refusal(IdentityProblem.PASSKEY_REFUSED);
            }
            signIns.setPassword(handle, person, null);
            parts.ways().add(handle, person, made.passkey(), visit.device());
        });
    }

    private boolean use(String token, String address, Visit visit, BiConsumer<Handle, UUID> change) {
        return database.write(handle -> {
            UUID person = parts.links().use(handle, token);
            boolean others = signIns.of(handle, person).stream().anyMatch(SignInWay::isPasskey);
            change.accept(handle, person);
            signIns.cameIn(handle, person, clock.instant());
            parts.sessions().endAll(handle, person);
            parts.codes().renew(handle, person, clock.instant());
            parts.news().tell(handle, person, Optional.of(person), AccessChange.RESET_LINK_USED, "");
            parts.persons().find(handle, person, PersonDetail.USER_NAME)
                .ifPresent(name -> tries.succeeded(handle, UserName.fold(name), address));
            parts.sessions().open(handle, visit.by(Door.LINK), person);
            return others;
        });
    }

    /** First the new recovery codes, which are shown only now; then, where there are some, the passkeys from before. */
    static String next(String home, boolean others) {
        return Next.carry(home + "/me/recovery-codes", others ? home + "/me/passkeys" : "");
    }
}
