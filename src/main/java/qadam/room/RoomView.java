package qadam.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A room as its invigilator sees it.
 *
 * @param place number of the school or agency, {@code placeTitle} its name
 * @param groups for whom it was opened
 * @param code the six digits of this minute; empty when nobody may come in any more
 * @param nextSeat the lowest number at which nobody sits
 * @param dueAt until when the sheet may be signed
 * @param open whether somebody may come in and begin @param late whether it was not signed in time
 * @param sheet the signed sheet's fingerprint @param whole whether what the rows say now still has it
 */
public record RoomView(long number, long place, String placeTitle, String exam, List<String> groups, String openedBy, Instant openedAt, Instant endsAt,
                       Instant dueAt, boolean open, boolean late, String code, String nextSeat, List<SitterView> sitters, List<Incident> incidents,
                       Optional<Instant> signedAt, String signedBy, String sheet, boolean whole) {
    public String path() {
        return "/organisations/" + place + "/rooms/" + number;
    }

    public boolean isSigned() {
        return signedAt.isPresent();
    }

    public long sitting() {
        return sitters.stream().filter(SitterView::sits).count();
    }

    public long waiting() {
        return sitters.stream().filter(SitterView::waits).count();
    }

    /** In two groups of three, as one reads them aloud. */
    public String spoken() {
        return code.isEmpty() ? "" : code.substring(0, 3) + " " + code.substring(3);
    }

    /** The end of its words' key. */
    public String state() {
        return isSigned() ? "signed" : late ? "late" : open ? "open" : "over";
    }
}
