package qadam.identity;

import java.time.Instant;
import java.util.List;

/** Who has which right, and the link that was just made; empty when there is none to show. */
public record StaffView(List<Member> members, String freshLink) {
    /** @param role already in the reader's language */
    public record Member(long grant, String name, String role, Instant sinceAt) {
    }
}
