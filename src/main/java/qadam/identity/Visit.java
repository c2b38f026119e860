package qadam.identity;

import java.util.Optional;

/**
 * A browser that is about to be let in.
 *
 * @param token the new session's token: a sign-in never keeps the one the browser came with
 * @param before the hash of the session it came with, which ends; null when it came without
 * @param steps the learner key of the steps taken on this device without an account
 */
record Visit(String token, byte[] before, Optional<Long> steps, String device) {
    Visit withoutSteps() {
        return new Visit(token, before, Optional.empty(), device);
    }
}
