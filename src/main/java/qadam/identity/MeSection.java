package qadam.identity;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Language;

/** What another package shows on a person's own page. */
public interface MeSection {
    /** Reads what is to be shown; empty when there is nothing to say about this person. */
    Optional<Card> card(Handle handle, UUID person, Language language);

    /** Whether it is for the owner of the account alone, and not for whoever came by a class card. */
    default boolean isForOwner() {
        return false;
    }

    static MeSection forOwner(MeSection section) {
        return new MeSection() {
            @Override
            public Optional<Card> card(Handle handle, UUID person, Language language) {
                return section.card(handle, person, language);
            }

            @Override
            public boolean isForOwner() {
                return true;
            }
        };
    }
}
