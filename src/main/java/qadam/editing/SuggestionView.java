package qadam.editing;

import java.util.List;
import java.util.Optional;
import qadam.catalog.Glossary;
import qadam.shared.Language;

/**
 * A suggestion as its page shows it.
 *
 * @param place where the text stands, in words
 * @param desk the page where that is changed, within the language
 * @param now what stands there now; empty when the place is gone
 * @param fits whether it can be accepted as things stand
 * @param shift what it would do to the text that stands there now, when that is not the one its author saw
 * @param others the same text in the other languages
 * @param mistakes what it would break
 */
public record SuggestionView(Suggestion suggestion, String place, String desk, String author, String answerer, boolean own,
                             Optional<String> now, boolean fits, Difference difference, Optional<Difference> shift,
                             List<Other> others, List<String> mistakes, List<Glossary.Term> terms) {
    public record Other(Language language, String text) {
    }

    public boolean isKey() {
        return suggestion.address().isKey();
    }
}
