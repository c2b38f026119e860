package qadam;

import java.nio.file.Path;
import java.time.InstantSource;
import qadam.identity.Identity;
import qadam.identity.MatchTags;
import qadam.organisation.Members;
import qadam.organisation.Organisations;
import qadam.roster.ImportRoster;
import qadam.roster.Rosters;
import qadam.shared.Database;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.terms.Terms;

/** What the import of a roster needs of the house, without its doors. */
final class RosterHouse {
    private RosterHouse() {
    }

    static ImportRoster.Opened with(Database database, Path data, Texts texts, InstantSource clock) {
        Identity identity = Identity.open(database, clock, "http://localhost", true, data, new Terms(database, data, clock), Limits.USUAL);
        Organisations organisations = Organisations.open(database, texts, clock);
        return new ImportRoster.Opened(new Rosters(database, organisations, new Members(clock), identity, new MatchTags(data, database), texts, clock), organisations);
    }
}
