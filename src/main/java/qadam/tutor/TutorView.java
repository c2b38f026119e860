package qadam.tutor;

import java.util.List;
import java.util.Optional;
import qadam.model.ModelCard;
import qadam.safeguard.Reader;

/**
 * What the tutor's page shows.
 *
 * @param lesson beside which one asks: its address and title
 * @param typed what was typed and could not be answered, with
 * @param error why
 * @param after the answer to which the next question belongs
 * @param why no model would be asked; empty when one is
 * @param model the one that would answer
 * @param readers who is told when a pupil's words say that they are in danger
 */
public record TutorView(Optional<Lesson> lesson, String typed, String error, Optional<Answer> answer, String after, Tier tier, Tier ceiling, Optional<Why> why,
                        Optional<ModelCard> model, List<Reader> readers, int most) {
    public record Lesson(String course, String lesson, String title, String address) {
    }

    public boolean isModel() {
        return why.isEmpty();
    }

    public List<Tier> tiers() {
        return List.of(Tier.values()).subList(0, ceiling.ordinal() + 1);
    }

    public boolean isCeilingSet() {
        return ceiling != Tier.EXAMPLE;
    }

    /** Of the weights, as much as tells two of them apart. */
    public static String shortHash(ModelCard model) {
        return model.hash().map(hash -> hash.substring(0, Math.min(12, hash.length()))).orElse("");
    }
}
