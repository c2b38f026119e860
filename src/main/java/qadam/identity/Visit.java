package qadam.identity;

import java.util.Optional;
import qadam.web.Door;

/**
 * A browser that is about to be let in.
 *
 * @param token the new session's token: a sign-in never keeps the one the browser came with
 * @param before the hash of the session it came with, which ends; null when it came without
 * @param steps the learner key of the steps taken on this device without an account
 * @param brings whether what was answered here without an account is theirs, also what was never sent
 * @param door by which they come in
 */
record Visit(String token, byte[] before, Optional<Long> steps, boolean brings, String device, Door door) {
    Visit withoutSteps() {
        return new Visit(token, before, Optional.empty(), false, device, door);
    }

    Visit by(Door another) {
        return new Visit(token, before, steps, brings, device, another);
    }
}
