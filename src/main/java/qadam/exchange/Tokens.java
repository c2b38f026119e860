package qadam.exchange;

import qadam.model.Usage;

/**
 * How much a model read and wrote.
 *
 * @param counted whether the model's server counted; otherwise it is an estimate
 */
public record Tokens(int asked, int answered, boolean counted) {
    /** No model was asked. */
    public static final Tokens NONE = new Tokens(0, 0, true);

    public Tokens {
        asked = Math.max(0, asked);   // a server may say anything
        answered = Math.max(0, answered);
    }

    public static Tokens of(Usage usage) {
        return new Tokens(usage.promptTokens(), usage.answerTokens(), usage.counted());
    }

    public long all() {
        return (long) asked + answered;
    }
}
