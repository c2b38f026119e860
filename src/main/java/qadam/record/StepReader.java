package qadam.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * The record read by others, a page at a time and never whole: by a learner's index, or by windows of its order that end after so many
 * rows whether or not something was found there.
 */
public final class StepReader {
    /** By how much the order of steps may differ from that of their moments: as long as a commit can take. */
    private static final Duration SLACK = Duration.ofSeconds(60);
    private static final int WINDOW = 5_000;
    private static final int WINDOWS = 4;
    private final StepPageStore store = new StepPageStore();

    /**
     * Which steps are asked for.
     *
     * @param after steps stored later than this moment
     * @param until and not later than this
     * @param sequence where the page before ended; empty at the beginning
     * @param most how many at most
     */
    public record Asked(OptionalLong learner, Optional<Kind> kind, OptionalInt courseVersion, OptionalInt activity, Optional<Instant> after,
                        Optional<Instant> until, OptionalLong sequence, boolean ascending, int most) {
        private boolean wants(Stored step) {
            return kind.map(Kind::code).filter(code -> code != step.kind()).isEmpty()
                && (courseVersion.isEmpty() || courseVersion.getAsInt() == step.courseVersion())
                && (activity.isEmpty() || activity.getAsInt() == step.activity())
                && after.filter(moment -> !step.storedAt().isAfter(moment)).isEmpty()
                && until.filter(moment -> step.storedAt().isAfter(moment)).isEmpty();
        }
    }

    /**
     * What was found.
     *
     * @param reached the sequence up to which everything has been looked at
     * @param moment about when that step was stored
     * @param ended whether nothing comes after it
     */
    public record Slice(List<Stored> steps, long reached, Instant moment, boolean ended) {
    }

    /** The steps in their order, or from the newest back. */
    public Slice page(Handle handle, Asked asked) {
        long from = asked.sequence().orElseGet(() -> beginning(handle, asked));
        return asked.learner().isPresent() ? ofLearner(handle, asked, from) : ofAll(handle, asked, from);
    }

    /** Just outside of the first step to be looked at. */
    private long beginning(Handle handle, Asked asked) {
        if (asked.ascending()) {
            return asked.after().map(moment -> store.firstNotBefore(handle, moment.minus(SLACK)) - 1).orElse(0L);
        }
        return asked.until().map(moment -> store.firstNotBefore(handle, moment.plus(SLACK))).orElseGet(() -> store.last(handle) + 1);
    }

    private Slice ofLearner(Handle handle, Asked asked, long from) {
        Looking looking = new Looking(asked, from);
        for (int i = 0; i < WINDOWS; i++) {
            List<Stored> window = store.ofLearner(handle, asked.learner().getAsLong(), looking.reached, asked.ascending(), WINDOW);
            if (looking.endsWith(window)) {
                return looking.slice();
            }
            if (window.size() < WINDOW) {
                return looking.end();
            }
        }
        return looking.slice();
    }

    private Slice ofAll(Handle handle, Asked asked, long from) {
        Looking looking = new Looking(asked, from);
        long last = store.last(handle);
        for (int i = 0; i < WINDOWS; i++) {
            if (asked.ascending() ? looking.reached >= last : looking.reached <= 1) {
                return looking.end();
            }
            long first = asked.ascending() ? looking.reached + 1 : Math.max(0, looking.reached - WINDOW);
            long before = asked.ascending() ? first + WINDOW : looking.reached;
            if (looking.endsWith(store.between(handle, first, before, asked.ascending()))) {
                return looking.slice();
            }
            looking.reached = asked.ascending() ? Math.min(before - 1, last) : first;
        }
        return looking.slice();
    }

    /** How far one page has come. */
    private static final class Looking {
        private final Asked asked;
        private final List<Stored> found = new ArrayList<>();
        private long reached;
        private Instant moment;
        private boolean ended;

        private Looking(Asked asked, long from) {
            this.asked = asked;
            this.reached = from;
            this.moment = asked.ascending() ? Instant.EPOCH : Instant.MAX;
        }

        /** Whether the page ends within these: it is full, or what follows is outside of the moments asked for. */
        private boolean endsWith(List<Stored> window) {
            for (Stored step : window) {
                reached = step.sequence();
                moment = step.storedAt();
                if (past(asked, step)) {
                    ended = true;
                    return true;
                }
                if (asked.wants(step)) {
                    found.add(step);
                }
                if (found.size() == asked.most()) {
                    return true;
                }
            }
            return false;
        }

        private Slice end() {
            ended = true;
            return slice();
        }

        private Slice slice() {
            return new Slice(found, reached, moment, ended);
        }
    }

    /** Whether this and all that follow lie outside of the moments asked for. */
    private static boolean past(Asked asked, Stored step) {
        return asked.ascending() ? asked.until().filter(moment -> step.storedAt().isAfter(moment.plus(SLACK))).isPresent()
            : asked.after().filter(moment -> step.storedAt().isBefore(moment.minus(SLACK))).isPresent();
    }

    /** The numbers of a course version and of an activity in it; empty when no step ever named them. */
    public OptionalInt courseVersion(Handle handle, String course, int version) {
        return store.courseVersion(handle, course, version);
    }

    public OptionalInt activity(Handle handle, int courseVersion, String activity) {
        return store.activity(handle, courseVersion, activity);
    }
}
