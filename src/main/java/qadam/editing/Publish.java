package qadam.editing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.WaitingFolder;
import qadam.catalog.reading.Mistake;
import qadam.catalog.reading.Reading;
import qadam.catalog.reading.SourceTexts;
import qadam.catalog.reading.TextAddress;
import qadam.shared.Refusal;

/** Makes the next version of a course: from what was accepted and signed, or from what waits in the folder. */
final class Publish {
    private final SuggestionStore suggestions = new SuggestionStore();
    private final SignatureStore signatures = new SignatureStore();
    private final Workshop workshop;

    Publish(Workshop workshop) {
        this.workshop = workshop;
    }

    /** The copy as its version would be read. */
    Reading next(WorkingCopy copy, boolean correction) {
        return workshop.copies().read(copy.course(), SourceTexts.numbered(copy.files(), copy.base().version() + 1, correction));
    }

    /** Why it may not be published like this; empty when it may. */
    List<Mistake> mistakes(Reading next) {
        return workshop.courses().mistakes(next);
    }

    /** The version, what is published by it, what follows from its keys, and the line in the trail: all or nothing. */
    void publish(WorkingCopy copy, boolean correction, UUID author) {
        if (!copy.isChanged()) {
            throw new Refusal(EditingProblem.NOTHING_TO_PUBLISH);
        }
        Reading next = next(copy, correction);
        int version = copy.base().version() + 1;
        workshop.courses().publish(next, handle -> {
            copy.fitting().forEach(suggestion -> markPublished(handle, suggestion, version));
            copy.signatures().forEach(signature -> signatures.publish(handle, signature.number(), version));
            workshop.audit(handle, author, "course-published", copy.course() + "@" + version);
        });
    }

    /** One that was opened again in this moment takes the whole version back: nothing is published that nobody stands by. */
    private void markPublished(Handle handle, Suggestion suggestion, int version) {
        if (!suggestions.publish(handle, suggestion.number(), version)) {
            throw new Refusal(EditingProblem.ANSWERED);
        }
    }

    /**
     * Publishes the folder's version. What editors had changed and it has otherwise becomes an open suggestion on top of it,
     * by whoever made that change.
     *
     * @param why what those suggestions say
     */
    List<Mistake> takeOver(WorkingCopy copy, WaitingFolder folder, String why, UUID author) {
        List<Suggestion> lasting = workshop.database().read(handle -> suggestions.lasting(handle, copy.course()));
        List<NewSuggestion> kept = folder.lost().entrySet().stream().map(lost -> TextAddress.parse(lost.getKey()).map(address ->
            new NewSuggestion(copy.course(), address, copy.base().version() + 1, SourceTexts.find(folder.files(), address).orElse(""), lost.getValue(),
                why, madeBy(lasting, address).orElse(author)))).flatMap(Optional::stream).toList();
        return workshop.courses().takeOver(copy.course(), folder, handle -> {
            kept.forEach(suggestion -> suggestions.add(handle, suggestion, workshop.clock().instant()));
            workshop.audit(handle, author, "folder-taken-over", copy.course() + "@" + (copy.base().version() + 1));
        });
    }

    private static Optional<UUID> madeBy(List<Suggestion> lasting, TextAddress address) {
        return lasting.stream().filter(suggestion -> suggestion.address().equals(address)).map(Suggestion::suggestedBy).reduce((earlier, later) -> later);
    }
}
