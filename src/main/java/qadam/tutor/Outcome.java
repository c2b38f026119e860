package qadam.tutor;

/** What became of a question. */
public enum Outcome {
    /** At least one sentence with a citation that holds. */
    ANSWERED,
    /** Sentences, but none that the lesson bears out: they are not shown. */
    UNSUPPORTED,
    /** The model answered, and nothing of it could be shown. */
    WITHHELD,
    /** No model answered. */
    FAILED,
    /** Nothing in the lessons speaks of it; no model was asked. */
    NOT_IN_LESSONS,
    /** The asker stopped it. */
    STOPPED;

    /** Whether passages are shown in the answer's place. */
    public boolean needsExcerpts() {
        return this == WITHHELD || this == UNSUPPORTED || this == FAILED;
    }
}
