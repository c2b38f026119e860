package qadam.sso;

import java.time.Instant;
import qadam.shared.Language;

/**
 * Somebody who has gone to a provider and is to come back. Holds nothing of who they are.
 *
 * @param session the browser's, by its hash: only the same browser may come back
 * @param next where to go on afterwards, or empty
 * @param brings whether the steps taken here without an account are theirs
 * @param anew whether the provider was to ask for a password or a key although it knew them
 */
record Journey(String provider, byte[] session, Purpose purpose, Language language, String next, boolean brings, boolean anew, Instant begunAt) {
    /** The name is the column's value. */
    enum Purpose {
        SIGN_IN("/sign-in"), LINK("/me/sso");

        private final String page;

        Purpose(String page) {
            this.page = page;
        }

        /** On which it begins, without language. */
        String page() {
            return page;
        }
    }
}
