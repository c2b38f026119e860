package qadam.editing;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import qadam.catalog.reading.SourceTexts;
import qadam.shared.Language;
import qadam.shared.Refusal;

/** An editor says that they have read a text in one language, under the name they choose. It is published with the next version. */
final class Sign {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    private final SignatureStore store = new SignatureStore();
    private final SuggestionStore suggestions = new SuggestionStore();
    private final Workshop workshop;

    Sign(Workshop workshop) {
        this.workshop = workshop;
    }

    /** @param owners whose texts were read; those that are signed so already are left as they are */
    void sign(WorkingCopy copy, List<String> owners, Language language, String name, UUID editor) {
        if (!name.matches("[\\p{L}\\p{N} .,'’\"«»()-]{2,100}")) {
            throw new Refusal(EditingProblem.NAME_WRONG);
        }
        String signature = name + ", " + LocalDate.ofInstant(workshop.clock().instant(), ALMATY);
        List<Signature> signatures = owners.stream().map(owner -> new Signature(0, copy.course(), owner, language,
            WorkingCopy.read(copy.files(), owner, language), signature)).filter(given -> !given.read().isEmpty()).toList();
        if (signatures.isEmpty()) {
            throw new Refusal(EditingProblem.NOTHING_TO_SIGN);
        }
        workshop.database().write(handle -> {
            refuseOwn(suggestions.lasting(handle, copy.course()), copy, owners, language, editor);
            for (Signature given : signatures) {
                store.add(handle, given, editor, workshop.clock().instant());
                workshop.audit(handle, editor, "text-signed", copy.course() + " " + given.owner() + " " + language.tag());
            }
            return null;
        });
    }

    /** Whose wording stands there now cannot be the one who vouches for it. */
    private static void refuseOwn(List<Suggestion> lasting, WorkingCopy copy, List<String> owners, Language language, UUID editor) {
        boolean own = lasting.stream().filter(suggestion -> suggestion.suggestedBy().equals(editor))
            .filter(suggestion -> suggestion.address().owner().filter(owners::contains).isPresent())
            .filter(suggestion -> suggestion.address().language().map(language::equals).orElse(true))
            .anyMatch(suggestion -> stands(lasting, copy, suggestion));
        if (own) {
            throw new Refusal(EditingProblem.OWN_TEXT);
        }
    }

    private static boolean stands(List<Suggestion> lasting, WorkingCopy copy, Suggestion suggestion) {
        boolean last = lasting.stream().filter(other -> other.address().equals(suggestion.address())).reduce((earlier, later) -> later)
            .filter(suggestion::equals).isPresent();
        return last || SourceTexts.find(copy.files(), suggestion.address())
            .filter(now -> Authorship.stands(suggestion.before(), suggestion.after(), now)).isPresent();
    }
}
