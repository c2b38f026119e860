package qadam.room;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.exam.SeatedAttempts;
import qadam.shared.Refusal;

/** The act that closes a room: nobody sits any more, the sheet is written down as it is, its fingerprint enters the trail, and nothing of it changes again. */
final class SignSheet {
    private final RoomGround ground;
    private final Invigilation invigilation;
    private final Strangers strangers;
    private final SeatedAttempts attempts;
    private final RoomStore rooms = new RoomStore();
    private final SitterStore sitters = new SitterStore();

    SignSheet(RoomGround ground, Invigilation invigilation, SeatedAttempts attempts) {
        this.ground = ground;
        this.invigilation = invigilation;
        this.strangers = new Strangers(ground);
        this.attempts = attempts;
    }

    /** @param affirmed whether the invigilator says that they were there and that it was so */
    void sign(UUID by, Room known, boolean affirmed) {
        if (!affirmed) {
            throw new Refusal(RoomProblem.NOT_AFFIRMED);
        }
        ground.database().read(handle -> sitters.in(handle, known.number())).forEach(sitter -> sitter.attempt().ifPresent(attempts::endOverdue));
        ground.database().write(handle -> {
            Room room = invigilation.take(handle, known);
            sign(handle, by, room);
            return null;
        });
    }

    private void sign(Handle handle, UUID by, Room room) {
        Instant now = ground.clock().instant().truncatedTo(ChronoUnit.MILLIS);   // as the row keeps it: the fingerprint is made of it
        List<Sitter> all = sitters.in(handle, room.number());
        all.stream().filter(Sitter::hasBegun).forEach(sitter -> strangers.requireOf(handle, by, sitter.person()));
        if (all.stream().anyMatch(sitter -> isSitting(handle, sitter))) {
            throw new Refusal(RoomProblem.SOMEBODY_SITS);
        }
        all.forEach(sitter -> sitters.close(handle, sitter, ground.people().sealIfKept(handle, sitter.person(), ground.people().name(handle, sitter.person()))));
        String sheet = new ClosingSheet(room, all, rooms.incidents(handle, room.number()), attempt -> attempts.times(handle, attempt)).fingerprint(now);
        rooms.sign(handle, room.number(), by, sheet, now);
        ground.people().audit(handle, now, Optional.of(by), "room-sheet-signed", Invigilation.subject(room), sheet);
    }

    private boolean isSitting(Handle handle, Sitter sitter) {
        return sitter.attempt().flatMap(attempt -> attempts.times(handle, attempt)).filter(times -> times.handedInAt().isEmpty()).isPresent();
    }
}
