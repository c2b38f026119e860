package qadam.integrity;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.People;
import qadam.identity.Reason;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.web.WebProblem;

/** What becomes of a case: opened, appealed against, decided by a human or by its date. Each change is told in its own transaction. */
final class Cases {
    private static final int SHORTEST_APPEAL = 10;
    static final int LONGEST_APPEAL = 2_000;

    private final CaseStore store = new CaseStore();
    private final Database database;
    private final Witnesses witnesses;
    private final IntegrityListener listener;
    private final InstantSource clock;

    Cases(Database database, Witnesses witnesses, IntegrityListener listener, InstantSource clock) {
        this.database = database;
        this.witnesses = witnesses;
        this.listener = listener;
        this.clock = clock;
    }

    void open(Handle handle, Case one) {
        if (store.open(handle, one, witnesses.programmes().id())) {
            tell(handle, one, one.state(), one.openedAt());
        }
    }

    /** Released because nobody has decided until its date. */
    void lapse(Handle handle, Case one, Instant now) {
        if (store.decide(handle, one, State.RELEASED, Optional.empty(), "", now)) {
            tell(handle, one, State.RELEASED, now);
        }
    }

    /** All whose date has come; asked every night. */
    Forgetting lapsing() {
        return (rows, now) -> Forgetting.inPieces(rows, handle -> {
            List<Case> lapsed = store.lapsed(handle, now, Forgetting.PIECE);
            lapsed.forEach(one -> lapse(handle, one, now));
            return lapsed.size();
        });
    }

    /** The person's own words against a refusal, once. */
    void appeal(UUID person, UUID attempt, Rule rule, String words) {
        if (words.length() < SHORTEST_APPEAL || words.length() > LONGEST_APPEAL) {
            throw new Refusal(IntegrityProblem.APPEAL_SHORT);
        }
        database.write(handle -> {
            Case one = store.find(handle, attempt, rule).filter(found -> found.person().equals(person))
                .orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
            if (!store.appeal(handle, one, people().seal(handle, person, words), clock.instant())) {
                throw new Refusal(IntegrityProblem.NOT_TO_APPEAL);
            }
            return null;
        });
    }

    /** @param releases whether the person gets the credential after all */
    void decide(UUID attempt, Rule rule, boolean releases, String reason, UUID by) {
        String checked = Reason.checked(reason);
        database.write(handle -> {
            decide(handle, find(handle, attempt, rule), releases, checked, by);
            return null;
        });
    }

    private void decide(Handle handle, Case one, boolean releases, String reason, UUID by) {
        Instant now = clock.instant();
        refuse(one, by, now);
        State next = releases ? State.RELEASED : one.state() == State.APPEALED ? State.UPHELD : State.REFUSED;
        if (!store.decide(handle, one, next, Optional.of(by), reason, now)) {
            throw new Refusal(IntegrityProblem.DECIDED);
        }
        people().audit(handle, now, Optional.of(by), releases ? "claim-released" : "claim-refused", "claim " + Ids.hex(one.attempt()) + " " + one.rule().id(), reason);
        tell(handle, one, next, now);
    }

    private static void refuse(Case one, UUID by, Instant now) {
        if (!one.state().waits() || one.lapsed(now)) {
            throw new Refusal(IntegrityProblem.DECIDED);
        }
        if (one.person().equals(by)) {
            throw new Refusal(IntegrityProblem.OWN_CASE);
        }
        if (one.decidedBy().equals(Optional.of(by))) {
            throw new Refusal(IntegrityProblem.OWN_DECISION);
        }
    }

    Case find(Handle handle, UUID attempt, Rule rule) {
        return store.find(handle, attempt, rule).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }

    private People people() {
        return witnesses.people();
    }

    private void tell(Handle handle, Case one, State state, Instant at) {
        listener.judged(handle, new ClaimJudged(one.person(), one.attempt(), one.course(), state, at));
    }
}
