package qadam;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import org.jdbi.v3.core.Handle;
import qadam.credential.LeafHolders;
import qadam.credential.LeafHolders.LeafHolder;
import qadam.identity.Identity;
import qadam.letter.Letters;
import qadam.log.LogProblem;
import qadam.log.PublicLog;
import qadam.proof.LogTrust;
import qadam.shared.Database;
import qadam.shared.Limits;
import qadam.shared.Refusal;
import qadam.spotcheck.Holder;
import qadam.spotcheck.Holders;
import qadam.terms.Terms;

/** What a house knows of the holders of its credentials, for the operator's part of a spot check. May be asked beside the server. */
final class SpotCheckHouse {
    private static final String NOWHERE = "http://localhost";   // no link is made
    private static final String ACT = "spot-check-told";

    private final Database database;
    private final InstantSource clock;
    private final Identity identity;
    private final Letters letters;
    private final LeafHolders holders;

    private SpotCheckHouse(Database database, Path data, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.identity = Identity.open(database, clock, NOWHERE, true, data, new Terms(database, data, clock), Limits.USUAL);
        this.letters = new Letters(database, identity.people(), identity.masterKey().derive("letters"), clock, Optional.empty());
        this.holders = new LeafHolders(identity.people());
    }

    static int with(String address, Path data, InstantSource clock, ToIntBiFunction<LogTrust, Holders> act) {
        if (address == null && !Files.isRegularFile(data.resolve(Database.FILE))) {   // never begin an empty installation by a slip
            throw new Refusal(LogProblem.NEVER_STARTED);
        }
        try (Database database = Database.open(address, data); PublicLog log = PublicLog.open(database, data, clock)) {
            return act.applyAsInt(log.trust(), new SpotCheckHouse(database, data, clock)::tell);
        }
    }

    private List<Optional<Holder>> tell(List<Long> places, String sheet, String reason) {
        return database.write(handle -> {
            identity.people().audit(handle, clock.instant(), Optional.empty(), ACT, sheet, reason);
            return places.stream().map(place -> holders.at(handle, place).map(found -> holder(handle, found))).toList();
        });
    }

    private Holder holder(Handle handle, LeafHolder found) {
        return new Holder(found.registryNumber(), found.printedName(), identity.userName(handle, found.person()),
            letters.confirmedAddress(handle, found.person()), identity.people().confirmedBy(handle, found.person()));
    }
}
