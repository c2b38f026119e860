package qadam.tutor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import qadam.web.Asker;

/**
 * Answers as they were shown, in memory and for a while, so that who loads a page anew does not ask anew, and a next question knows of the last. Each node
 * keeps its own, and none survives a restart; what is to stay stands in the log of exchanges.
 */
final class Kept {
    private static final Duration A_WHILE = Duration.ofHours(2);
    private static final int MOST = 2_000;

    private final InstantSource clock;
    /** Eldest first; guarded by itself. */
    private final Map<UUID, One> answers = new LinkedHashMap<>();

    private record One(UUID owner, Instant at, Answer answer) {
    }

    Kept(InstantSource clock) {
        this.clock = clock;
    }

    /** Only who is signed in asks a model, so every answer is a person's. */
    void keep(Asker asker, Answer answer) {
        synchronized (answers) {
            Instant now = clock.instant();
            answers.values().removeIf(one -> one.at().plus(A_WHILE).isBefore(now));
            answers.put(answer.id(), new One(asker.personId(), now, answer));
            while (answers.size() > MOST) {
                answers.remove(answers.keySet().iterator().next());
            }
        }
    }

    /** Empty for somebody else's. */
    Optional<Answer> find(Asker asker, UUID id) {
        synchronized (answers) {
            return Optional.ofNullable(answers.get(id)).filter(one -> asker.person().filter(one.owner()::equals).isPresent())
                .filter(one -> !one.at().plus(A_WHILE).isBefore(clock.instant())).map(One::answer);
        }
    }

    /** The conversation up to and with this answer. */
    List<Turn> turns(Asker asker, Optional<UUID> last) {
        return last.flatMap(id -> find(asker, id)).map(answer -> {
            List<Turn> turns = new ArrayList<>(answer.question().before());
            turns.add(new Turn(answer.asked(), answer.text()));
            return turns.subList(Math.max(0, turns.size() - Lengths.MOST_TURNS), turns.size());
        }).orElse(List.of());
    }

    /** Forgets what a person was answered. */
    void forget(UUID person) {
        synchronized (answers) {
            answers.values().removeIf(one -> one.owner().equals(person));
        }
    }
}
