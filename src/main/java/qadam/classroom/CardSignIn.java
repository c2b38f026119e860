package qadam.classroom;

import io.javalin.http.Context;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import qadam.identity.Arrivals;
import qadam.organisation.Members;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.ClientAddress;
import qadam.web.Door;

/**
 * Lets in who holds a card, or the digits that a teacher has made for them just now. Judged and counted in the one transaction that opens the
 * session: a thousand guesses at once are no more than one after the other. Who has to wait is only read.
 */
final class CardSignIn {
    static final Duration LET_IN_LASTS = Duration.ofMinutes(5);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final InstantSource clock;
    private final Parts parts;

    /** What a sign-in needs of the rest of the house. */
    record Parts(Arrivals arrivals, CardChildren children, Organisations organisations, Members members, CardSecrets secrets, CardTries tries, CardStore store) {
    }

    /** What a child shows. */
    record Shown(ClassCode code, int number, Picture picture, String word, Language language) {
        @Override
        public String toString() {
            return "Shown[…]";
        }
    }

    CardSignIn(Database database, InstantSource clock, Parts parts) {
        this.database = database;
        this.clock = clock;
        this.parts = parts;
    }

    Asker byCard(Context context, Shown shown) {
        byte[] secret = parts.secrets.hash(shown.code, shown.number, shown.picture, shown.word, shown.language);
        return admit(context, new CardTries.Target(shown.code, shown.number, false, ClientAddress.of(context)), handle -> holder(handle, secret));
    }

    Asker byDigits(Context context, ClassCode code, int number, String digits) {
        byte[] secret = parts.secrets.letIn(code, number, digits);
        return admit(context, new CardTries.Target(code, number, true, ClientAddress.of(context)), handle -> letIn(handle, secret));
    }

    /** Six digits for one pupil; earlier ones end. @return what the teacher reads out */
    String letIn(Handle handle, ClassCode code, ClassCard card, UUID maker) {
        String digits = "%06d".formatted(RANDOM.nextInt(1_000_000));
        Instant now = clock.instant();
        parts.store.forgetLetIns(handle, now);
        parts.store.addLetIn(handle, new LetIn(parts.secrets.letIn(code, card.number(), digits), card.organisation(), card.person(), maker, now, now.plus(LET_IN_LASTS)));
        return digits;
    }

    private interface Judge {
        Arrivals.Entry of(Handle handle);
    }

    private Asker admit(Context context, CardTries.Target target, Judge judge) {
        Instant now = clock.instant();
        parts.tries.waiting(database.read(handle -> parts.tries.standing(handle, target, now)), now).ifPresent(CardSignIn::refuse);
        return parts.arrivals.open(context, Door.CARD, handle -> judged(handle, target, judge));
    }

    private static void refuse(Refusal refusal) {
        throw refusal;
    }

    private Arrivals.Entry judged(Handle handle, CardTries.Target target, Judge judge) {
        Instant now = clock.instant();
        CardTries.Standing standing = parts.tries.standing(handle, target, now);
        Optional<Refusal> waiting = parts.tries.waiting(standing, now);
        if (waiting.isPresent()) {
            return Arrivals.Entry.refused(waiting.get());
        }
        Arrivals.Entry entry = judge.of(handle);
        if (entry.person().isPresent()) {
            parts.tries.right(handle, standing, now);
        } else {
            parts.tries.wrong(handle, standing, parts.store.isTaken(handle, target.code()), now);
        }
        return entry;
    }

    private Arrivals.Entry holder(Handle handle, byte[] secret) {
        Optional<ClassCard> card = parts.store.find(handle, secret);
        if (card.isEmpty()) {
            return Arrivals.Entry.refused(new Refusal(ClassroomProblem.CARD_WRONG));
        }
        return entry(card.get().holds(clock.instant()) && belongs(handle, card.get().organisation(), card.get().person()), card.get().person(),
            () -> new Refusal(ClassroomProblem.CARD_OVER));
    }

    private Arrivals.Entry letIn(Handle handle, byte[] secret) {
        Optional<LetIn> found = parts.store.findLetIn(handle, secret).filter(one -> clock.instant().isBefore(one.expiresAt()))
            .filter(one -> belongs(handle, one.organisation(), one.person()));
        found.ifPresent(used -> parts.store.endLetIns(handle, used.person()));
        return entry(found.isPresent(), found.map(LetIn::person).orElse(null), () -> new Refusal(ClassroomProblem.DIGITS_WRONG));
    }

    private static Arrivals.Entry entry(boolean right, UUID person, Supplier<Refusal> otherwise) {
        return right ? Arrivals.Entry.of(person) : Arrivals.Entry.refused(otherwise.get());
    }

    /** Whoever keeps the roster may have ended it meanwhile, and the child may have got an account of their own. */
    private boolean belongs(Handle handle, long organisation, UUID person) {
        return parts.children.isOne(handle, person) && parts.members.isMember(handle, organisation, person) && parts.organisations.find(handle, organisation).filter(Organisation::closed).isEmpty();
    }
}
