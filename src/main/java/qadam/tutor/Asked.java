package qadam.tutor;

import java.util.List;
import java.util.Optional;
import qadam.search.Passage;
import qadam.shared.Language;

/**
 * All that an answer is made of. Holds nothing that says who asks.
 *
 * @param passages what may be quoted, best first; number 1 is the first
 * @param before the conversation so far, oldest first
 */
public record Asked(Language language, Tier tier, Optional<LessonRef> lesson, List<Passage> passages, List<Turn> before, String question) {
    public Asked {
        passages = List.copyOf(passages);
        before = List.copyOf(before);
    }
}
