package qadam.tutor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.shared.Language;
import qadam.shared.Refusal;

/**
 * What somebody asks, fit to be answered. Stands in no log file and in no exception's message.
 *
 * @param lesson beside which it is asked
 * @param before the conversation so far
 */
public record Question(Language language, Optional<LessonRef> lesson, Tier tier, String words, List<Turn> before) {
    /** @param most so many characters @throws Refusal for a {@link TutorProblem} */
    static Question of(Language language, Optional<LessonRef> lesson, Tier tier, String typed, List<Turn> before, int most) {
        if (typed == null || typed.isBlank()) {
            throw new Refusal(TutorProblem.NO_QUESTION);
        }
        if (typed.codePointCount(0, typed.length()) > most) {
            throw new Refusal(TutorProblem.TOO_LONG, Map.of("most", most));
        }
        if (typed.chars().anyMatch(sign -> Character.isISOControl(sign) && !Character.isWhitespace(sign)) || Wording.of(typed).count() == 0) {
            throw new Refusal(TutorProblem.UNREADABLE);
        }
        return new Question(language, lesson, tier, Plain.of(typed).strip().replaceAll("\\s+", " "), before);
    }

    Question worded(String scrubbed) {
        return new Question(language, lesson, tier, scrubbed, before);
    }

    Question atMost(Tier ceiling) {
        return new Question(language, lesson, tier.atMost(ceiling), words, before);
    }
}
