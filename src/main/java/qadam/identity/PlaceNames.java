package qadam.identity;

import org.jdbi.v3.core.Handle;
import qadam.shared.Language;

/** How a place is called in which a role is held. */
public interface PlaceNames {
    /** Empty text for the whole country. */
    String name(Handle handle, long place, Language language);
}
