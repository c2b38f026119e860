package qadam.identity;

import java.time.Instant;
import java.util.Set;
import qadam.web.Role;

/**
 * A line of the trail as the person may read it whom it is about: never who it was, but as what.
 *
 * @param act in the reader's language
 * @param own whether it was the person
 * @param roles what the other might do at that moment; empty of the machine's operator, and of who had no role
 * @param byNobody whether no account did it: the operator on the machine, or the program by itself
 */
public record Looked(Instant at, String act, boolean own, Set<Role> roles, boolean byNobody) {
}
