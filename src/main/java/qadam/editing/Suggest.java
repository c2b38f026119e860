package qadam.editing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import qadam.catalog.reading.SourceTexts;
import qadam.catalog.reading.TextAddress;
import qadam.shared.Refusal;

/** An author suggests other texts; each becomes a suggestion of its own, all in one transaction. */
final class Suggest {
    static final int LONGEST_WHY = 1_000;

    private final SuggestionStore store = new SuggestionStore();
    private final TypedStore typed = new TypedStore();
    private final Workshop workshop;

    Suggest(Workshop workshop) {
        this.workshop = workshop;
    }

    /** @param texts by address; only those that are other than what stands there */
    void suggest(WorkingCopy copy, Map<TextAddress, String> texts, String why, UUID author) {
        if (texts.isEmpty()) {
            throw new Refusal(EditingProblem.NOTHING_CHANGED);
        }
        if (why.length() > LONGEST_WHY) {
            throw new Refusal(EditingProblem.WHY_TOO_LONG);
        }
        List<NewSuggestion> suggestions = texts.entrySet().stream().map(text -> new NewSuggestion(copy.course(), text.getKey(), copy.base().version(),
            SourceTexts.find(copy.files(), text.getKey()).orElseThrow(), text.getValue(), why, author)).toList();
        workshop.database().write(handle -> {
            for (NewSuggestion suggestion : suggestions) {
                long number = store.add(handle, suggestion, workshop.clock().instant());
                typed.remove(handle, author, suggestion.course(), suggestion.address());
                workshop.audit(handle, author, "text-suggested", suggestion.course() + " " + number);
            }
            return null;
        });
    }
}
