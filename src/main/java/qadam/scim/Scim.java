package qadam.scim;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Card;
import qadam.identity.Exporter;
import qadam.identity.Identity;
import qadam.identity.JoinListener;
import qadam.identity.Leaving;
import qadam.organisation.Kind;
import qadam.organisation.Members;
import qadam.organisation.Organisations;
import qadam.organisation.PlaceLink;
import qadam.organisation.Scope;
import qadam.shared.Database;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: what programs and the head of an agency are given, and what is known of a person by an agency's list. */
public final class Scim {
    private final Database database;
    private final Limits limits;
    private final Tokens tokens;
    private final Users users;
    private final Groups groups;
    private final UserStore store = new UserStore();

    public Scim(Database database, Identity identity, Organisations organisations, Members members, InstantSource clock, Limits limits) {
        Presence presence = new Presence(identity.arrivals(), identity.placedRoles(), members, organisations);
        this.database = database;
        this.limits = limits;
        this.tokens = new Tokens(database, organisations, identity.people(), identity.masterKey().derive("scim tokens"), clock);
        this.users = new Users(identity.people(), presence, identity.masterKey().derive("scim names"), clock);
        this.groups = new Groups(organisations, presence, identity.people(), clock);
    }

    public List<Routes> routes(Site site, Scope scope) {
        Entrance entrance = new Entrance(tokens, site, limits.of(Limit.SCIM_REQUESTS_PER_MINUTE));
        return List.of(new ScimPages(site, database, tokens, scope), new UsersApi(entrance, database, users), new GroupsApi(entrance, database, groups),
            new DiscoveryApi(entrance));
    }

    /** Whom an agency's list knows by this identifier, so that somebody who comes in by the agency's own sign-on can be asked whether it is they. */
    public Optional<UUID> person(Handle handle, long agency, String externalId) {
        return users.byExternalId(handle, agency, externalId);
    }

    /** On an agency's page, for whoever may make tokens. */
    public PlaceLink placeLink(Texts texts) {
        return (place, held, language) -> Optional.of(place).filter(one -> one.kind() == Kind.AGENCY && held.stream().anyMatch(ScimPages.MAKERS::contains))
            .map(one -> new Card.Link(texts.text(language, "scim.title"), "/" + language.tag() + "/organisations/" + one.number() + "/scim"));
    }

    /** A directory goes on knowing them under its own words. */
    public JoinListener joining() {
        return JoinListener.of(joined -> joined.moveSealed("scim_users", "id", "sealed"), "scim_users");
    }

    public Exporter exporter() {
        return new Exporter() {
            @Override
            public String name() {
                return "staff_lists";
            }

            @Override
            public Object export(Handle handle, UUID person, List<Long> learners) {
                return store.known(handle, person).stream().map(known -> line(handle, person, known)).toList();
            }

            @Override
            public Set<String> tables() {
                return Set.of("scim_users", "scim_members");
            }

            @Override
            public void erase(Handle handle, Leaving leaving) {
                store.erase(handle, leaving.person());
            }
        };
    }

    private Map<String, Object> line(Handle handle, UUID person, UserStore.Known known) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("organisation", known.organisation());
        known.sealed().flatMap(sealed -> users.unsealed(handle, person, sealed)).ifPresent(words -> line.put("called", words));
        line.put("departments", known.departments());
        line.put("since", known.madeAt().toString());
        line.put("changed_at", known.changedAt().toString());
        line.put("disabled_at", known.disabledAt().map(Instant::toString).orElse(""));
        line.put("ended_at", known.leftAt().map(Instant::toString).orElse(""));
        return line;
    }
}
