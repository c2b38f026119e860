package qadam.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.shared.RowChange;
import qadam.shared.RowChanges;

/**
 * Makes two accounts one person's, and two again. Whether that is right, and who may say so, is for whoever calls: here every row finds its
 * person. Sessions of both end each time, since what they may do is another thing now.
 */
public final class JoinPersons {
    private final SignUp.Parts parts;
    private final PersonStore persons = new PersonStore();
    private final LearnerStore learners = new LearnerStore();
    private final ConfirmationStore confirmations = new ConfirmationStore();
    private final List<JoinListener> listeners = new ArrayList<>();   // added to before the pages are open

    JoinPersons(SignUp.Parts parts) {
        this.parts = parts;
        listeners.add(new OwnJoining());
    }

    /** To be called before the pages are open. */
    public JoinPersons heardBy(List<JoinListener> more) {
        listeners.addAll(more);
        return this;
    }

    /** The tables of which somebody has decided what becomes of the rows. */
    public Set<String> tables() {
        Set<String> all = new TreeSet<>();
        listeners.forEach(listener -> all.addAll(listener.tables()));
        return all;
    }

    /**
     * @param from the account that comes to be {@code into}'s
     * @param at when they were joined, by which {@link #part} finds what ended then
     * @param keeper is told of every row that is changed, in the order in which it must not be taken back
     * @throws Refusal when they cannot be joined
     */
    public void join(Handle handle, UUID from, UUID into, Instant at, Consumer<RowChange> keeper) {
        if (!persons.exists(handle, from) || !persons.exists(handle, into) || from.equals(into)) {
            throw new Refusal(IdentityProblem.PERSON_UNKNOWN);
        }
        refuseTwoIds(handle, from, into);
        listeners.forEach(listener -> listener.check(handle, from, into));
        Map<String, Object> names = Map.of("from", Ids.bytes(from), "into", Ids.bytes(into), "now", at.toEpochMilli());
        PersonJoined joined = new PersonJoined(handle, from, into, at, new RowChanges(handle, names, keeper), parts.persons());
        listeners.forEach(listener -> listener.joined(joined));
        endSessions(handle, from, into);
    }

    /** @param changes what {@link #join} told its keeper, the last first @param since when they were joined @throws Refusal when something must be done first */
    public void part(Handle handle, UUID from, UUID into, Instant since, List<RowChange> changes) {
        PersonParting parting = new PersonParting(from, into, learners.endedAt(handle, from, since), since);
        listeners.forEach(listener -> listener.parting(handle, parting));
        changes.forEach(change -> RowChanges.takeBack(handle, change));
        listeners.forEach(listener -> listener.parted(handle, parting));
        endSessions(handle, from, into);
    }

    /** Two ids that officers have seen are two people, or one of them is wrong: then its confirmation is taken back first. */
    private void refuseTwoIds(Handle handle, UUID from, UUID into) {
        if (confirmations.match(handle, from).isPresent() && confirmations.match(handle, into).isPresent()) {
            throw new Refusal(IdentityProblem.TWO_NATIONAL_IDS);
        }
    }

    private void endSessions(Handle handle, UUID from, UUID into) {
        parts.sessions().endAll(handle, from);
        parts.sessions().endAll(handle, into);
    }
}
