package qadam.tutor;

import java.util.Locale;
import qadam.model.ModelProblem;

/** Why excerpts stand where an answer could. */
public enum Why {
    /** The installation has no model: the usual way. */
    NO_MODEL,
    /** Visitors ask no model. */
    SIGN_IN,
    /** An adult who has not accepted the notice yet. */
    NOTICE_FIRST,
    /** By age, or by what guardians and the school have decided. */
    NOT_FOR_YOU,
    SWITCHED_OFF,
    OVER_BUDGET,
    DOWN,
    SLOW,
    BUSY,
    BROKE_OFF,
    /** What the model said could not be shown. */
    WITHHELD,
    /** Nothing that the model said is in the lessons. */
    UNSUPPORTED,
    NOT_IN_LESSONS;

    public String key() {
        return "tutor.why." + name().toLowerCase(Locale.ROOT);
    }

    static Why of(ModelProblem problem) {
        return switch (problem) {
            case NONE_CONNECTED -> NO_MODEL;
            case DOWN, REFUSED -> DOWN;
            case SLOW -> SLOW;
            case BUSY -> BUSY;
            case STALLED, CUT, GARBLED, TOO_LONG -> BROKE_OFF;
        };
    }
}
