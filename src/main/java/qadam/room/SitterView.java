package qadam.room;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody in a room as the invigilator sees them: never an answer, never a score.
 *
 * @param id in hex, for addresses
 * @param name empty when everything about them was erased
 * @param mark two digits that stand on their own screen too; empty once the sheet is signed
 * @param state the end of its words' key
 * @param reason why they were refused or sent out
 */
public record SitterView(String id, String name, String mark, String seat, String state, Instant enteredAt, Optional<Instant> presentAt,
                         Optional<Instant> beganAt, Optional<Instant> handedInAt, Optional<Instant> endedAt, String reason) {
    public boolean waits() {
        return state.equals("waiting");
    }

    /** Whether they may be let in after all. */
    public boolean isRefused() {
        return state.equals("refused");
    }

    public boolean sits() {
        return state.equals("sitting");
    }

    /** Whether the invigilator can still send them away. */
    public boolean mayGo() {
        return waits() || sits() || state.equals("present") || state.equals("handed_in");
    }

    public boolean maySit() {
        return mayGo() || isRefused();
    }

    /** As badges are coloured. */
    public String tone() {
        return switch (state) {
            case "waiting" -> "warn";
            case "present", "sitting", "handed_in" -> "good";
            default -> "bad";
        };
    }
}
