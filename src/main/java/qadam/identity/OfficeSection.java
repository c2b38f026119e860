package qadam.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Language;
import qadam.web.Role;

/** What another package adds to the office's first page. */
public interface OfficeSection {
    /** Who sees it: any of these. */
    Set<Role> roles();

    Card card(Handle handle, Language language);

    /** What stands large above the cards, if this section has such a thing. */
    default Optional<Fragment> above(Handle handle, Language language) {
        return Optional.empty();
    }

    /** What the office must know of a person before it says who they are; in the reader's language. */
    default Optional<String> of(Handle handle, UUID person, Language language) {
        return Optional.empty();
    }
}
