package qadam.exam;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Database;
import qadam.shared.Refusal;
import tools.jackson.databind.JsonNode;

/**
 * Responses that come by a file instead of the network, because it never came back: judged like any that arrive at that moment, never dropped, each once.
 */
public final class BroughtResponses {
    private final AttemptStore store = new AttemptStore();
    private final Database database;
    private final Attempts attempts;

    BroughtResponses(Database database, Attempts attempts) {
        this.database = database;
        this.attempts = attempts;
    }

    /** Whose attempt it is; empty when there is none. */
    public Optional<UUID> personOf(UUID attempt) {
        return database.read(handle -> store.find(handle, attempt)).map(Attempt::person);
    }

    /**
     * Reads a save as the exam's script keeps it: {@code item}, {@code sequence}, {@code id}, {@code response}, {@code taken_at}, {@code device_now}.
     *
     * @param broughtAt stands for the moment of one that does not say when it was given
     * @throws Refusal when there is no such attempt, or it is no save that its form could have sent
     */
    public Save read(UUID attempt, JsonNode save, Instant broughtAt) {
        return SaveJson.read(save, attempts.paper(find(attempt)), broughtAt);
    }

    /**
     * Keeps them, and says of each what became of it; what was kept before is said again and changes nothing. One that is refused, as beyond the
     * limit of saves or under a number that another took, carries the refusal; the others stand.
     *
     * @param broughtAt the server's moment, which counts as their arrival
     * @param by who brought the file, the learner or another
     */
    public List<Kept> bring(UUID attempt, List<Save> saves, Instant broughtAt, UUID by) {
        Attempt known = find(attempt);
        SaveResponse.Sending sending = new SaveResponse.Sending(Optional.empty(), true, !by.equals(known.person()), broughtAt.truncatedTo(ChronoUnit.MILLIS));
        List<Kept> kept = new ArrayList<>();
        saves.forEach(save -> kept.add(keep(known, sending, save)));
        return kept;
    }

    private Kept keep(Attempt attempt, SaveResponse.Sending sending, Save save) {
        try {
            return attempts.keep(attempt, sending, save);
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof ExamProblem ours)) {
                throw refusal;
            }
            return new Kept(save.item(), save.sequence(), sending.received(), Arrival.EVIDENCE, Optional.of(ours), true, Optional.empty());
        }
    }

    private Attempt find(UUID attempt) {
        return database.read(handle -> store.find(handle, attempt)).orElseThrow(() -> new Refusal(qadam.web.WebProblem.NOT_FOUND));
    }
}
