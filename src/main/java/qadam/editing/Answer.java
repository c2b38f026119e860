package qadam.editing;

import java.util.UUID;
import qadam.catalog.reading.SourceTexts;
import qadam.shared.Refusal;

/** What may be done with a suggestion: another author accepts or refuses it, its own author takes it back, an accepted one is opened again. */
final class Answer {
    private static final int LONGEST = 1_000;

    private final SuggestionStore store = new SuggestionStore();
    private final TypedStore typed = new TypedStore();
    private final Workshop workshop;

    Answer(Workshop workshop) {
        this.workshop = workshop;
    }

    void accept(Suggestion suggestion, UUID author, String words) {
        refuseOwn(suggestion, author);
        WorkingCopy copy = workshop.copies().of(suggestion.course());
        if (WorkingCopy.applied(copy.files(), suggestion).isEmpty()) {
            throw new Refusal(EditingProblem.DOES_NOT_FIT);
        }
        move(suggestion, SuggestionState.OPEN, SuggestionState.ACCEPTED, author, words, "suggestion-accepted");
    }

    void refuse(Suggestion suggestion, UUID author, String words) {
        refuseOwn(suggestion, author);
        if (words.isEmpty()) {
            throw new Refusal(EditingProblem.WORDS_MISSING);
        }
        move(suggestion, SuggestionState.OPEN, SuggestionState.REFUSED, author, words, "suggestion-refused");
    }

    void withdraw(Suggestion suggestion, UUID author) {
        if (!suggestion.suggestedBy().equals(author)) {
            throw new Refusal(EditingProblem.NOT_OWN);
        }
        move(suggestion, SuggestionState.OPEN, SuggestionState.WITHDRAWN, author, "", "suggestion-withdrawn");
    }

    /** Takes it out of the next version again, as when a mistake shows only there. */
    void reopen(Suggestion suggestion, UUID author) {
        move(suggestion, SuggestionState.ACCEPTED, SuggestionState.OPEN, author, "", "suggestion-reopened");
    }

    /** Puts its text on the desk of whoever asks, on top of what stands there now. False when its place is gone. */
    boolean takeUp(Suggestion suggestion, UUID author) {
        WorkingCopy copy = workshop.copies().of(suggestion.course());
        var now = SourceTexts.find(copy.files(), suggestion.address());
        now.ifPresent(text -> workshop.database().write(handle -> {
            typed.keep(handle, author, suggestion.course(), new Typed(suggestion.address(), text, suggestion.after(), workshop.clock().instant()));
            return null;
        }));
        return now.isPresent();
    }

    private static void refuseOwn(Suggestion suggestion, UUID author) {
        if (suggestion.suggestedBy().equals(author)) {
            throw new Refusal(EditingProblem.OWN_SUGGESTION);
        }
    }

    private void move(Suggestion suggestion, SuggestionState from, SuggestionState to, UUID author, String words, String act) {
        if (words.length() > LONGEST) {
            throw new Refusal(EditingProblem.WHY_TOO_LONG);
        }
        workshop.database().write(handle -> {
            if (!store.answer(handle, suggestion.number(), from, to, author, words, workshop.clock().instant())) {
                throw new Refusal(EditingProblem.ANSWERED);
            }
            workshop.audit(handle, author, act, suggestion.course() + " " + suggestion.number());
            return null;
        });
    }
}
