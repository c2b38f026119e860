package qadam.world;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Learners;

/** Learner keys of nobody in particular, for tests of steps that need no people: the number is the pseudonym. */
public final class Pseudonyms implements Learners {
    @Override
    public List<Long> of(Handle handle, UUID person) {
        return List.of();
    }

    @Override
    public Map<UUID, List<Long>> ofEach(Handle handle, Collection<UUID> persons) {
        return Map.of();
    }

    @Override
    public Optional<UUID> person(Handle handle, long learner) {
        return Optional.empty();
    }

    @Override
    public UUID key(Handle handle, long learner) {
        return new UUID(0, learner);
    }

    @Override
    public OptionalLong number(Handle handle, UUID key) {
        return key.getMostSignificantBits() == 0 ? OptionalLong.of(key.getLeastSignificantBits()) : OptionalLong.empty();
    }

    @Override
    public Map<Long, UUID> keys(Handle handle, Collection<Long> learners) {
        Map<Long, UUID> keys = new HashMap<>();
        learners.forEach(learner -> keys.put(learner, key(handle, learner)));
        return keys;
    }
}
