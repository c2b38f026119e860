package qadam.identity;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Refusal;

/** The office's word for who a person is: given with a reason, taken back with a reason, never for oneself. */
final class Confirmations {
    private final Database database;
    private final InstantSource clock;
    private final Persons persons;
    private final Names names;
    private final ConfirmationStore store = new ConfirmationStore();
    private final SignInStore signIns = new SignInStore();

    Confirmations(Database database, InstantSource clock, Persons persons, Names names) {
        this.database = database;
        this.clock = clock;
        this.persons = persons;
        this.names = names;
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

    void confirm(UUID person, UUID actor, String reason) {
        String checked = Reason.checked(reason);
        if (person.equals(actor)) {
            throw new Refusal(IdentityProblem.OWN_CONFIRMATION);
        }
        database.write(handle -> {
            refuseUnknown(handle, person);
            Instant now = clock.instant();
            if (!store.add(handle, person, Confirmation.ROSTER, actor, checked, now)) {
                throw new Refusal(IdentityProblem.ALREADY_CONFIRMED);
            }
            persons.audit(handle, now, Optional.of(actor), "person-confirmed", Subjects.person(person), checked);
            return null;
        });
    }

    void undo(UUID person, UUID actor, String reason) {
        String checked = Reason.checked(reason);
        database.write(handle -> {
            Instant now = clock.instant();
            if (!store.end(handle, person, actor, checked, now)) {
                throw new Refusal(IdentityProblem.NOT_CONFIRMED);
            }
            persons.audit(handle, now, Optional.of(actor), "confirmation-undone", Subjects.person(person), checked);
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
