package qadam.identity;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.shared.Work;

/**
 * The office's word for who a person is: given with a reason, taken back with a reason, never for oneself. With the national id of
 * the document that was seen it also says which person is counted: one id, one account.
 */
final class Confirmations {
    /** Stands where the office's clerk would: nobody here. */
    private static final UUID ISSUER = new UUID(0, 0);

    private final Database database;
    private final InstantSource clock;
    private final Persons persons;
    private final Names names;
    private final SeenIds seenIds;
    private final ConfirmationStore store = new ConfirmationStore();
    private final SignInStore signIns = new SignInStore();

    Confirmations(Database database, InstantSource clock, SignUp.Parts parts, SeenIds seenIds) {
        this.database = database;
        this.clock = clock;
        this.persons = parts.persons();
        this.names = parts.names();
        this.seenIds = seenIds;
    }

    /** Finds a person by user name; that somebody looked is written down. */
    UUID find(String userName, UUID actor) {
        String subject = names.subject(UserName.fold(userName));
        return database.write(handle -> {
            UUID person = signIns.find(handle, SignInWay.NAME, "", subject)
                .orElseThrow(() -> new Refusal(IdentityProblem.PERSON_UNKNOWN)).person();
            persons.audit(handle, clock.instant(), Optional.of(actor), "person-looked-up", Subjects.person(person), "");
            return person;
        });
    }

    /** @param seen the national id on the document; without one the person is confirmed and never counted as trained */
    void confirm(UUID person, UUID actor, String reason, Optional<NationalId> seen) {
        String checked = Reason.checked(reason);
        refuseOneself(person, actor);
        Optional<byte[]> match = seen.map(seenIds::tag);
        write(person, actor, checked, seen, handle -> {
            Instant now = clock.instant();
            if (!store.add(handle, person, Confirmation.ROSTER, actor, checked, match, now)) {
                boolean already = match.isEmpty() || store.kindNow(handle, person).isPresent();   // if not, another clerk was faster with the same id
                throw new Refusal(already ? IdentityProblem.ALREADY_CONFIRMED : IdentityProblem.NATIONAL_ID_TAKEN);
            }
            persons.audit(handle, now, Optional.of(actor), "person-confirmed", Subjects.person(person), checked);
            seen.ifPresent(id -> tell(handle, person, actor, checked, id));
        });
    }

    private void tell(Handle handle, UUID person, UUID actor, String reason, NationalId seen) {
        persons.audit(handle, clock.instant(), Optional.of(actor), "national-id-seen", Subjects.person(person), reason);
        seenIds.tell(handle, person, seen, actor);
    }

    /** The national id of somebody who was confirmed without one. */
    void addId(UUID person, UUID actor, String reason, NationalId seen) {
        String checked = Reason.checked(reason);
        refuseOneself(person, actor);
        byte[] match = seenIds.tag(seen);
        write(person, actor, checked, Optional.of(seen), handle -> {
            if (!store.addMatch(handle, person, match)) {
                throw new Refusal(store.kindNow(handle, person).isPresent() ? IdentityProblem.NATIONAL_ID_KNOWN : IdentityProblem.NOT_CONFIRMED);
            }
            tell(handle, person, actor, checked, seen);
        });
    }

    /**
     * What an issuer says of who somebody is, as good here as the office's word. Inside the caller's transaction; refuses nothing: whoever is
     * confirmed already stays so, and an id that another account has confirms nobody else: which account that was is written down once.
     *
     * @param reason stands in the trail
     */
    void vouch(Handle handle, UUID person, String reason, Optional<byte[]> match) {
        Instant now = clock.instant();
        Optional<UUID> taken = match.flatMap(tag -> store.confirmedWith(handle, tag)).filter(found -> !found.equals(person));
        if (taken.isPresent()) {
            persons.auditOnce(handle, now, "confirmation-refused", Subjects.person(taken.get()) + " account " + Ids.hex(person), reason);
        } else if (store.kindNow(handle, person).isEmpty()) {
            store.add(handle, person, Confirmation.SSO, ISSUER, reason, match, now);
            persons.audit(handle, now, Optional.empty(), "person-confirmed", Subjects.person(person), reason);
        } else if (match.isPresent() && store.addMatch(handle, person, match.get())) {
            persons.audit(handle, now, Optional.empty(), "national-id-seen", Subjects.person(person), reason);
        }
    }

    private interface Deed {
        void in(Handle handle);
    }

    /** That another account has the id is an answer and no exception: it stays in the trail of the person whose id it is. */
    private void write(UUID person, UUID actor, String reason, Optional<NationalId> seen, Deed deed) {
        Optional<byte[]> match = seen.map(seenIds::tag);
        Work<Optional<UUID>> work = handle -> {
            refuseUnknown(handle, person);
            Optional<UUID> taken = match.flatMap(tag -> store.confirmedWith(handle, tag)).filter(found -> !found.equals(person));
            taken.ifPresentOrElse(found -> refused(handle, person, found, actor, reason, seen.orElseThrow()), () -> deed.in(handle));
            return taken;
        };
        orOnceMore(work).ifPresent(found -> {
            throw new Refusal(IdentityProblem.NATIONAL_ID_TAKEN, Map.of("person", Ids.hex(found)));
        });
    }

    private void refused(Handle handle, UUID person, UUID found, UUID actor, String reason, NationalId seen) {
        persons.audit(handle, clock.instant(), Optional.of(actor), "confirmation-refused", Subjects.person(found), reason);
        seenIds.tellTwice(handle, person, found, seen);
    }

    /** A clerk at another node was faster with the same id: the database kept ours out, and now theirs can be seen. */
    private <T> T orOnceMore(Work<T> work) {
        try {
            return database.write(work);
        } catch (UnableToExecuteStatementException faster) {
            return database.write(work);
        }
    }

    private static void refuseOneself(UUID person, UUID actor) {
        if (person.equals(actor)) {
            throw new Refusal(IdentityProblem.OWN_CONFIRMATION);
        }
    }

    void undo(UUID person, UUID actor, String reason) {
        String checked = Reason.checked(reason);
        database.write(handle -> {
            Instant now = clock.instant();
            if (!store.end(handle, person, actor, checked, now)) {
                throw new Refusal(IdentityProblem.NOT_CONFIRMED);
            }
            persons.audit(handle, now, Optional.of(actor), "confirmation-undone", Subjects.person(person), checked);
            seenIds.tellBack(handle, person);
            return null;
        });
    }

    List<Confirmation> of(Handle handle, UUID person) {
        return store.all(handle, person);
    }

    void refuseUnknown(Handle handle, UUID person) {
        if (!persons.exists(handle, person)) {
            throw new Refusal(IdentityProblem.PERSON_UNKNOWN);
        }
    }
}
