package qadam.room;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody who has entered a room's code.
 *
 * @param id of this row, for addresses
 * @param session hash of the browser's session in which the code was entered
 * @param endedAt when the invigilator refused or expelled them, or they left
 * @param movesUntil until when they may take their attempt to another browser
 * @param reason sealed under their key: why they were refused or expelled
 * @param name sealed under their key when the sheet was signed
 */
record Sitter(long room, UUID id, UUID person, byte[] session, SitterState state, Instant enteredAt, Optional<String> seat, Optional<Instant> presentAt,
              Optional<Instant> endedAt, Optional<Instant> movesUntil, Optional<UUID> attempt, Optional<Instant> beganAt, Optional<byte[]> reason,
              Optional<byte[]> name) {
    boolean hasBegun() {
        return attempt.isPresent();
    }

    boolean sitsIn(byte[] browser) {
        return Arrays.equals(session, browser);
    }
}
