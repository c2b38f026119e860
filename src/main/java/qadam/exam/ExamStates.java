package qadam.exam;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** How far people are with an exam, for whoever teaches them. Rehearsals are nobody's business and are not in it. */
public final class ExamStates {
    private final AttemptStore store = new AttemptStore();

    ExamStates() {
    }

    /** Of several people at once; who has never begun is not there. @param now as long as which an attempt is open */
    public Map<UUID, ExamState> of(Handle handle, Collection<UUID> persons, String exam, Instant now) {
        Map<UUID, ExamState> states = new HashMap<>();
        store.sat(handle, persons, exam).stream().collect(Collectors.groupingBy(AttemptStore.Sat::person))
            .forEach((person, sat) -> states.put(person, state(sat, now)));
        return states;
    }

    private static ExamState state(List<AttemptStore.Sat> sat, Instant now) {
        Optional<Instant> passed = sat.stream().filter(AttemptStore.Sat::passed).flatMap(one -> one.handedInAt().stream()).min(Comparator.naturalOrder());
        boolean sitting = sat.stream().anyMatch(one -> one.handedInAt().isEmpty() && !now.isAfter(one.deadlineAt()));
        Optional<Instant> last = sat.stream().flatMap(one -> Stream.concat(Stream.of(one.startedAt()), one.handedInAt().stream())).max(Comparator.naturalOrder());
        return new ExamState(passed.isPresent() ? ExamStage.PASSED : sitting ? ExamStage.SITTING : ExamStage.NOT_YET, last, passed);
    }
}
