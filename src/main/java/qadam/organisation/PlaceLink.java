package qadam.organisation;

import java.util.Optional;
import java.util.Set;
import qadam.identity.Card;
import qadam.shared.Language;
import qadam.web.Role;

/** What another package adds to the page of a place: where something more is done there. */
public interface PlaceLink {
    /** @param held what the reader may do in the place @return empty where there is nothing of it, or not for this reader */
    Optional<Card.Link> of(Organisation place, Set<Role> held, Language language);
}
