package qadam.integrity;

import java.util.List;
import java.util.Optional;
import qadam.exam.Proceeding;
import qadam.learning.PracticeMoment;

/**
 * All that the rules look at. What is not known is empty, and speaks for the person.
 *
 * @param exam the sitting that was passed
 * @param sameDevice sittings of anybody begun in the same browser within a day of it
 * @param practice first answers to the course's items in the order of the record, one list for each learner key of the person
 * @param idsInBlock how many ids of one block of ten the office has seen within a week, the person's own among them; 0 or too few mean nothing
 */
public record Evidence(Optional<Proceeding> exam, List<Proceeding> sameDevice, List<List<PracticeMoment>> practice, int idsInBlock) {
    public Evidence {
        sameDevice = List.copyOf(sameDevice);
        practice = List.copyOf(practice);
    }
}
