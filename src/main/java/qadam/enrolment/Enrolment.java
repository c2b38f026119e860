package qadam.enrolment;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Exporter;
import qadam.identity.Identity;
import qadam.identity.JoinListener;
import qadam.identity.Leaving;
import qadam.inbox.Inbox;
import qadam.organisation.Members;
import qadam.organisation.Organisations;
import qadam.organisation.Scope;
import qadam.shared.Database;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** This package, put together: links for classes and departments, what they open, and who hears when a place gets free. */
public final class Enrolment {
    private final Database database;
    private final Identity identity;
    private final Organisations organisations;
    private final InstantSource clock;
    private final Links links;
    private final LinkSecret secret;

    public Enrolment(Database database, Identity identity, Organisations organisations, Members members, Inbox inbox, InstantSource clock) {
        this.database = database;
        this.identity = identity;
        this.organisations = organisations;
        this.clock = clock;
        this.secret = new LinkSecret(identity.masterKey().derive("enrolment links"));
        this.links = new Links(organisations, members, inbox::placeFree, clock);
        members.heardBy(links::left);
    }

    public List<Routes> routes(Site site, Askers askers, Scope scope) {
        return List.of(new LinkPages(site, database, scope, links, secret, identity.people(), clock),
            new EnrolPages(site, askers, database, organisations, links, secret));
    }

    Links links() {
        return links;
    }

    public JoinListener joining() {
        return new JoinedEnrolments(links);
    }

    public Exporter exporter() {
        return new Exporter() {
            @Override
            public String name() {
                return "enrolments";
            }

            @Override
            public Object export(Handle handle, UUID person, List<Long> learners) {
                return Map.of("by_link", links.store.history(handle, person), "links_made", links.store.madeBy(handle, person));
            }

            @Override
            public Set<String> tables() {
                return Set.of("enrolments", "enrolment_links");
            }

            @Override
            public void erase(Handle handle, Leaving leaving) {
                links.erasing(handle, leaving.person());
                links.store.erase(handle, leaving);
            }
        };
    }
}
