package qadam.identity;

import java.util.List;
import java.util.Set;
import qadam.shared.Language;

/** The doors that another package adds to the page on which people sign in: other organisations' sign-ons. */
public interface OtherDoors {
    OtherDoors NONE = new OtherDoors() {
        @Override
        public List<Offer> offers(Language language) {
            return List.of();
        }

        @Override
        public Set<String> issuers() {
            return Set.of();
        }
    };

    /**
     * One button.
     *
     * @param provider what the form sends to say which
     * @param label its words
     * @param reachable false when it did not answer lately: the button says so
     * @param strong whether it can vouch for a second factor
     */
    record Offer(String provider, String label, boolean reachable, boolean strong) {
    }

    List<Offer> offers(Language language);

    /** Whose word opens the door now. */
    Set<String> issuers();
}
