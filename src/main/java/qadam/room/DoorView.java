package qadam.room;

import java.time.Instant;

/**
 * A room as a sitter sees it.
 *
 * @param state the end of its words' key @param mark two digits to show to the invigilator
 * @param here whether this is the browser in which the code was entered
 * @param attempt address of what was begun there; empty while nothing is
 * @param elsewhere whether another attempt is open, which was not begun in the room
 * @param lostAt when the room counts for nothing unless its sheet is signed
 */
public record DoorView(String state, String seat, String mark, boolean here, Instant endsAt, boolean over, String reason, String attempt, boolean elsewhere,
                       boolean signed, Instant lostAt) {
}
