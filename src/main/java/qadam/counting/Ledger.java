package qadam.counting;

import java.time.InstantSource;
import qadam.credential.Credentials;
import qadam.identity.People;
import qadam.identity.Vouching;
import qadam.organisation.Members;
import qadam.organisation.Organisations;
import qadam.shared.Database;

/** The faces that counting asks. */
public record Ledger(Database database, InstantSource clock, People people, Vouching vouching, Organisations organisations, Members members,
                     Credentials credentials, CardNumbers numbers) {
}
