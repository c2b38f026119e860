package qadam;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.consent.GuardianSection;
import qadam.counting.Counting;
import qadam.organisation.Organisation;
import qadam.shared.Language;
import qadam.shared.Texts;

/** At a guardian's own address: to have the child counted, who has passed and is not. */
record CountOffer(Counting counting, Texts texts) implements GuardianSection {
    @Override
    public Optional<Offer> of(Handle handle, UUID child, Language language) {
        return counting.isOpen(handle, child) ? Optional.of(new Offer(texts.text(language, "counting.offer.title"), texts.text(language, "counting.offer.words"),
            texts.text(language, "counting.offer.button"))) : Optional.empty();
    }

    @Override
    public String open(Handle handle, UUID child, Organisation group, UUID maker) {
        return counting.link(handle, group, child, maker);
    }
}
