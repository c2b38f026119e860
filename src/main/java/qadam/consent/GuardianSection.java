package qadam.consent;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Card;
import qadam.shared.Language;

/** What another package offers a guardian at their own address: to have the child counted, say. */
public interface GuardianSection {
    /**
     * @param code the guardian's own: a page of the other package may take it in its address and ask {@link Consents#childOf} whose it is
     * @return empty when there is nothing to offer
     */
    Optional<Card> of(Handle handle, UUID child, String code, Language language);
}
