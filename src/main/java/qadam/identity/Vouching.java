package qadam.identity;

import java.util.Optional;
import java.util.UUID;
import qadam.shared.Database;

/**
 * An organisation's word for who its people are, with the national id that it or a guardian gives: the same confirmation as the office's, kept as
 * a match tag, told to whoever listens for ids, one id to one account.
 */
public final class Vouching {
    private final Database database;
    private final Persons persons;
    private final SeenIds seenIds;
    private final Confirmations confirmations;
    private final ConfirmationStore confirmed = new ConfirmationStore();

    Vouching(Database database, Persons persons, SeenIds seenIds, Confirmations confirmations) {
        this.database = database;
        this.persons = persons;
        this.seenIds = seenIds;
        this.confirmations = confirmations;
    }

    /** Whether another account here has been confirmed with this id. Never inside a transaction. */
    public boolean isAnothers(UUID person, NationalId id) {
        byte[] tag = seenIds.tag(id);
        return database.read(handle -> confirmed.confirmedWith(handle, tag)).filter(found -> !found.equals(person)).isPresent();
    }

    /**
     * Confirms, or adds the id to a confirmation that has none, or compares it with the one that is known. Never inside a transaction.
     *
     * @param by who answers for it @param id empty when nobody gives one: then the person is confirmed and never counted
     * @throws qadam.shared.Refusal when another account has the id, this person another id, or {@code by} is this person
     */
    public void vouch(UUID person, UUID by, String reason, Optional<NationalId> id) {
        if (database.read(handle -> persons.confirmedBy(handle, person)).isEmpty()) {
            confirmations.confirm(person, by, reason, id);
        } else if (id.isPresent() && database.read(handle -> seenIds.has(handle, person))) {
            seenIds.require(person, id.get());
        } else if (id.isPresent()) {
            confirmations.addId(person, by, reason, id.get());
        }
    }
}
