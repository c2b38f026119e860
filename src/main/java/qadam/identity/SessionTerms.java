package qadam.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qadam.web.Door;
import qadam.web.Role;

/** How long a session lives: without being used, and at most. Staff can do harm, so theirs are short. */
enum SessionTerms {
    VISITOR(Duration.ofDays(180), Duration.ofDays(400)),
    LEARNER(Duration.ofDays(30), Duration.ofDays(180)),
    /** By a class card, mostly at a device that others use: a school day, should "next pupil" be forgotten. */
    CARD(Duration.ofHours(3), Duration.ofHours(12)),
    STAFF(Duration.ofHours(12), Duration.ofDays(7));

    private static final Set<Role> STAFF_ROLES = Stream.concat(Role.PLACED.stream(), Stream.of(Role.AUTHOR, Role.OFFICE, Role.ADMINISTRATOR)).collect(Collectors.toUnmodifiableSet());

    private final Duration idle;
    private final Duration longest;

    SessionTerms(Duration idle, Duration longest) {
        this.idle = idle;
        this.longest = longest;
    }

    static boolean isOfStaff(Role role) {
        return STAFF_ROLES.contains(role);
    }

    static SessionTerms of(Set<Role> roles) {
        if (roles.stream().anyMatch(STAFF_ROLES::contains)) {
            return STAFF;
        }
        return roles.contains(Role.LEARNER) ? LEARNER : VISITOR;
    }

    static SessionTerms of(Set<Role> roles, Optional<Door> door) {
        SessionTerms terms = of(roles);
        return terms != VISITOR && door.filter(one -> one == Door.CARD).isPresent() ? CARD : terms;
    }

    boolean isOver(Session session, Instant now) {
        return !now.isBefore(session.seenAt().plus(idle)) || !now.isBefore(session.madeAt().plus(longest));
    }

    /** Being seen is written down rarely: a twenty-fourth of the idle time is exact enough. */
    boolean isWorthNoting(Session session, Instant now) {
        return !now.isBefore(session.seenAt().plus(idle.dividedBy(24)));
    }
}
