package qadam.organisation;

import java.time.Instant;
import java.util.List;

/**
 * A place as one of its people sees it, in their language.
 *
 * @param above what it lies in, as far as the reader reaches, from the top
 * @param children what lies in it; or, when something is searched for, what was found in its branch
 * @param more the last of the children, when there are more; 0 when there are not
 * @param people how many belong to the branch
 * @param mayAdd kinds that the reader may add here
 * @param mayChange whether the reader may change and close the place
 * @param staff who holds a role here; empty to whoever may not appoint
 * @param mayInvite codes of roles that the reader may give here
 */
public record PlaceView(Line self, List<Line> above, List<Line> children, long more, long people, List<String> mayAdd, boolean mayChange,
                        List<Staff> staff, List<String> mayInvite) {
    /** @param group whether it has a page of its own for those who work with its people */
    public record Line(long number, String kind, String title, String code, String grade, boolean closed, long inside, boolean group) {
    }

    /** @param role its code @param oneself whether it is the reader's own right @param mayEnd whether the reader may end it */
    public record Staff(long grant, String name, String role, Instant sinceAt, boolean oneself, boolean mayEnd) {
    }
}
