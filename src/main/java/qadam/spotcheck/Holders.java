package qadam.spotcheck;

import java.util.List;
import java.util.Optional;

/** What the operator's house knows of the holders; put together where everything is wired. */
public interface Holders {
    /**
     * Tells who holds the credentials of these leaves, and writes in the same transaction that it was told.
     *
     * @param places of the leaves in the log
     * @param sheet which draw it was, for the trail @param reason why, for the trail
     * @return in the same order; empty for a leaf that is none of this house's credentials
     */
    List<Optional<Holder>> tell(List<Long> places, String sheet, String reason);
}
