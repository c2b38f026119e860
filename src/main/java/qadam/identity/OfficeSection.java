package qadam.identity;

import java.util.Set;
import org.jdbi.v3.core.Handle;
import qadam.shared.Language;
import qadam.web.Role;

/** What another package adds to the office's first page. */
public interface OfficeSection {
    /** Who sees it: any of these. */
    Set<Role> roles();

    Card card(Handle handle, Language language);
}
