package qadam.organisation;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Exporter;
import qadam.identity.JoinListener;
import qadam.identity.Leaving;
import qadam.identity.PersonJoined;
import qadam.shared.Refusal;

/** Who belongs where: pupils of a class, staff of a department. Belonging gives no right. */
public final class Members {
    private final InstantSource clock;
    private final MemberStore store = new MemberStore();

    public Members(InstantSource clock) {
        this.clock = clock;
    }

    /** @param source who says so: {@code teacher}, {@code roster}, {@code scim}, {@code link} @return false when they belong there already */
    public boolean add(Handle handle, Organisation place, UUID person, String source) {
        if (place.closed()) {
            throw new Refusal(OrganisationProblem.CLOSED);
        }
        return store.add(handle, place.number(), person, source, clock.instant());
    }

    /** @return false when they do not belong there */
    public boolean end(Handle handle, Organisation place, UUID person) {
        return store.end(handle, place.number(), person, clock.instant());
    }

    /** Of the place itself, the longest there first. */
    public List<Member> of(Handle handle, long organisation) {
        return store.of(handle, organisation);
    }

    public boolean isMember(Handle handle, long organisation, UUID person) {
        return store.isMember(handle, organisation, person);
    }

    /** Where somebody belongs now. */
    public List<Organisation> places(Handle handle, UUID person) {
        return store.places(handle, person);
    }

    /** How many people belong to a branch, each once. */
    public long count(Handle handle, Organisation branch) {
        return store.count(handle, branch);
    }

    /** What becomes of it when an account turns out to be another person's. */
    public JoinListener joining() {
        return new JoinListener() {
            @Override
            public Set<String> tables() {
                return Set.of("memberships");
            }

            @Override
            public void joined(PersonJoined joined) {
                store.join(joined);
            }
        };
    }

    public Exporter exporter() {
        return new Exporter() {
            @Override
            public String name() {
                return "memberships";
            }

            @Override
            public Object export(Handle handle, UUID person, List<Long> learners) {
                return store.history(handle, person).stream().map(Members::line).toList();
            }

            @Override
            public Set<String> tables() {
                return Set.of("memberships");
            }

            @Override
            public void erase(Handle handle, Leaving leaving) {
                store.erase(handle, leaving.person());
            }
        };
    }

    private static Map<String, Object> line(Membership membership) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("organisation", membership.organisation());
        line.put("since", membership.sinceAt().toString());
        line.put("source", membership.source());
        line.put("ended_at", membership.endedAt().map(Object::toString).orElse(""));
        return line;
    }
}
