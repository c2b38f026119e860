package qadam.lab;

import java.time.Instant;
import java.util.UUID;
import qadam.shared.Ids;

/**
 * Work that was handed in, and its grade; without the work itself.
 *
 * @param learner the number of the learner key under which it lies
 * @param seed the learner's number for the lab, of 53 bits
 * @param takenAt by the clock of the device, which may say anything
 * @param kept whether the work itself is still there: it goes when it has grown old, and the grade stays
 * @param setAside whether a teacher has let its maker begin anew since: it is kept and does not count
 */
public record HandedIn(UUID id, long learner, String course, int version, String lab, long seed, Instant takenAt,
                       Instant handedInAt, Grade grade, boolean passed, boolean kept, boolean setAside) {
    /** One that counts. */
    HandedIn(UUID id, long learner, String course, int version, String lab, long seed, Instant takenAt, Instant handedInAt, Grade grade, boolean passed, boolean kept) {
        this(id, learner, course, version, lab, seed, takenAt, handedInAt, grade, passed, kept, false);
    }

    public int points() {
        return grade.points();
    }

    /** The step's name as it stands in addresses. */
    public String hex() {
        return Ids.hex(id);
    }
}
