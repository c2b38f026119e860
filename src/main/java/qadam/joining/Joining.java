package qadam.joining;

import java.nio.file.Path;
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
import qadam.identity.MatchTags;
import qadam.identity.MeSection;
import qadam.identity.NationalId;
import qadam.identity.OfficeSection;
import qadam.organisation.Members;
import qadam.organisation.Organisations;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** This package, put together: who may be one person, who says so, and what it adds to others' pages. */
public final class Joining {
    /** Well formed and nobody's. */
    private static final NationalId NOBODYS = NationalId.parse("000101500001").orElseThrow();

    private final Database database;
    private final Identity identity;
    private final Joinings joinings;
    private final Matches matches;
    private final Places places;
    private final JoiningStore store = new JoiningStore();
    private final MatchStore tags = new MatchStore();

    public Joining(Database database, Path data, InstantSource clock, Identity identity, Organisations organisations, Members members) {
        this.database = database;
        this.identity = identity;
        this.joinings = new Joinings(clock, identity.people(), identity.placedRoles(), identity.joinPersons());
        MatchTags key = new MatchTags(data, database);
        key.tag(NOBODYS);   // the key is read or made now: ids are seen inside transactions
        this.matches = new Matches(clock, key, joinings);
        this.places = new Places(organisations, members);
    }

    /** For whoever reads lists and tokens. */
    public Matches matches() {
        return matches;
    }

    /** @param listener hears of each proposal and of what became of it; added before the pages are open */
    public Joining heardBy(JoiningListener listener) {
        joinings.heardBy(listener);
        return this;
    }

    public List<Routes> routes(Site site, Askers askers) {
        JoiningViews views = new JoiningViews(joinings, places, site.texts());
        return List.of(new MyJoiningPages(site, askers, database, joinings, views, identity), new OfficePages(site, askers, database, joinings, views));
    }

    /** Only when there is something to ask or to tell. */
    public MeSection meSection(Texts texts) {
        return (handle, person, language) -> {
            List<Pair> mine = store.of(handle, person).stream().filter(pair -> joinings.concerns(handle, pair, person)).toList();
            boolean asked = mine.stream().anyMatch(pair -> pair.state().isOpen());
            return mine.isEmpty() ? Optional.empty()
                : Optional.of(new Card(texts.text(language, asked ? "joining.mine.asked" : "joining.mine.title"), texts.text(language, asked ? "joining.mine.asked.about" : "joining.mine.joined.about"),
                    List.of(new Card.Link(texts.text(language, asked ? "joining.mine.look" : "joining.mine.open"), "/" + language.tag() + "/me/joinings"))));
        };
    }

    public OfficeSection officeSection(Texts texts) {
        return new OfficeSection() {
            @Override
            public Set<Role> roles() {
                return Set.of(Role.OFFICE, Role.ADMINISTRATOR);
            }

            @Override
            public Card card(Handle handle, Language language) {
                long waiting = store.countWaiting(handle);
                return new Card(texts.text(language, "joining.office.title"), texts.text(language, "joining.office.card"),
                    List.of(new Card.Link(texts.text(language, "joining.office.open"), "/" + language.tag() + "/office/joinings")))
                    .with(new Card.Badge(texts.text(language, "joining.office.waiting", Map.of("count", waiting)), waiting == 0 ? "good" : "warn"));
            }

            @Override
            public Optional<String> of(Handle handle, UUID person, Language language) {
                long joined = store.of(handle, person).stream().filter(pair -> pair.state() == State.JOINED).count();
                return joined == 0 ? Optional.empty() : Optional.of(texts.text(language,
                    "joining.office.has", Map.of("count", joined)));
            }
        };
    }

    /** Its own rows stay, but for what was seen of the person. */
    public JoinListener joining() {
        return JoinListener.of(joined -> tags.join(joined), "joinings", "match_tags");
    }

    public Exporter exporter() {
        return new Exporter() {
            @Override
            public String name() {
                return "joinings";
            }

            @Override
            public Set<String> tables() {
                return Set.of("joinings", "match_tags");
            }

            @Override
            public Object export(Handle handle, UUID person, List<Long> learners) {
                return Map.of("pairs", store.of(handle, person).stream().filter(pair -> joinings.isAsked(handle, pair, person)).map(Joining::line).toList(), "ids_seen", tags.of(handle, person));
            }

            @Override
            public void erase(Handle handle, Leaving leaving) {
                store.erase(handle, leaving.person());
                tags.erase(handle, leaving.person());
            }
        };
    }

    /** Without the other account, unless it is their own. */
    private static Map<String, Object> line(Pair pair) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("evidence", pair.evidence().code());
        line.put("state", pair.state().code());
        line.put("proposed_at", pair.proposedAt().toString());
        line.put("by_the_office", pair.proposedBy().isPresent());
        line.put("decided_at", pair.decidedAt().map(Object::toString).orElse(""));
        return line;
    }
}
