package qadam.organisation;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Exporter;
import qadam.identity.JoinListener;
import qadam.identity.Leaving;
import qadam.shared.Refusal;

/** Who belongs where: pupils of a class, staff of a department. Belonging gives no right. */
public final class Members {
    private final InstantSource clock;
    private final MemberStore store = new MemberStore();
    private final List<MemberListener> listeners = new ArrayList<>();

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

    /** Somebody who is to belong to a place that is open. */
    public record Joining(long organisation, UUID person) {
    }

    /** Who is told of each membership. */
    public interface Each {
        void member(long organisation, UUID person, String source);
    }

    /** As {@link #add}, for very many at once; the caller knows that the places are open. */
    public void addAll(Handle handle, List<Joining> all, String source) {
        store.addAll(handle, all, source, clock.instant());
    }

    /** Tells of everybody who belongs to a branch now, one by one: they may be too many for a list. */
    public void each(Handle handle, Organisation branch, Each each) {
        store.each(handle, branch, each);
    }

    /** @return false when they do not belong there */
    public boolean end(Handle handle, Organisation place, UUID person) {
        boolean ended = store.end(handle, place.number(), person, clock.instant());
        if (ended) {
            listeners.forEach(listener -> listener.left(handle, place, person));
        }
        return ended;
    }

    /** Of the place itself, the longest there first. */
    public List<Member> of(Handle handle, long organisation) {
        return store.of(handle, organisation);
    }

    public boolean isMember(Handle handle, long organisation, UUID person) {
        return store.isMember(handle, organisation, person);
    }

    /** Of the place and all that lies in it; whoever belongs to several of them comes several times. */
    public List<Belonging> branch(Handle handle, Organisation place) {
        return store.branch(handle, place);
    }

    /** Who belongs to more than one place, in the whole country. */
    public Set<UUID> inSeveral(Handle handle) {
        return store.inSeveral(handle);
    }

    /** @param listener hears of whoever left; added before the pages are open */
    public void heardBy(MemberListener listener) {
        listeners.add(listener);
    }

    /** Where somebody belongs now. */
    public List<Organisation> places(Handle handle, UUID person) {
        return store.places(handle, person);
    }

    /** Every class to which somebody belongs or belonged, the first one first. */
    public List<ClassStay> classes(Handle handle, UUID person) {
        return store.classes(handle, person);
    }

    /** How many people belong to a branch, each once. */
    public long count(Handle handle, Organisation branch) {
        return store.count(handle, branch);
    }

    /** What becomes of it when an account turns out to be another person's. */
    public JoinListener joining() {
        return JoinListener.of(joined -> store.join(joined), "memberships");
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
