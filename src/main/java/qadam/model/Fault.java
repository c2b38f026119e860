package qadam.model;

import java.time.Duration;
import java.util.Optional;

/** A server did not do what was asked of it. Says nothing of what was asked or answered. */
final class Fault extends Exception {
    private static final long serialVersionUID = 1;
    private final ModelProblem why;
    private final transient Optional<Duration> retryAfter;
    private final boolean elsewhere;

    private Fault(ModelProblem why, Optional<Duration> retryAfter, boolean elsewhere) {
        super(why.name(), null, false, false);
        this.why = why;
        this.retryAfter = retryAfter;
        this.elsewhere = elsewhere;
    }

    static Fault of(ModelProblem why) {
        return new Fault(why, Optional.empty(), false);
    }

    /** Another server may well do it. */
    static Fault elsewhere(ModelProblem why, Optional<Duration> retryAfter) {
        return new Fault(why, retryAfter, true);
    }

    ModelProblem why() {
        return why;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    boolean isToBeTriedElsewhere() {
        return elsewhere;
    }
}
