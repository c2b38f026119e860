package qadam.visible;

import java.util.List;
import java.util.Optional;
import qadam.identity.Card;
import qadam.identity.Identity;
import qadam.identity.MeSection;
import qadam.organisation.Members;
import qadam.organisation.Organisations;
import qadam.shared.Database;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** This package, put together. */
public final class Visible {
    private final Database database;
    private final Identity identity;
    private final Onlookers onlookers;

    public Visible(Database database, Identity identity, Organisations organisations, Members members) {
        this.database = database;
        this.identity = identity;
        this.onlookers = new Onlookers(organisations, members, identity.placedRoles());
    }

    public Routes routes(Site site, Askers askers) {
        return new SeenByPages(site, askers, database, onlookers, identity.trail(site.texts()));
    }

    public MeSection meSection(Texts texts) {
        return (handle, person, language) -> Optional.of(new Card(texts.text(language, "visible.title"), texts.text(language, "visible.card"),
            List.of(new Card.Link(texts.text(language, "visible.open"), "/" + language.tag() + "/me/seen-by"))));
    }
}
