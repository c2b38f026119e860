package qadam.enrolment;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import qadam.identity.JoinListener;
import qadam.identity.PersonJoined;
import qadam.identity.PersonParting;

/** Whoever came twice by one link has one place or one turn, the better one; the other is free for whoever waits. */
final class JoinedEnrolments implements JoinListener {
    private final Links links;

    JoinedEnrolments(Links links) {
        this.links = links;
    }

    @Override
    public Set<String> tables() {
        return Set.of("enrolments", "enrolment_links");
    }

    @Override
    public void joined(PersonJoined joined) {
        Handle handle = joined.handle();
        List<Long> all = links.store.linksOf(handle, joined.from(), joined.into());
        all.forEach(link -> links.store.hold(handle, link));
        links.store.join(joined);
        all.forEach(link -> links.settle(handle, link));
    }

    @Override
    public void parting(Handle handle, PersonParting parting) {
        links.store.linksOf(handle, parting.from(), parting.into()).forEach(link -> links.store.hold(handle, link));
        links.store.part(handle, parting);
    }

    /** A place that was given away meanwhile is nobody's to take back: there is one more then than the link has. */
    @Override
    public void parted(Handle handle, PersonParting parting) {
        links.store.linksOf(handle, parting.from(), parting.into()).forEach(link -> links.settle(handle, link));
    }
}
