package qadam.room;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A room as whoever watches over the sittings in it needs it.
 *
 * @param path of its page, without origin and language
 * @param changeable whether anything of it may still change: its sheet is not signed and may be
 */
public record Watched(long number, String path, String course, boolean changeable, List<Seat> seats) {
    /** @param seat its label on the table */
    public record Seat(UUID attempt, UUID person, String seat) {
    }

    public Optional<Seat> seat(UUID attempt) {
        return seats.stream().filter(one -> one.attempt().equals(attempt)).findFirst();
    }
}
