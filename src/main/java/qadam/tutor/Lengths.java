package qadam.tutor;

import java.util.Optional;
import qadam.model.ModelCard;
import qadam.shared.Language;

/** How long things may be. In words, because a Kazakh word costs a model about four times the tokens of an English one. */
final class Lengths {
    static final int MOST_PASSAGES = 5;
    static final int MOST_TURNS = 3;
    static final int WORDS_OF_A_TURN = 80;
    private static final int PASSAGE_WORDS = 1_200;
    private static final int CAREFUL_CONTEXT = 8_192;
    private static final double CAREFUL_TOKENS = 5;
    /** A sentence comes with a quote about as long as itself. */
    private static final int WITH_QUOTES = 2;

    private Lengths() {
    }

    /** Of an answer, without its quotes. A Kazakh word says more than an English one. */
    static int answer(Language language, Tier tier) {
        int english = switch (tier) {
            case HINT, QUESTION -> 50;
            case EXPLANATION -> 140;
            case EXAMPLE -> 180;
        };
        return switch (language) {
            case KK -> english * 7 / 10;
            case RU -> english * 8 / 10;
            case EN -> english;
        };
    }

    static int answerTokens(Language language, Tier tier, Optional<ModelCard> model) {
        return (int) Math.ceil(answer(language, tier) * WITH_QUOTES * perWord(language, model));
    }

    /** Of all passages together. @param others words that are sent beside them */
    static int passages(Language language, Tier tier, Optional<ModelCard> model, int others) {
        int context = model.map(card -> card.profile().contextTokens()).orElse(CAREFUL_CONTEXT);
        int left = (int) ((context - answerTokens(language, tier, model)) / perWord(language, model)) - others;
        return Math.clamp(left, 0, PASSAGE_WORDS);
    }

    private static double perWord(Language language, Optional<ModelCard> model) {
        return model.map(card -> card.profile().tokensPerWord().get(language)).orElse(CAREFUL_TOKENS);
    }
}
