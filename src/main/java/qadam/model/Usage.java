package qadam.model;

/**
 * What an answer cost.
 *
 * @param counted whether the server counted; else it is our estimate, rather too high than too low
 */
public record Usage(int promptTokens, int answerTokens, boolean counted) {
    public static final Usage NONE = new Usage(0, 0, true);

    public int total() {
        return promptTokens + answerTokens;
    }
}
