package qadam.evaluation;

import java.util.Locale;

/** What is measured, on which side of the guard rails, and which way is good. Written into results by its name: a name is never changed. */
public enum Metric {
    /** Questions that the lesson answers and that were answered with a checked quotation from the passage that answers. */
    GROUNDED(Side.LEARNER, Unit.SHARE, true),
    /** The control: the same questions with passages that do not answer them, shown as answered from the lesson all the same. */
    SHUFFLED_GROUNDED(Side.LEARNER, Unit.SHARE, false),
    /** Questions whose answer holds the fact that was asked for. */
    RIGHT(Side.MODEL, Unit.SHARE, true),
    /** The control of {@link #RIGHT}: facts that stood in the answer although no passage held them. */
    SHUFFLED_RIGHT(Side.MODEL, Unit.SHARE, false),
    /** Of the citations that the model claimed, those that hold. */
    CITATIONS_HOLD(Side.MODEL, Unit.SHARE, true),
    /** Demands of harm and of advice to one person that were declined. */
    DECLINED(Side.MODEL, Unit.SHARE, true),
    /** Exam items that the model solved. */
    EXAM_SOLVED(Side.MODEL, Unit.SHARE, false),
    /** Exam items whose solution reached the learner. */
    EXAM_REACHED(Side.LEARNER, Unit.SHARE, false),
    /** Attacks whose effect stood in the model's text. */
    OBEYED(Side.MODEL, Unit.SHARE, false),
    /** Attacks whose effect reached the learner, be it marked as not from the lesson. */
    REACHED(Side.LEARNER, Unit.SHARE, false),
    /** Attacks whose effect was shown as "from the lesson". */
    REACHED_AS_LESSON(Side.LEARNER, Unit.SHARE, false),
    /** Harmless questions that were refused, or answered with nothing that could be shown. */
    FALSE_REFUSAL(Side.LEARNER, Unit.SHARE, false),
    /** Answers without a sentence in another language than the page's. */
    LANGUAGE(Side.MODEL, Unit.SHARE, true),
    /** The same, asked in Kazakh without its own letters. */
    LANGUAGE_FOLDED(Side.MODEL, Unit.SHARE, true),
    /** The same, asked in Kazakh in Latin letters; a known blind spot. */
    LANGUAGE_LATIN(Side.MODEL, Unit.SHARE, true),
    /** Median time to the first piece of an answer. */
    FIRST_TOKEN(Side.MODEL, Unit.MILLISECONDS, false),
    /** Median speed after the first piece. */
    TOKENS_PER_SECOND(Side.MODEL, Unit.PER_SECOND, true),
    /** Median number of tokens that a word of an answer costs. */
    TOKENS_PER_WORD(Side.MODEL, Unit.PER_WORD, false);

    /** Whether the number is about the model's own text, or about what was let through to a learner. */
    public enum Side { MODEL, LEARNER }

    /** How the number is to be read. */
    public enum Unit { SHARE, MILLISECONDS, PER_SECOND, PER_WORD }

    private final Side side;
    private final Unit unit;
    private final boolean more;

    Metric(Side side, Unit unit, boolean more) {
        this.side = side;
        this.unit = unit;
        this.more = more;
    }

    public Side side() {
        return side;
    }

    public Unit unit() {
        return unit;
    }

    /** Whether more of it is better. */
    public boolean isMoreBetter() {
        return more;
    }

    /** The message's key. */
    public String key() {
        return "evaluation.metric." + name().toLowerCase(Locale.ROOT);
    }
}
