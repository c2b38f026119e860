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
    /** It stands in an item bank. */
    EXAM_QUESTION,
    NOT_IN_LESSONS;

    public String key() {
        return "tutor.why." + name().toLowerCase(Locale.ROOT);
    }

    /** Whether it holds for any question, so that the page says it before one is asked. */
    public boolean isToldBefore() {
        return switch (this) {
            case NO_MODEL, SIGN_IN, NOTICE_FIRST, NOT_FOR_YOU, SWITCHED_OFF -> true;
            case OVER_BUDGET, DOWN, SLOW, BUSY, BROKE_OFF, WITHHELD, UNSUPPORTED, EXAM_QUESTION, NOT_IN_LESSONS -> false;
        };
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
