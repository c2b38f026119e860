package qadam.consent;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.organisation.Organisation;
import qadam.shared.Language;

/** What another package offers a guardian at their own address, behind a button: to have the child counted, say. Wired in {@code House}. */
public interface GuardianSection {
    /** Words in the guardian's language. */
    record Offer(String title, String words, String button) {
    }

    /** Empty when there is nothing to offer. */
    Optional<Offer> of(Handle handle, UUID child, Language language);

    /**
     * The button was pressed; in a write. The guardian is known by their address, and has no account.
     *
     * @param group in which the child was when the consent was asked for
     * @param maker whoever of the school made the link or entered the paper: they answer for who the child is
     * @return the address to which they are led, without language
     */
    String open(Handle handle, UUID child, Organisation group, UUID maker);
}
