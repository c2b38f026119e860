package qadam.identity;

import java.time.Instant;
import java.util.List;

/**
 * Who has which right, what was offered, and the link that was just made; empty when there is none to show.
 *
 * @param mayChange false for the office, which only sees whom to ask
 */
public record StaffView(List<Member> members, List<Offer> offers, String freshLink, boolean mayChange) {
    /** @param role its code; the words are {@code identity.role.…} @param oneself whether it is the reader's own right */
    public record Member(long grant, String name, String role, Instant sinceAt, boolean oneself) {
    }

    /** An invitation that nobody has accepted yet. @param id tells it apart and opens nothing */
    public record Offer(String id, String role, Instant expiresAt) {
    }
}
