package qadam.wordlab;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import qadam.lab.Dice;
import qadam.shared.Language;

/**
 * A learner's own division of the lessons: sentences to learn from, and about a tenth that is held back to measure with.
 *
 * @param text all sentences of a language
 */
record Halves(long seed, Function<Language, List<String>> text) {
    private static final double HELD = 0.1;
    private static final int QUARTERS = 4;

    List<String> held(Language language) {
        return divided(language, true);
    }

    /** @param quarters how many quarters of them, from the first lesson on */
    List<String> learned(Language language, int quarters) {
        List<String> all = divided(language, false);
        return all.subList(0, all.size() * quarters / QUARTERS);
    }

    private List<String> divided(Language language, boolean held) {
        Dice dice = new Dice(seed, "held-" + language.tag());
        List<String> chosen = new ArrayList<>();
        for (String sentence : text.apply(language)) {
            if (dice.nextDouble() < HELD == held) {
                chosen.add(sentence);
            }
        }
        return chosen;
    }
}
