package qadam.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads the record in windows of its order: on PostgreSQL that order has an index of blocks, which needs both ends. */
final class StepPageStore {
    private static final int STRIDE = 2_000;

    /** The steps of a learner beyond this one. */
    List<Stored> ofLearner(Handle handle, long learner, long beyond, boolean ascending, int most) {
        String where = ascending ? "sequence > :beyond order by sequence asc" : "sequence < :beyond order by sequence desc";
        return handle.createQuery("select * from steps where learner = :learner and " + where + " limit :most")
            .bind("learner", learner).bind("beyond", beyond).bind("most", most).map(ConstructorMapper.of(Stored.class)).list();
    }

    /** @param from the first, {@code before} behind the last */
    List<Stored> between(Handle handle, long from, long before, boolean ascending) {
        return handle.createQuery("select * from steps where sequence >= :from and sequence < :before order by sequence " + (ascending ? "asc" : "desc"))
            .bind("from", from).bind("before", before).map(ConstructorMapper.of(Stored.class)).list();
    }

    /** The newest step's sequence; 0 in an empty record. */
    long last(Handle handle) {
        return handle.createQuery("""
                select coalesce(max(sequence), 0) from steps where sequence >= (select coalesce(max(first_sequence), 0) from commits)""")
            .mapTo(Long.class).one();
    }

    /** About where the steps of this moment begin: found by halving, for moments grow with the order. */
    long firstNotBefore(Handle handle, Instant moment) {
        long low = 1;
        long last = last(handle);
        long high = last + 1;
        while (low < high) {
            long middle = (low + high) / 2;
            Optional<Instant> stored = storedAt(handle, middle, last);
            if (stored.isPresent() && stored.get().isBefore(moment)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** When the step with this sequence, or the next one that is there, was stored. */
    private static Optional<Instant> storedAt(Handle handle, long sequence, long last) {
        for (long from = sequence; from <= last; from += STRIDE) {   // an outage may have drawn many numbers that no step got
            Optional<Instant> found = handle.createQuery("select stored_at from steps where sequence >= :from and sequence < :before order by sequence limit 1")
                .bind("from", from).bind("before", from + STRIDE).mapTo(Instant.class).findOne();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    OptionalInt courseVersion(Handle handle, String course, int version) {
        return number(new StepStore().findCourse(handle, course, version));
    }

    OptionalInt activity(Handle handle, int courseVersion, String activity) {
        return number(new StepStore().findActivity(handle, courseVersion, activity));
    }

    private static OptionalInt number(Optional<Integer> found) {
        return found.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }
}
