package qadam.organisation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import qadam.identity.Card;
import qadam.identity.Identity;
import qadam.identity.MeSection;
import qadam.identity.OfficeSection;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** This package, put together: the pages of places, and what it adds to others' pages. */
public final class Directory {
    private final Database database;
    private final Organisations organisations;
    private final Members members;
    private final Identity identity;
    private final OrganisationStore store = new OrganisationStore();

    public Directory(Database database, Organisations organisations, Members members, Identity identity) {
        this.database = database;
        this.organisations = organisations;
        this.members = members;
        this.identity = identity;
    }

    /** What an invitation says of its place. */
    public String name(Handle handle, long place, Language language) {
        return place == Organisation.ROOT ? "" : organisations.find(handle, place).map(found -> organisations.title(found, language)).orElse("");
    }

    public Scope scope() {
        return new Scope(database, identity.askers(), organisations, identity.placedRoles());
    }

    public List<Routes> routes(Site site, Askers askers) {
        return List.of(new OrganisationPages(site, database, organisations, new PlaceViews(organisations, members, identity), scope(), identity),
            new MyPlacesPages(site, askers, database, organisations, scope()));
    }

    public MeSection meSection(Texts texts) {
        return (handle, person, language) -> identity.placedRoles().of(handle, person).stream().anyMatch(held -> Role.PLACED.contains(held.role()))
            ? Optional.of(new Card(texts.text(language, "organisation.mine.title"), texts.text(language, "organisation.mine.card"),
                List.of(new Card.Link(texts.text(language, "organisation.mine.open"), "/" + language.tag() + "/organisations"))))
            : Optional.empty();
    }

    public OfficeSection officeSection(Texts texts) {
        return new OfficeSection() {
            @Override
            public Set<Role> roles() {
                return Set.of(Role.OFFICE, Role.ADMINISTRATOR);
            }

            @Override
            public Card card(Handle handle, Language language) {
                return new Card(texts.text(language, "organisation.title"), texts.text(language, "organisation.office.card", Map.of("count", store.countResponsible(handle))),
                    List.of(new Card.Link(texts.text(language, "organisation.office.open"), "/" + language.tag() + "/organisations/" + Organisation.ROOT)));
            }
        };
    }
}
