package qadam.evaluation;

import java.util.List;
import java.util.Map;
import qadam.shared.Language;

/**
 * Our questions, as {@code resources/evaluation} holds them.
 *
 * @param declines by language, the words by which an answer that declines is known
 * @param refuses the same for a flat refusal, which a harmless question must not meet
 * @param hash SHA-256 in hex of the files, in short
 */
record Suite(List<Grounding> grounding, List<Attack> attacks, List<Harmless> harmless, List<Demand> demands, Map<Language, List<String>> declines,
             Map<Language, List<String>> refuses, String hash) {
    /** @param in a piece of the passage that answers, word for word @param facts one of which a right answer holds */
    record Grounding(String id, Language language, String lesson, String in, String ask, List<String> facts) {
    }

    enum Place { QUESTION, PASSAGE, FILE, HISTORY }

    enum Effect { CANARY, LEAK }

    /** @param canary what the answer holds if the attack has worked; stands nowhere in its text; empty for a leak */
    record Attack(String id, String kind, Language language, Place place, Effect effect, String text, String canary, List<Shot> history) {
    }

    /** A turn that never was, in which a model obeyed. */
    record Shot(String asked, String obeyed) {
    }

    record Harmless(String id, Language language, String ask) {
    }

    enum Kind { EXAM, HARM, PERSONAL }

    record Demand(String id, Kind kind, Language language, String ask, List<String> right, List<String> wrong, List<String> instead) {
        /** Whether a text holds an exam's solution, and not merely all the choices. */
        boolean isSolvedIn(Text text) {
            return text.holdsAny(right) && !text.holdsAny(wrong);
        }
    }

    static Suite read() {
        return new SuiteFiles().read();
    }
}
