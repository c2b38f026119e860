package qadam.identity;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** This package, put together: what others ask of it, and the pages it adds. */
public final class Identity {
    private final Database database;
    private final InstantSource clock;
    private final String origin;
    private final MasterKey masterKey;
    private final Audit audit = new Audit();
    private final LearnerStore learners = new LearnerStore();
    private final SignUp.Parts parts;
    private final OldRowStore oldRows = new OldRowStore();

    private Identity(Database database, InstantSource clock, String origin, boolean secure, MasterKey masterKey, HouseRules rules) {
        this.database = database;
        this.clock = clock;
        this.origin = origin;
        this.masterKey = masterKey;
        Persons persons = new Persons(masterKey, audit);
        this.parts = new SignUp.Parts(persons, new Names(masterKey), new RecoveryCodes(masterKey, persons),
            new Sessions(database, clock, new SessionCookie(secure)), new Grants(clock, audit), new Passwords(), rules);
    }

    /**
     * @param secure false where people come over plain HTTP from elsewhere: then no cookie is called secure and no passkey is offered
     * @param data the folder that holds the master key, made at the first start
     */
    public static Identity open(Database database, InstantSource clock, String origin, boolean secure, Path data, HouseRules rules) {
        return new Identity(database, clock, origin, secure, MasterKey.open(data, database), rules);
    }

    /** How many passkeys there are, all made for the host of the origin. */
    public static long passkeys(Database database) {
        return database.read(new SignInStore()::passkeys);
    }

    public Askers askers() {
        return parts.sessions();
    }

    public People people() {
        return parts.persons();
    }

    public Learners learners() {
        return learners;
    }

    public Newcomers newcomers() {
        return new Newcomers(database, clock, parts);
    }

    public MasterKey masterKey() {
        return masterKey;
    }

    /** Every table whose rows on a person are in the download of their data, ours and the exporters'. */
    public static Set<String> exportedTables(List<Exporter> exporters) {
        Set<String> all = new TreeSet<>(Account.tables());
        exporters.forEach(exporter -> all.addAll(exporter.tables()));
        return all;
    }

    /** Lets go of sessions that nobody uses any more. */
    public Forgetting sessions() {
        return (rows, before) -> Forgetting.inPieces(rows, handle -> oldRows.sessions(handle, before, Forgetting.PIECE));
    }

    /** Lets go of what serves for hours or days only: counters of tries, questions to passkeys, one-time links. */
    public Forgetting shortLived() {
        return (rows, now) -> Forgetting.inPieces(rows, handle -> oldRows.shortLived(handle, now, Forgetting.PIECE));
    }

    /** Warns, then erases, accounts that nobody has used for long. @param exporters as for {@link #routes} */
    public Forgetting inactiveAccounts(List<Exporter> exporters, InactivityListener listener) {
        return new InactiveAccounts(clock, new Account(database, clock, parts, exporters), listener);
    }

    /** The pages, with what other packages add to them. */
    public List<Routes> routes(Site site, List<MeSection> me, List<OfficeSection> office, List<Exporter> exporters) {
        Limits limits = new Limits(database, clock, masterKey);
        SignUp signUp = new SignUp(database, clock, parts);
        SignUpPages signUpPages = new SignUpPages(site, parts.sessions(), signUp, limits);
        Passkeys passkeys = new Passkeys(database, origin, new Challenges(database, clock));
        Confirmations confirmations = new Confirmations(database, clock, parts.persons(), parts.names());
        Account account = new Account(database, clock, parts, exporters);
        List<OfficeSection> sections = new ArrayList<>(OwnOfficeSections.all(site.texts()));
        sections.addAll(office);
        return List.of(signUpPages,
            new SignInPages(site, parts.sessions(), new SignIn(database, clock, limits, parts)),
            new InvitationPages(site, parts.sessions(), database, parts.grants(), signUpPages),
            new RecoveryCodePages(site, parts.sessions(), database, clock, parts.codes()),
            site.isInsecure() ? nothing -> { } : new PasskeyRoutes(database, clock, parts.sessions(), passkeys, signUp, parts.persons(), limits),
            new MePages(site, parts.sessions(), database, account, parts, me),
            new PeoplePages(site, parts.sessions(), database, parts.persons(), confirmations),
            new StaffPages(site, database, clock, parts),
            new OfficePages(site, parts.sessions(), database, parts.persons(), audit, sections));
    }

    /** A new one-time path that makes its opener the administrator; empty once there is one. Printed, never stored. */
    public Optional<String> administratorPath() {
        return database.write(parts.grants()::firstLink).map(token -> "/kk/invitations/" + token);
    }
}
